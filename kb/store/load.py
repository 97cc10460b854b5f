"""Loading a dossier: all of it or nothing, and nothing that is already so is written again.

A load compares the dossier with what it brought before, writes the claims that differ, and
computes anew the facts on which those claims bear. It is one transaction: a load that is stopped
anywhere leaves the graph as it was.
"""

from dataclasses import dataclass, replace

from kb.ingest.dossier import Reading
from kb.model import schema as model
from kb.model.claims import Claim, Declaration, Source
from kb.project import nodes
from kb.store import changes, clashes, refresh, schema, stored, touched, write
from kb.store.changes import Change, Tally
from kb.store.driver import Database, Transaction
from kb.store.touched import Touched


@dataclass(frozen=True)
class Summary:
    """What one load did."""

    dossier: str
    claims: Tally
    things: Tally
    facts: Tally

    @property
    def total(self) -> Tally:
        """Claims, things and facts together."""
        return self.claims + self.things + self.facts


@dataclass(frozen=True)
class _Difference:
    """The dossier against what it brought before."""

    claims: Change[tuple[str, str]]
    things: Change[Declaration | Source]
    stale: frozenset[str]
    written: tuple[Claim, ...]
    retitled: bool

    @property
    def anything(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.claims.touched or self.things.touched or self.retitled)


async def load(db: Database, reading: Reading) -> Summary:
    """Load a checked dossier.

    Raises:
        InvalidDossier: it contradicts what another dossier declares.
        DatabaseError: nothing of it is loaded.
    """
    await schema.apply(db)
    async with db.reading() as tx:
        await clashes.check(tx, reading)
        difference = await _difference(tx, reading)
        if not difference.anything:
            facts = Tally(unchanged=await stored.count_facts(tx, reading.dossier.id))
            return _summary(reading, difference, facts)
    async with db.writing() as tx:
        return await _load(tx, reading)


async def _load(tx: Transaction, reading: Reading) -> Summary:
    # Asked again behind the lock: another load may have ended since.
    await write.alone(tx)
    await clashes.check(tx, reading)
    difference = await _difference(tx, reading)
    before = await _touched_before(tx, difference)
    await _write(tx, reading, difference)
    mine = touched.by(difference.written) | _redeclared(difference)
    after = mine | touched.by(await _withdrawn_by(tx, difference.written))
    facts = await refresh.refresh(tx, before | after, difference.things.touched)
    total = await stored.count_facts(tx, reading.dossier.id)
    unchanged = max(0, total - facts.created - facts.changed)
    return _summary(reading, difference, replace(facts, unchanged=unchanged))


def _summary(reading: Reading, difference: _Difference, facts: Tally) -> Summary:
    claims, things = changes.tally(difference.claims), changes.tally(difference.things)
    return Summary(reading.dossier.id, claims, things, facts)


async def _difference(tx: Transaction, reading: Reading) -> _Difference:
    dossier = reading.dossier
    wanted = {claim.place: (claim.id, claim.content) for claim in dossier.claims}
    old_claims = await stored.brought(tx, dossier.id)
    claims = changes.between(old_claims, wanted)
    declared: dict[str, Declaration | Source] = {d.id: d for d in dossier.declarations}
    declared |= {source.id: source for source in dossier.sources}
    things = changes.between(await stored.declared_by(tx, dossier.id), declared)
    kept = {id for id, _ in wanted.values()}
    return _Difference(
        claims,
        things,
        frozenset(id for id, _ in old_claims.values()) - kept,
        tuple(claim for claim in dossier.claims if claim.place in claims.written),
        await stored.title(tx, dossier.id) != dossier.title,
    )


async def _touched_before(tx: Transaction, difference: _Difference) -> Touched:
    overwritten = {claim.id for claim in difference.written}
    old = await stored.claims(tx, difference.stale | overwritten)
    sources = [id for id, item in difference.things.changed.items() if isinstance(item, Source)]
    restated = await stored.claims_in(tx, sources)
    return touched.by([*old, *restated, *await _withdrawn_by(tx, old)])


async def _withdrawn_by(tx: Transaction, claims: tuple[Claim, ...] | list[Claim]) -> list[Claim]:
    return await stored.claims(tx, {id for claim in claims for id in claim.withdraws})


def _redeclared(difference: _Difference) -> Touched:
    return Touched(
        frozenset(
            id
            for id, item in difference.things.written.items()
            if isinstance(item, Declaration) and model.NODE[item.label].group == "agreement"
        )
    )


async def _write(tx: Transaction, reading: Reading, difference: _Difference) -> None:
    id = reading.dossier.id
    await write.dossier(tx, reading.dossier)
    await write.unbring(tx, id, difference.stale)
    await write.undeclare(tx, id, difference.things.removed)
    items = difference.things.written.values()
    declared = [item for item in items if isinstance(item, Declaration)]
    known = await stored.nodes(tx, [item.id for item in declared])
    new = [(id, item) for item in declared if item.id not in known]
    await write.nodes(tx, [(node, {}) for node in nodes.project(new)])
    await write.declares(tx, id, declared)
    await write.sources(tx, id, [item for item in items if isinstance(item, Source)])
    await refresh.sources(tx, difference.things.touched)
    await write.claims(tx, id, difference.written)
