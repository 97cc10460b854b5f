"""What claims and declarations come to, held against the facts and things that stand."""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.project import nodes
from kb.project.facts import Fact
from kb.project.nodes import DECLARED, Node
from kb.store import changes, records, stored, touched
from kb.store.after import After
from kb.store.answers import Transaction
from kb.store.changes import Change, Tally
from kb.store.records import Properties
from kb.store.stored import StoredFact, StoredNode
from kb.store.touched import NONE, Touched


@dataclass(frozen=True)
class Things:
    """Nodes that come out otherwise than they stand.

    Attributes:
        created, changed: each with all the properties it is to have.
        removed: ids of those that stand and that nobody declares any more.
    """

    created: tuple[tuple[Node, Properties], ...] = ()
    changed: tuple[tuple[Node, Properties], ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What is to be written so that facts and things are what the claims come to.

    Attributes:
        touched: what was computed anew.
        facts: relationships, by id.
        present: those of them that stand, as they stand.
        terms: what is stated of agreements and measures, by id.
        before: what is stated of them as they stand.
        things: the nodes of both, and all others that are touched.
    """

    touched: Touched
    facts: Change[StoredFact]
    present: Mapping[str, StoredFact]
    terms: Change[Properties]
    before: Mapping[str, Properties]
    things: Things

    @property
    def tally(self) -> Tally:
        """How many facts that makes, changes, leaves alone and removes, agreements among them."""
        return changes.tally(self.facts) + changes.tally(self.terms)


NOTHING = Outcome(NONE, Change({}, {}, 0, ()), {}, Change({}, {}, 0, ()), {}, Things())


async def compute(
    tx: Transaction,
    changed: Touched,
    named: Iterable[str],
    after: After,
    moved: frozenset[str] = frozenset(),
) -> Outcome:
    """Compute the touched facts and things anew, and compare them with those that stand.

    Args:
        changed: the agreements and facts on which other claims bear than before.
        named: ids of things of which a dataset says something else than before.
        moved: ids of those among them whose node gives way to another, with all its relationships.
    """
    named = {after.who.of(id) for id in named}
    agreements = await stored.agreements_among(tx, named - after.fresh)
    whole, projected = await touched.project(tx, changed | Touched(agreements), after)
    ids = named | whole.agreements
    declared = await after.declarations(tx, ids)
    standing = _Standing(
        await stored.nodes(tx, ids - after.fresh),
        await stored.facts(tx, whole.agreements - after.fresh, whole.facts),
    )
    things = nodes.project(declared, after.who)
    return await asyncio.to_thread(_compared, whole, projected, things, standing, moved)


@dataclass(frozen=True)
class _Standing:
    """What stands of what was computed: things and facts, by id."""

    nodes: Mapping[str, StoredNode]
    facts: Mapping[str, StoredFact]


def _compared(
    whole: Touched,
    projected: Iterable[Fact],
    things: Iterable[Node],
    standing: _Standing,
    moved: frozenset[str],
) -> Outcome:
    stated = {fact.key.id: records.fact(fact) for fact in projected if not fact.key.left}
    wanted = _things(things, stated)
    related = {fact.key.id: _related(fact) for fact in projected if fact.key.left}
    kept = {id: fact for id, fact in standing.facts.items() if not {fact.left, fact.right} & moved}
    before = _terms(standing.nodes)
    return Outcome(
        whole,
        changes.between(kept, related),
        kept,
        changes.between(before, _terms({id: node for id, (_, node) in wanted.items()})),
        before,
        _written(wanted, {id: node for id, node in standing.nodes.items() if id not in moved}),
    )


def _things(
    things: Iterable[Node], stated: Mapping[str, Properties]
) -> dict[str, tuple[Node, StoredNode]]:
    found = {}
    for node in things:
        properties = {**_declared(node), **stated.get(node.id, {})}
        found[node.id] = (node, StoredNode(node.labels, properties, node.broader))
    return found


def _written(
    wanted: Mapping[str, tuple[Node, StoredNode]], standing: Mapping[str, StoredNode]
) -> Things:
    differing = changes.between(standing, {id: target for id, (_, target) in wanted.items()})
    return Things(
        tuple((wanted[id][0], node.properties) for id, node in differing.created.items()),
        tuple((wanted[id][0], node.properties) for id, node in differing.changed.items()),
        differing.removed,
    )


def _terms(things: Mapping[str, StoredNode]) -> dict[str, Properties]:
    """Return what is stated of those agreements that somebody asserts, and nothing declared."""
    return {
        id: {name: v for name, v in node.properties.items() if name not in DECLARED}
        for id, node in things.items()
        if "dated_by" in node.properties
    }


def _declared(node: Node) -> Properties:
    values = {n: list(v) if isinstance(v, tuple) else v for n, v in node.properties}
    return {"id": node.id, **values}


def _related(fact: Fact) -> StoredFact:
    key = fact.key
    return StoredFact(key.type, key.left, key.right, records.fact(fact))
