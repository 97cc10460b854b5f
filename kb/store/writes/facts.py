"""Writing facts: the relationships that people query."""

from collections import defaultdict
from collections.abc import Iterator

from kb.model import schema
from kb.store import labels
from kb.store.answers import Transaction
from kb.store.outcome import Outcome
from kb.store.records import Properties
from kb.store.writes.statement import RELATIONSHIP, Write, given, setting


def removed(outcome: Outcome) -> Iterator[Write]:
    """Yield what removes the facts that are none any more, or that stand between other ends now."""
    gone: dict[str, list[str]] = defaultdict(list)
    for id in (
        *outcome.facts.removed,
        *(id for id in outcome.facts.changed if _other(outcome, id)),
    ):
        gone[outcome.present[id].type].append(id)
    for type, ids in gone.items():
        yield Write(f"CALL (row) {{ MATCH ()-[r:{type} {{id: row}}]->() DELETE r }}", ids)


def _other(outcome: Outcome, id: str) -> bool:
    return outcome.present[id].place != outcome.facts.changed[id].place


def written(outcome: Outcome) -> Iterator[Write]:
    """Yield what makes the relationships of new facts, and overwrites those of changed ones."""
    created: dict[str, list[Properties]] = defaultdict(list)
    changed: dict[str, list[Properties]] = defaultdict(list)
    for id, fact in outcome.facts.written.items():
        row = {"left": fact.left, "right": fact.right, "p": fact.properties}
        new = id in outcome.facts.created or _other(outcome, id)
        (created if new else changed)[fact.type].append(row)
    for type, rows in created.items():
        left, right = schema.FACT[type].left, schema.FACT[type].right
        yield Write(
            f"MATCH (a:{labels.broad(left)} {{id: row.left}}) "
            f"MATCH (b:{labels.broad(right)} {{id: row.right}}) "
            f"CREATE (a)-[:{type} {given(RELATIONSHIP[type])}]->(b)",
            rows,
            makes=1,
        )
    for type, rows in changed.items():
        yield Write(f"MATCH ()-[x:{type} {{id: row.p.id}}]->() {setting(RELATIONSHIP[type])}", rows)


async def drop(tx: Transaction) -> None:
    """Remove every fact, and what is computed of agreements and measures."""
    await tx.run(f"MATCH ()-[r:{'|'.join(schema.FACT)}]->() DELETE r")
    await tx.run("MATCH (n:Agreement|Measure) SET n = {id: n.id}")
