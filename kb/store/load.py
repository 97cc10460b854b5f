"""Loading a dossier: all of it or nothing, and nothing that is already so is written again.

A load compares the dossier with what it brought before, writes the claims that differ, and
computes anew the facts on which those claims bear. It is one transaction: a load that is stopped
anywhere leaves the graph as it was.
"""

from dataclasses import asdict, dataclass, replace

from kb.ingest.dossier import Reading
from kb.model.claims import Dossier, Source
from kb.store import clashes, journal, plan, schema, standing, stored
from kb.store.answers import Transaction
from kb.store.changes import Tallies
from kb.store.driver import Database
from kb.store.plan import Of, Plan
from kb.store.writes import loads
from kb.store.writes.statement import run


@dataclass(frozen=True)
class Summary:
    """What one load did."""

    dossier: str
    did: Tallies


async def load(db: Database, reading: Reading, together: frozenset[str] = frozenset()) -> Summary:
    """Load a checked dossier.

    Args:
        reading: the dossier.
        together: ids of dossiers that the same command is about to replace; what they said before
            does not stand against this one.

    Raises:
        InvalidDossier: it contradicts what another dossier declares.
        DatabaseError: nothing of it is loaded.
    """
    await schema.ready(db)
    async with db.writing() as tx:
        found = await planned(tx, reading, together)
        if found.anything:
            # Asked again behind the lock: another load may have ended since.
            await journal.alone(tx)
            found = await planned(tx, reading, together)
            await run(tx, loads.of(found))
        summary = await _summary(tx, found)
        if found.anything:
            await journal.begin(tx, {"dossier": summary.dossier, **asdict(summary.did.total)})
            await journal.supersede(tx, await journal.stopped(tx, summary.dossier))
        return summary


async def planned(tx: Transaction, reading: Reading, together: frozenset[str]) -> Plan:
    """Plan the load of a dossier, without writing anything.

    Raises:
        InvalidDossier: it contradicts what another dossier declares.
    """
    stands = await standing.whole(tx, reading.dossier.id, reading.dossier)
    dossier = _with_known_hashes(reading.dossier, stands)
    clashes.check(reading, stands, together)
    return await plan.make(tx, Of(dossier.id, dossier.title), dossier, stands)


def _with_known_hashes(dossier: Dossier, stands: standing.Standing) -> Dossier:
    """Keep the hash of a source's text that was at hand at an earlier load and is not now."""
    known = {id: item.sha256 for id, item in stands.declared.items() if isinstance(item, Source)}
    sources = (replace(s, sha256=s.sha256 or known.get(s.id, "")) for s in dossier.sources)
    return replace(dossier, sources=tuple(sources))


async def _summary(tx: Transaction, found: Plan) -> Summary:
    did = found.tallies
    total = await stored.count_facts(tx, found.dataset)
    unchanged = max(0, total - did.facts.created - did.facts.changed)
    return Summary(found.dataset, replace(did, facts=replace(did.facts, unchanged=unchanged)))
