"""Constraints and indexes, derived from the model."""

import asyncio
from collections.abc import Iterator

from kb.errors import QueryFailed
from kb.model import schema
from kb.store.driver import Database

MODEL_VERSION = 1
NODE_LABELS = tuple(
    dict.fromkeys(
        [label for node in schema.NODES for label in sorted(node.labels)]
        + ["Source", "Claim", "Dossier", "Throughline", "Load"]
    )
)
ATTEMPTS = 20
BETWEEN = 0.5  # seconds
_IN_THE_WAY = ("Schema.", "Procedure.ProcedureCallFailed")
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
    """Make the constraints and indexes that are missing; wait until they serve.

    Two first loads at once are in each other's way here: while one makes a constraint, its index is
    there already and the constraint is not. The other then waits, and looks again.

    Raises:
        DatabaseError: they cannot be made.
    """
    for left in reversed(range(ATTEMPTS)):
        try:
            missing = await _missing(db)
            if missing:
                await db.administer_all(missing)
                await db.administer("CALL db.awaitIndexes(120)")
            return
        except QueryFailed as error:
            if not left or not any(code in error.code for code in _IN_THE_WAY):
                raise
            await asyncio.sleep(BETWEEN)


async def _missing(db: Database) -> list[str]:
    rows = await db.administer("SHOW INDEXES YIELD name, owningConstraint AS constraint")
    constraint = {row["name"]: row["constraint"] for row in rows}
    return [
        cypher
        for name, cypher in statements().items()
        if name not in constraint or (cypher.startswith(_CONSTRAINT) and not constraint[name])
    ]


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
    yield "load_at", "CREATE INDEX load_at IF NOT EXISTS FOR (l:Load) ON (l.at)"
    yield "party_names", _PARTY_NAMES
