"""Whether judgements can stand: beside each other, and with what the parties are said to be."""

from collections.abc import Iterator, Mapping, Sequence
from operator import attrgetter

from kb.errors import Refusal
from kb.model import schema
from kb.model.claims import Declaration
from kb.model.identities import Identities
from kb.model.judgements import Judgement, Verdict
from kb.resolve import clusters
from kb.store import stored
from kb.store.answers import Transaction

_AGAIN = "judge one of these otherwise, or take one back with `kb judgements withdraw`"
_KINDS = "judge them to be different, or correct what a file calls them"


async def refusals(
    tx: Transaction, wanted: Mapping[str, Judgement], made: Mapping[str, Judgement]
) -> list[Refusal]:
    """Return why judgements cannot stand.

    Args:
        wanted: all that there are to be, by id.
        made: those of them that are new.
    """
    who = clusters.identities(wanted.values())
    same = [one for one in made.values() if one.verdict is Verdict.SAME]
    declared = await stored.declarations(tx, who.every(id for one in same for id in one.pair))
    things: dict[str, list[Declaration]] = {}
    for declaration in sorted((item for _, item in declared), key=attrgetter("id", "label")):
        things.setdefault(who.of(declaration.id), []).append(declaration)
    return [
        *_contradictions(list(wanted.values()), made),
        *(found for one in same for found in _not_one(one, who, things)),
    ]


def _contradictions(
    wanted: Sequence[Judgement], made: Mapping[str, Judgement]
) -> Iterator[Refusal]:
    # What stood before did not contradict itself: something new is on each way.
    for found in clusters.contradictions(wanted):
        one, other = found.different.pair
        new = next(each for each in (*found.path, found.different) if each.id in made)
        steps = " and ".join(f"`{a}` the same as `{b}`" for a, b in (s.pair for s in found.path))
        what = f"`{one}` is judged to be different from `{other}`, and {steps}"
        yield Refusal(new.pair, what, _AGAIN)


def _not_one(
    judgement: Judgement, who: Identities, things: Mapping[str, Sequence[Declaration]]
) -> Iterator[Refusal]:
    known = things.get(who.of(judgement.one), ())
    for thing in known:
        if schema.NODE[thing.label].group != "party":
            what = f"`{thing.id}` is a {thing.label}, and only parties are judged"
            yield Refusal(judgement.pair, what, _KINDS)
            return
        if thing.collective:
            what = f"`{thing.id}` stands for an unnamed group, which is nobody else"
            yield Refusal(judgement.pair, what, _KINDS)
            return
    clashing = ((a, b) for a in known for b in known if schema.clash(a.label, b.label))
    for mine, theirs in clashing:
        what = f"`{mine.id}` is a {mine.label} and `{theirs.id}` a {theirs.label}"
        yield Refusal(judgement.pair, what, _KINDS)
        return
