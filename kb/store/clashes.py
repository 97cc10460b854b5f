"""What may not be loaded because of what others have said: found before any write."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from kb.errors import InvalidDossier, Problem
from kb.ingest.dossier import Reading
from kb.ingest.tree import Mark
from kb.model import schema
from kb.model.claims import Brought, Claim, Declaration, Dossier, Source, Stance
from kb.model.identities import Identities
from kb.model.ids import FactKey
from kb.project.withdrawals import Withdrawal, withdrawn
from kb.store.standing import Standing
from kb.store.stored import Bringing

_JUDGED = "correct the file, or take the judgement back with `kb judgements withdraw`"
ANOTHER_ID = "give one of them another id"
_BOTH = "give one of them another id, or correct both files and load them in one command"


@dataclass(frozen=True)
class Clash:
    """One contradiction between what is to be loaded and what stands.

    Attributes:
        id: of the thing, source or claim.
        claim: whether it is a claim's.
    """

    id: str
    what: str
    remedy: str
    claim: bool = False


def check(reading: Reading, stands: Standing, together: frozenset[str]) -> None:
    """Hold a dossier against what others declared and claimed.

    Args:
        together: ids of dossiers that are being replaced too, and so do not count.

    Raises:
        InvalidDossier: with every clash, each at the line that declares the thing.
    """
    dossier = reading.dossier
    clashes = [
        *_same_id(dossier.id, stands),
        *found(dossier, stands, together - {dossier.id}),
        *of_kin(dossier, _without(stands, together), {}),
        *_changed_texts(dossier, stands.declared, dossier.hashed),
        *_withdrawals(dossier, stands),
    ]
    if clashes:
        raise InvalidDossier([_problem(reading, clash) for clash in clashes])


def _without(stands: Standing, replaced: frozenset[str]) -> Standing:
    return replace(stands, kin=tuple(one for one in stands.kin if one[0] not in replaced))


def between(readings: Sequence[Reading]) -> None:
    """Hold dossiers that are loaded together against each other.

    Raises:
        InvalidDossier: with every clash, each at the line of the later one.
    """
    problems = [
        _problem(reading, clash)
        for at, reading in enumerate(readings)
        for before in readings[:at]
        for clash in found(reading.dossier, _as_others(before.dossier), frozenset())
    ]
    if problems:
        raise InvalidDossier(problems)


def _as_others(dossier: Dossier) -> Standing:
    declared = tuple((dossier.id, item) for item in dossier.declared.values())
    bringing = (Bringing(dossier.id, one.place, one.id, one.content) for one in dossier.claims)
    return Standing(None, {}, {}, declared, tuple(bringing))


def _same_id(id: str, stands: Standing) -> Iterator[Clash]:
    if stands.by_rows:
        what = f"`{id}` is what was loaded from a file that is no dossier"
        yield Clash(id, what, f"give the dossier another id, or `kb unload {id}` first")


def found(brought: Brought, stands: Standing, replaced: frozenset[str]) -> Iterator[Clash]:
    """Yield what contradicts others' datasets, those aside that are `replaced`."""
    others = [(by, item) for by, item in stands.others if by not in replaced]
    declared = brought.declared
    for by, other in others:
        mine = declared.get(other.id)
        if isinstance(mine, Declaration) and isinstance(other, Declaration):
            yield from of_things(mine, by, other)
        elif isinstance(mine, Source) and isinstance(other, Source):
            yield from of_sources(mine, by, other)
        elif mine:
            what = f"`{mine.id}` is {_kind(mine)} here and {_kind(other)} in `{by}`"
            yield Clash(mine.id, what, _BOTH)
    claims = {claim.id: claim for claim in brought.claims}
    for one in stands.elsewhere:
        if claim := claims.get(one.claim):
            yield from of_claims(claim, one.dataset, one.content)


def of_kin(
    brought: Brought, stands: Standing, before: Mapping[str, Declaration]
) -> Iterator[Clash]:
    """Yield what cannot be one party, though it is judged to be, or be said of one and itself.

    Args:
        before: what the dataset brought before.
    """
    who = stands.who
    for source in brought.sources:
        if who.has(source.id):
            what = f"`{source.id}` is a source, and judged to be the same as a party"
            yield Clash(source.id, what, _JUDGED)
    judged = [thing for thing in brought.declarations if who.has(thing.id)]
    known = [item for _, item in stands.kin if isinstance(item, Declaration)]
    known += [before[id] for id in who.every(t.id for t in judged) if id in before]
    by_party: dict[str, dict[str, Declaration]] = {}  # one of each label
    for one in known:
        by_party.setdefault(who.of(one.id), {}).setdefault(one.label, one)
    for thing in judged:
        yield from _of_party(thing)
        kin = by_party.setdefault(who.of(thing.id), {})
        for other in kin.values():
            if schema.clash(thing.label, other.label):
                what = f"`{thing.id}` is a {thing.label} and `{other.id}` a {other.label}"
                yield Clash(thing.id, f"{what}, and they are judged to be the same", _JUDGED)
        kin.setdefault(thing.label, thing)
    yield from _related(brought, stands)


def _of_party(thing: Declaration) -> Iterator[Clash]:
    if schema.NODE[thing.label].group != "party":
        what = f"`{thing.id}` is a {thing.label}, and judged to be the same as a party"
        yield Clash(thing.id, what, _JUDGED)
    elif thing.collective:
        what = f"`{thing.id}` stands for an unnamed group, and is judged to be the same as a party"
        yield Clash(thing.id, what, _JUDGED)


def _related(brought: Brought, stands: Standing) -> Iterator[Clash]:
    """Yield how claims that count relate a party to itself: dropped, they would be lost unseen."""
    claims = brought.claims if stands.who else ()
    found = {claim: key for claim in claims if (key := _self_related(claim, stands.who))}
    own = (Withdrawal(claim.id, of) for claim in claims for of in claim.withdraws)
    gone = withdrawn((*stands.withdrawals, *own)) if found else frozenset()
    for claim, key in found.items():
        if claim.id not in gone:
            what = f"a claim says `{key.left}` {key.type} `{key.right}`"
            yield Clash(
                claim.id, f"{what}, and they are judged to be the same", _JUDGED, claim=True
            )


def _self_related(claim: Claim, who: Identities) -> FactKey | None:
    asserted = (one.key for one in claim.statements if one.stance is Stance.ASSERTS)
    different = (key for key in asserted if key.left != key.right)
    return next((key for key in different if who.of(key.left) == who.of(key.right)), None)


def _kind(item: Declaration | Source) -> str:
    return "a source" if isinstance(item, Source) else f"a {item.label}"


def of_kinds(
    brought: Brought, things: Mapping[str, Declaration], sources: Mapping[str, Source]
) -> Iterator[Clash]:
    """Yield the ids that a dataset has for a thing and for a source too.

    Args:
        things, sources: what it brought before.
    """
    own = {thing.id: thing for thing in brought.declarations}
    cited = {source.id for source in brought.sources}
    twice = [thing for id, thing in own.items() if id in sources or id in cited]
    for thing in (*twice, *(things[id] for id in cited if id in things)):
        what = f"`{thing.id}` is a {thing.label}, and the id of a source too"
        yield Clash(thing.id, what, ANOTHER_ID)


def of_things(mine: Declaration, by: str, other: Declaration) -> Iterator[Clash]:
    """Yield in what a declaration contradicts that of another dataset."""
    if schema.clash(mine.label, other.label):
        what = f"`{mine.id}` is a {mine.label} here and a {other.label} in `{by}`"
        yield Clash(mine.id, what, _BOTH)


def of_sources(mine: Source, by: str, other: Source) -> Iterator[Clash]:
    """Yield in what a source contradicts what another dataset declares of it.

    Two that only cite it may call its publisher otherwise: neither has read it.
    """
    read = mine.published or other.published
    if read and (mine.publisher, mine.published) != (other.publisher, other.published):
        yield Clash(mine.id, f"`{mine.id}` is another document in `{by}`", _BOTH)
    yield from _text(mine, other)


def of_claims(mine: Claim, by: str, content: str) -> Iterator[Clash]:
    """Yield that a claim is not the one of the same id, and of this content, in another dataset."""
    if mine.content != content:
        what = f"the claim id `{mine.id}` is that of another claim in `{by}`"
        yield Clash(mine.id, what, ANOTHER_ID, claim=True)


def _text(mine: Source, other: Source) -> Iterator[Clash]:
    if mine.sha256 and other.sha256 and mine.sha256 != other.sha256:
        what = f"the text of `{mine.id}` changed since its hash was recorded"
        remedy = f"read its passages again, then write sha256: {mine.sha256} in the source"
        yield Clash(mine.id, what, remedy)


def _changed_texts(
    brought: Brought, declared: Mapping[str, Declaration | Source], hashed: frozenset[str]
) -> Iterator[Clash]:
    """Yield which texts are others than before, where the dossier itself does not say so."""
    for source in brought.sources:
        before = declared.get(source.id)
        if isinstance(before, Source) and source.id not in hashed:
            yield from _text(source, before)


def _withdrawals(brought: Brought, stands: Standing) -> Iterator[Clash]:
    known = {claim.id for claim in brought.claims} | {one.claim for one in stands.elsewhere}
    known |= {id for id, _ in stands.claims.values()}
    for claim in brought.claims:
        for id in sorted(set(claim.withdraws) - known):
            what = f"the claim `{id}` that is withdrawn is neither here nor in the database"
            yield Clash(claim.id, what, "load the dossier that makes it first", claim=True)


def _problem(reading: Reading, clash: Clash) -> Problem:
    mark: Mark | None = (reading.claim_marks if clash.claim else reading.marks).get(clash.id)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Problem(reading.file, line, column, clash.what, clash.remedy)
