"""Loading a dossier: all of it or nothing, and nothing that is already so is written again.

A load compares the dossier with what it brought before, writes the claims that differ, and
computes anew the facts on which those claims bear. It is one transaction: a load that is stopped
anywhere leaves the graph as it was.
"""

from dataclasses import asdict, dataclass, replace

from kb.ingest.dossier import Reading
from kb.model import schema as model
from kb.model.claims import Claim, Declaration, Dossier, Source
from kb.project import nodes
from kb.project.withdrawals import withdrawn
from kb.store import changes, clashes, labels, refresh, schema, stored, touched, write
from kb.store.answers import Transaction
from kb.store.changes import Change, Tally
from kb.store.driver import Database
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
    """The dossier against what it brought before.

    Attributes:
        stale: claims that it no longer brings.
        moved: things that are now of another kind, so that another node has to stand for them.
        written: claims to write.
        retitled: whether the dossier itself is to be written.
    """

    claims: Change[tuple[str, str]]
    things: Change[Declaration | Source]
    stale: frozenset[str]
    moved: frozenset[str]
    written: tuple[Claim, ...]
    retitled: bool

    @property
    def anything(self) -> bool:
        """Whether there is anything to do."""
        return bool(self.claims.touched or self.things.touched or self.retitled)


async def load(db: Database, reading: Reading, together: frozenset[str] = frozenset()) -> Summary:
    """Load a checked dossier.

    Args:
        reading: the dossier.
        together: ids of dossiers that the same command replaces; what they said before does not
            stand against this one.

    Raises:
        InvalidDossier: it contradicts what another dossier declares.
        DatabaseError: nothing of it is loaded.
    """
    await schema.apply(db)
    async with db.writing() as tx:
        dossier = await _with_known_hashes(tx, reading.dossier)
        await clashes.check(tx, reading, together)
        difference = await _difference(tx, dossier)
        if not difference.anything:
            facts = Tally(unchanged=await stored.count_facts(tx, dossier.id))
            return _summary(dossier, difference, facts)
        return await _load(tx, reading, dossier, together)


async def _load(
    tx: Transaction, reading: Reading, dossier: Dossier, together: frozenset[str]
) -> Summary:
    # Asked again behind the lock: another load may have ended since.
    await write.alone(tx)
    await clashes.check(tx, reading, together)
    difference = await _difference(tx, dossier)
    gone_before = withdrawn(await stored.withdrawals(tx))
    before = await touched.whole(tx, await _touched_before(tx, difference))
    await _write(tx, dossier, difference)
    gone_after = withdrawn(await stored.withdrawals(tx))
    reversed_claims = await stored.claims(tx, gone_before ^ gone_after)
    after = touched.by([*difference.written, *reversed_claims])
    facts = await refresh.refresh(tx, before | after, difference.things.touched)
    total = await stored.count_facts(tx, dossier.id)
    unchanged = max(0, total - facts.created - facts.changed)
    summary = _summary(dossier, difference, replace(facts, unchanged=unchanged))
    await write.log(tx, dossier.id, asdict(summary.total))
    return summary


async def _with_known_hashes(tx: Transaction, dossier: Dossier) -> Dossier:
    """Keep the hash of a source's text that was at hand at an earlier load and is not now."""
    declared = await stored.declared_by(tx, dossier.id)
    known = {id: item.sha256 for id, item in declared.items() if isinstance(item, Source)}
    sources = (replace(s, sha256=s.sha256 or known.get(s.id, "")) for s in dossier.sources)
    return replace(dossier, sources=tuple(sources))


def _summary(dossier: Dossier, difference: _Difference, facts: Tally) -> Summary:
    claims, things = changes.tally(difference.claims), changes.tally(difference.things)
    return Summary(dossier.id, claims, things, facts)


async def _difference(tx: Transaction, dossier: Dossier) -> _Difference:
    wanted = {claim.place: (claim.id, claim.content) for claim in dossier.claims}
    old_claims = await stored.brought(tx, dossier.id)
    claims = changes.between(old_claims, wanted)
    declared: dict[str, Declaration | Source] = {d.id: d for d in dossier.declarations}
    declared |= {source.id: source for source in dossier.sources}
    old_things = await stored.declared_by(tx, dossier.id)
    things = changes.between(old_things, declared)
    kept = {id for id, _ in wanted.values()}
    return _Difference(
        claims,
        things,
        frozenset(id for id, _ in old_claims.values()) - kept,
        frozenset(id for id in things.changed if _label(declared[id]) != _label(old_things[id])),
        tuple(claim for claim in dossier.claims if claim.place in claims.written),
        await stored.title(tx, dossier.id) != dossier.title,
    )


def _label(item: Declaration | Source) -> str:
    if isinstance(item, Source):
        return "Source"
    return labels.broad(tuple(model.NODE[item.label].labels))


async def _touched_before(tx: Transaction, difference: _Difference) -> Touched:
    overwritten = {claim.id for claim in difference.written}
    old = await stored.claims(tx, difference.stale | overwritten)
    sources = [id for id, item in difference.things.changed.items() if isinstance(item, Source)]
    return touched.by([*old, *await stored.claims_in(tx, sources)])


async def _write(tx: Transaction, dossier: Dossier, difference: _Difference) -> None:
    id = dossier.id
    await write.dossier(tx, dossier)
    await write.unbring(tx, id, difference.stale)
    await write.undeclare(tx, id, {*difference.things.removed, *difference.moved})
    items = difference.things.written.values()
    declared = [item for item in items if isinstance(item, Declaration)]
    known = await stored.nodes(tx, [item.id for item in declared])
    new = [(id, item) for item in declared if item.id not in known]
    await write.nodes(tx, [(node, {}) for node in nodes.project(new)])
    await write.declares(tx, id, declared)
    await write.sources(tx, id, [item for item in items if isinstance(item, Source)])
    await refresh.sources(tx, difference.things.touched)
    await write.claims(tx, id, difference.written)
