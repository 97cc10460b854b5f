"""What a dossier may not say because of what others have said: found before any write."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kb.errors import InvalidDossier, Problem
from kb.ingest.dossier import Reading
from kb.ingest.tree import Mark
from kb.model.claims import Claim, Declaration, Source
from kb.project import nodes
from kb.store import stored
from kb.store.answers import Transaction

_BOTH = "give one of them another id, or correct both files and load them in one command"


@dataclass(frozen=True)
class Clash:
    """What of one dossier another contradicts: the thing, source or claim, and what to do."""

    id: str
    what: str
    remedy: str


async def check(tx: Transaction, reading: Reading, together: frozenset[str]) -> None:
    """Compare the dossier with what others declared and claimed.

    Args:
        together: ids of other dossiers that are being replaced too, and so do not count.

    Raises:
        InvalidDossier: with every clash, each at the line that declares the thing.
    """
    dossier = reading.dossier
    things = [
        (other, thing)
        for other, thing in await stored.declarations(tx, [d.id for d in dossier.declarations])
        if other not in together - {dossier.id}
    ]
    sources = [
        (other, source)
        for other, source in await stored.declared_sources(tx, [s.id for s in dossier.sources])
        if other not in together - {dossier.id}
    ]
    named = {id for claim in dossier.claims for id in (claim.id, *claim.withdraws)}
    claims = await stored.claims_with_dossiers(tx, named)
    problems = [
        *_things(reading, things),
        *_sources(reading, sources),
        *_claims(reading, claims),
        *_withdrawals(reading, {claim.id for _, claim in claims}),
    ]
    if problems:
        raise InvalidDossier(problems)


def of_things(mine: Declaration, dossier: str, theirs: Declaration) -> Iterator[Clash]:
    """Yield in what a declaration contradicts that of another dossier."""
    if nodes.clash(mine.label, theirs.label):
        what = f"`{theirs.id}` is a {mine.label} here and a {theirs.label} in `{dossier}`"
        yield Clash(theirs.id, what, _BOTH)


def of_sources(mine: Source, dossier: str, theirs: Source) -> Iterator[Clash]:
    """Yield in what a source contradicts what another dossier declares of it."""
    if (mine.publisher, mine.published) != (theirs.publisher, theirs.published):
        yield Clash(theirs.id, f"`{theirs.id}` is another document in `{dossier}`", _BOTH)
    yield from _texts(mine, theirs)


def of_claims(mine: Claim, dossier: str, theirs: Claim) -> Iterator[Clash]:
    """Yield in what a claim contradicts the one of the same id in another dossier."""
    if mine.content != theirs.content:
        what = f"the claim id `{theirs.id}` is that of another claim in `{dossier}`"
        yield Clash(theirs.id, what, "give one of them another id")


def _texts(mine: Source, theirs: Source) -> Iterator[Clash]:
    if mine.sha256 and theirs.sha256 and mine.sha256 != theirs.sha256:
        what = f"the text of `{theirs.id}` changed since its hash was recorded"
        remedy = f"read its passages again, then write sha256: {mine.sha256} in the source"
        yield Clash(theirs.id, what, remedy)


def _things(reading: Reading, declared: list[tuple[str, Declaration]]) -> Iterator[Problem]:
    mine = {thing.id: thing for thing in reading.dossier.declarations}
    for dossier, other in declared:
        if dossier != reading.dossier.id:
            for clash in of_things(mine[other.id], dossier, other):
                yield _at(reading.marks, reading, clash)


def _sources(reading: Reading, declared: list[tuple[str, Source]]) -> Iterator[Problem]:
    mine = {source.id: source for source in reading.dossier.sources}
    for dossier, other in declared:
        if dossier != reading.dossier.id:
            found = of_sources(mine[other.id], dossier, other)
        elif other.id in reading.dossier.hashed:
            continue
        else:
            found = _texts(mine[other.id], other)
        for clash in found:
            yield _at(reading.marks, reading, clash)


def _claims(reading: Reading, brought: list[tuple[str, Claim]]) -> Iterator[Problem]:
    mine = {claim.id: claim for claim in reading.dossier.claims}
    for dossier, other in brought:
        claim = mine.get(other.id)
        if claim and dossier != reading.dossier.id:
            for clash in of_claims(claim, dossier, other):
                yield _at(reading.claim_marks, reading, clash)


def _withdrawals(reading: Reading, present: set[str]) -> Iterator[Problem]:
    known = present | {claim.id for claim in reading.dossier.claims}
    for claim in reading.dossier.claims:
        for id in sorted(set(claim.withdraws) - known):
            what = f"the claim `{id}` that is withdrawn is neither here nor in the database"
            clash = Clash(claim.id, what, "load the dossier that makes it first")
            yield _at(reading.claim_marks, reading, clash)


def _at(marks: Mapping[str, Mark], reading: Reading, clash: Clash) -> Problem:
    mark = marks.get(clash.id)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Problem(reading.file, line, column, clash.what, clash.remedy)
