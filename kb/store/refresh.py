"""Bringing the graph in line with the claims: what was touched, or everything."""

from collections.abc import Iterable, Mapping

from kb.project import nodes
from kb.project.facts import Fact
from kb.project.nodes import DECLARED, Node
from kb.project.withdrawals import withdrawn
from kb.store import changes, records, stored, touched, write
from kb.store.answers import Transaction
from kb.store.changes import Tally
from kb.store.driver import Database
from kb.store.stored import StoredFact, StoredNode
from kb.store.touched import Touched


async def refresh(tx: Transaction, changed: Touched, things: Iterable[str]) -> Tally:
    """Compute the touched facts and things anew and write those that differ from what stands.

    Returns:
        How many facts that made, changed, left alone and removed, agreements among them.
    """
    named = list(things)
    agreements = await stored.agreements_among(tx, named)
    whole, projected = await touched.project(tx, changed | Touched(agreements))
    stated = {fact.key.id: records.fact(fact) for fact in projected if not fact.key.left}
    terms = await _things(tx, {*named, *whole.agreements}, stated)
    await write.withdrawn(tx, withdrawn(await stored.withdrawals(tx)))
    related = {fact.key.id: fact for fact in projected if fact.key.left}
    return terms + await _facts(tx, whole, related)


async def sources(tx: Transaction, ids: Iterable[str]) -> None:
    """Give sources the properties that their dossiers declare."""
    await write.source_nodes(tx, nodes.sources(await stored.declared_sources(tx, ids)))


async def rebuild(db: Database) -> int:
    """Drop every fact and compute all of them again; return how many there are.

    One transaction: nobody sees a graph without facts.
    """
    async with db.writing() as tx:
        await write.alone(tx)
        await write.drop_facts(tx)
        claims = await stored.all_claims(tx)
        everything = touched.by(claims) | Touched(await stored.agreements(tx))
        await refresh(tx, everything, await stored.things(tx))
        return await stored.count_facts(tx)


async def _things(
    tx: Transaction, ids: Iterable[str], stated: dict[str, records.Properties]
) -> Tally:
    wanted = list(ids)
    declared = {node.id: node for node in nodes.project(await stored.declarations(tx, wanted))}
    properties = {id: {**_declared(node), **stated.get(id, {})} for id, node in declared.items()}
    targets = {
        id: StoredNode(node.labels, properties[id], node.broader) for id, node in declared.items()
    }
    present = await stored.nodes(tx, wanted)
    differing = changes.between(present, targets).written
    await write.nodes(tx, [(declared[id], properties[id]) for id in differing])
    await write.broader(tx, [declared[id] for id in differing])
    return changes.tally(changes.between(_terms(present), _terms(targets)))


def _terms(things: Mapping[str, StoredNode]) -> dict[str, records.Properties]:
    """Return what is stated of those agreements that somebody asserts, and nothing declared."""
    return {
        id: {name: v for name, v in node.properties.items() if name not in DECLARED}
        for id, node in things.items()
        if "dated_by" in node.properties
    }


def _declared(node: Node) -> records.Properties:
    values = {n: list(v) if isinstance(v, tuple) else v for n, v in node.properties}
    return {"id": node.id, **values}


async def _facts(tx: Transaction, whole: Touched, related: dict[str, Fact]) -> Tally:
    present = await stored.facts(tx, whole.agreements, whole.facts)
    wanted = {id: StoredFact(f.key.type, records.fact(f)) for id, f in related.items()}
    change = changes.between(present, wanted)
    await write.unfact(tx, [(present[id].type, id) for id in change.removed])
    await write.facts(tx, [related[id] for id in change.written])
    return changes.tally(change)
