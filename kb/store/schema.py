"""Constraints and indexes, derived from the model."""

from collections.abc import Iterator

from kb.model import schema
from kb.store.driver import Database

MODEL_VERSION = 1
NODE_LABELS = tuple(
    dict.fromkeys(
        [label for node in schema.NODES for label in sorted(node.labels)]
        + ["Source", "Claim", "Dossier", "Throughline"]
    )
)
_PARTY_NAMES = """
CREATE FULLTEXT INDEX party_names FOR (p:Party) ON EACH [p.name, p.aliases, p.identifiers]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}
"""


def statements() -> dict[str, str]:
    """Return what makes each constraint and index, by its name."""
    return dict(_statements())


async def apply(db: Database) -> None:
    """Make the constraints and indexes that are missing; wait until they serve."""
    wanted = statements()
    present = {row["name"] for row in await db.administer("SHOW INDEXES YIELD name")}
    missing = [cypher for name, cypher in wanted.items() if name not in present]
    if missing:
        async with db.writing() as tx:
            for cypher in missing:
                await tx.run(cypher)
        await db.administer("CALL db.awaitIndexes(120)")


def _statements() -> Iterator[tuple[str, str]]:
    for label in NODE_LABELS:
        name = f"{label.lower()}_id"
        yield name, f"CREATE CONSTRAINT {name} FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for fact in schema.FACTS:
        name = f"{fact.type.lower()}_fact"
        yield name, f"CREATE CONSTRAINT {name} FOR ()-[r:{fact.type}]-() REQUIRE r.id IS UNIQUE"
    yield "states_fact", "CREATE INDEX states_fact FOR ()-[s:STATES]-() ON (s.fact)"
    for name in ("withdraws", "withdrawn"):
        yield f"claim_{name}", f"CREATE INDEX claim_{name} FOR (c:Claim) ON (c.{name})"
    yield "party_names", _PARTY_NAMES
