"""Writing which party a referent is, and what becomes of a party that is judged to be another."""

from collections.abc import Iterable, Iterator

from kb.model.identities import Identities
from kb.store.outcome import Outcome
from kb.store.plan import Plan
from kb.store.writes import things
from kb.store.writes.statement import Write

_EVERY_LABEL = ":".join(sorted(things.EVERY_LABEL))


def standing(plan: Plan) -> Iterator[Write]:
    """Yield what leads the referents that a load declares to their parties."""
    yield from same_as(plan.difference.things.created, plan.who)


def same_as(ids: Iterable[str], who: Identities) -> Iterator[Write]:
    """Yield what leads referents to their parties; of ids that nobody declares there is no node."""
    yield Write(
        "MATCH (n:Referent {id: row[0]}) MATCH (p:Party {id: row[1]}) MERGE (n)-[:SAME_AS]->(p)",
        [[id, who.of(id)] for id in sorted(ids) if who.of(id) != id],
    )


def turned(before: Identities, after: Identities, outcome: Outcome) -> Iterator[Write]:
    """Yield what makes referents of parties, and parties of referents, with all that stays.

    Facts and claims have been taken from them before. Who declares them is not touched.
    """
    ids = sorted(before.turned(after))
    yield Write("CALL (row) { MATCH (:Referent {id: row})-[s:SAME_AS]->() DELETE s }", ids)
    fallen = [id for id in ids if after.of(id) != id]
    declared = "WHERE EXISTS { (n)<-[:DECLARES]-() }"
    yield Write(
        f"CALL (row) {{ MATCH (n:Party {{id: row}}) {declared} "
        f"SET n = {{id: row}} REMOVE n:{_EVERY_LABEL} SET n:Referent }}",
        fallen,
    )
    risen = [id for id in ids if after.of(id) == id]
    yield Write("CALL (row) { MATCH (n:Referent {id: row}) REMOVE n:Referent SET n:Party }", risen)
    yield from _parties(outcome)
    yield Write(things.GONE, sorted({*fallen, *outcome.things.removed}))
    yield from same_as({*after.canonical} & {*before.turned(after)}, after)


def _parties(outcome: Outcome) -> Iterator[Write]:
    """Yield what writes parties as they come out, whether or not a node stands for them yet."""
    written = (*outcome.things.created, *outcome.things.changed)
    for own, rows in things.by_labels(written).items():
        label = things.broad(own)
        yield Write(f"MERGE (x:{label} {{id: row.p.id}}) {things.made(own)}", rows)
