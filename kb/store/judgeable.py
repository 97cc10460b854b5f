"""Whether judgements can stand: beside each other, and with what the parties are said to be."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from operator import attrgetter

from kb.errors import Refusal
from kb.model import schema
from kb.model.claims import Declaration, Source
from kb.model.identities import Identities
from kb.model.judgements import Judgement, Verdict
from kb.resolve import clusters
from kb.store import stored
from kb.store.answers import Transaction
from kb.store.stored import Declared

_AGAIN = "judge one of these otherwise, or take one back with `kb judgements withdraw`"
_AHEAD = "correct the id, load what has it first, or import with --ahead if that comes later"
_STANDS = "that stands until somebody judges them otherwise, knowing it"
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
    groups = {who.of(one.one): one for one in same}  # each with one judgement that is new
    members = {group: who.members(group) for group in groups}
    declared = await stored.declared(tx, {id for ids in members.values() for id in ids})
    things: dict[str, list[Declared]] = {group: [] for group in groups}
    for item in sorted((item for _, item in declared), key=attrgetter("id")):
        things[who.of(item.id)].append(item)
    return [
        *_contradictions(list(wanted.values()), made),
        *(found for group, one in groups.items() for found in _not_one(one, things[group])),
        *await _related(tx, {group: (one, members[group]) for group, one in groups.items()}),
    ]


def overruled(
    unseen: Mapping[str, Judgement], wanted: Mapping[str, Judgement], made: Mapping[str, Judgement]
) -> list[Refusal]:
    """Return what is decided otherwise by somebody who does not know what others have decided.

    Two that are different by the one and the same by the others contradict each other anyway.

    Args:
        unseen: what stands, by id, and was not known.
        wanted, made: as for `refusals`.
    """
    if not unseen:
        return []
    who = clusters.identities(wanted.values())
    groups = {who.of(one.one): one.pair for one in made.values() if one.verdict is Verdict.SAME}
    gone = (one for id, one in unseen.items() if wanted.get(id) != one)
    unsure = [one for id, one in unseen.items() if wanted.get(id) == one and _unsure(one, who)]
    joined = [(groups[who.of(one.one)], one) for one in unsure if who.of(one.one) in groups]
    both = [*((one.pair, one) for one in gone), *joined]
    return [Refusal(pair, _meanwhile(one), _STANDS) for pair, one in both]


def _unsure(judgement: Judgement, who: Identities) -> bool:
    """Say whether nobody knew of two that they are one, and they are."""
    return judgement.verdict is Verdict.UNSURE and who.of(judgement.one) == who.of(judgement.other)


def _meanwhile(judgement: Judgement) -> str:
    one, other = judgement.pair
    return f"{judgement.by} has judged `{one}` and `{other}` {judgement.verdict} meanwhile"


async def led(
    tx: Transaction,
    standing: Mapping[str, Judgement],
    wanted: Mapping[str, Judgement],
    made: Mapping[str, Judgement],
) -> list[Refusal]:
    """Return by which judgements an id that nothing loaded has would stand for what is loaded.

    Args:
        standing: all that there are, by id; what it stood for before it may stand for on.
        wanted, made: as for `refusals`.
    """
    who = clusters.identities(wanted.values())
    same = [one for one in made.values() if one.verdict is Verdict.SAME]
    by_leader = {who.of(one.one): one for one in same}
    by_leader |= {id: one for one in same for id in one.pair if id in by_leader}
    turned = clusters.identities(standing.values()).turned(who)
    followers = [id for id in sorted(turned, key=clusters.rank) if who.of(id) in by_leader]
    known = {item.id for _, item in await stored.declarations(tx, {*by_leader, *followers})}
    led = {who.of(id): id for id in reversed(followers) if id in known}
    return [
        Refusal(by_leader[leader].pair, _stands_for(leader, led[leader]), _AHEAD)
        for leader in by_leader
        if leader in led and leader not in known
    ]


def _stands_for(leader: str, follower: str) -> str:
    return f"nothing that is loaded has the id `{leader}`, which would stand for `{follower}`"


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


def _not_one(judgement: Judgement, known: Sequence[Declared]) -> Iterator[Refusal]:
    """Yield the first thing that keeps the parties of a group from being one."""
    found = next((what for what in map(_no_party, known) if what), "") or _clashing(known)
    if found:
        yield Refusal(judgement.pair, found, _KINDS)


def _no_party(thing: Declared) -> str:
    if isinstance(thing, Source):
        return f"`{thing.id}` is a source, and only parties are judged"
    if schema.NODE[thing.label].group != "party":
        return f"`{thing.id}` is a {thing.label}, and only parties are judged"
    return f"`{thing.id}` stands for an unnamed group, which is nobody else" * thing.collective


def _clashing(known: Sequence[Declared]) -> str:
    first = {one.label: one for one in reversed(known) if isinstance(one, Declaration)}
    for mine, theirs in combinations(sorted(first.values(), key=attrgetter("id", "label")), 2):
        if schema.clash(mine.label, theirs.label):
            return f"`{mine.id}` is a {mine.label} and `{theirs.id}` a {theirs.label}"
    return ""


async def _related(
    tx: Transaction, groups: Mapping[str, tuple[Judgement, Sequence[str]]]
) -> list[Refusal]:
    """Return which parties a claim relates to each other, as nobody is related to itself."""
    asserted = await stored.asserted_among(tx, [ids for _, ids in groups.values()])
    by_id = {id: judgement for judgement, ids in groups.values() for id in ids}
    return [
        Refusal(by_id[key.left].pair, f"a claim says `{key.left}` {key.type} `{key.right}`", _KINDS)
        for key in asserted
    ]
