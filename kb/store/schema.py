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
_CONSTRAINT = "CREATE CONSTRAINT"
_PARTY_NAMES = """
CREATE FULLTEXT INDEX party_names IF NOT EXISTS
FOR (p:Party) ON EACH [p.name, p.aliases, p.identifiers]
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
        await db.administer_all(missing)
        await db.administer("CALL db.awaitIndexes(120)")


def _statements() -> Iterator[tuple[str, str]]:
    for label in NODE_LABELS:
        name = f"{label.lower()}_id"
        yield name, f"CREATE CONSTRAINT {name} IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE"
    for fact in schema.FACTS:
        name = f"{fact.type.lower()}_fact"
        relationship = f"()-[r:{fact.type}]-()"
        yield name, f"{_CONSTRAINT} {name} IF NOT EXISTS FOR {relationship} REQUIRE r.id IS UNIQUE"
    for name in ("fact", "stance"):
        relationship = "()-[s:STATES]-()"
        yield (
            f"states_{name}",
            (f"CREATE INDEX states_{name} IF NOT EXISTS FOR {relationship} ON (s.{name})"),
        )
    for name in ("withdraws", "withdrawn"):
        yield (
            f"claim_{name}",
            f"CREATE INDEX claim_{name} IF NOT EXISTS FOR (c:Claim) ON (c.{name})",
        )
    yield "party_names", _PARTY_NAMES
