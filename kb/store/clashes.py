"""What a dossier may not say because of what others have said: found before any write."""

from collections.abc import Iterator, Mapping

from kb.errors import InvalidDossier, Problem
from kb.ingest.dossier import Reading
from kb.ingest.tree import Mark
from kb.model.claims import Claim, Declaration, Source
from kb.project import nodes
from kb.store import stored
from kb.store.answers import Transaction

_BOTH = "give one of them another id, or correct both files and load them in one command"


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


def _things(reading: Reading, declared: list[tuple[str, Declaration]]) -> Iterator[Problem]:
    mine = {thing.id: thing for thing in reading.dossier.declarations}
    for dossier, other in declared:
        label = mine[other.id].label
        if dossier != reading.dossier.id and nodes.clash(label, other.label):
            what = f"`{other.id}` is a {label} here and a {other.label} in `{dossier}`"
            yield _at(reading.marks, reading, other.id, what, _BOTH)


def _sources(reading: Reading, declared: list[tuple[str, Source]]) -> Iterator[Problem]:
    mine = {source.id: source for source in reading.dossier.sources}
    for dossier, other in declared:
        source, own = mine[other.id], dossier == reading.dossier.id
        if not own and (source.publisher, source.published) != (other.publisher, other.published):
            what = f"`{other.id}` is another document in `{dossier}`"
            yield _at(reading.marks, reading, other.id, what, _BOTH)
        if source.sha256 and other.sha256 and source.sha256 != other.sha256:
            if own and other.id in reading.dossier.hashed:
                continue
            what = f"the text of `{other.id}` changed since its hash was recorded"
            remedy = f"read its passages again, then write sha256: {source.sha256} in the source"
            yield _at(reading.marks, reading, other.id, what, remedy)


def _claims(reading: Reading, brought: list[tuple[str, Claim]]) -> Iterator[Problem]:
    mine = {claim.id: claim for claim in reading.dossier.claims}
    for dossier, other in brought:
        claim = mine.get(other.id)
        if claim and dossier != reading.dossier.id and claim.content != other.content:
            what = f"the claim id `{other.id}` is that of another claim in `{dossier}`"
            remedy = "give one of them another id"
            yield _at(reading.claim_marks, reading, other.id, what, remedy)


def _withdrawals(reading: Reading, present: set[str]) -> Iterator[Problem]:
    known = present | {claim.id for claim in reading.dossier.claims}
    for claim in reading.dossier.claims:
        for id in sorted(set(claim.withdraws) - known):
            what = f"the claim `{id}` that is withdrawn is neither here nor in the database"
            remedy = "load the dossier that makes it first"
            yield _at(reading.claim_marks, reading, claim.id, what, remedy)


def _at(marks: Mapping[str, Mark], reading: Reading, id: str, what: str, remedy: str) -> Problem:
    mark = marks.get(id)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Problem(reading.file, line, column, what, remedy)
