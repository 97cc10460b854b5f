"""Constraints and indexes, derived from the model."""

from dataclasses import dataclass

from kb.errors import OfOneDay, OtherModel, QueryFailed
from kb.model import graph, schema
from kb.store.driver import Database

MODEL_VERSION = 5
ATTEMPTS = 20
BETWEEN = 0.5  # seconds
PATIENCE = 120  # seconds until new indexes serve; a full graph takes longer
_IN_THE_WAY = ("Schema.", "Procedure.ProcedureCallFailed")
_CONSTRAINT = "CREATE CONSTRAINT"
_PARTY_SEARCH = """
CREATE FULLTEXT INDEX party_search IF NOT EXISTS
FOR (p:Party) ON EACH [p.name, p.aliases, p.identifiers, p.spellings]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}}
"""
# Indexes of former versions, in the place of which others are now.
_FORMER = frozenset({"party_names"})


@dataclass(frozen=True)
class Index:
    """What Neo4j finds nodes or relationships by.

    Attributes:
        of: the label of the nodes, or the type of the relationships.
        on: the property, or more than one, that by which they are ordered last.
        unique: no two have the same value, and all have one to be found by.
    """

    name: str
    of: str
    on: tuple[str, ...]
    unique: bool

    @property
    def cypher(self) -> str:
        """The statement that makes it."""
        pattern = f"()-[x:{self.of}]-()" if self.of in graph.TYPES else f"(x:{self.of})"
        if self.unique:
            rule = f"FOR {pattern} REQUIRE x.{self.on[0]} IS UNIQUE"
            return f"{_CONSTRAINT} {self.name} IF NOT EXISTS {rule}"
        on = ", ".join(f"x.{name}" for name in self.on)
        return f"CREATE INDEX {self.name} IF NOT EXISTS FOR {pattern} ON ({on})"


INDEXES: tuple[Index, ...] = (
    *(Index(f"{label.lower()}_id", label, ("id",), True) for label in graph.LABELS),
    *(Index(f"{fact.type.lower()}_fact", fact.type, ("id",), True) for fact in schema.FACTS),
    Index("states_fact", "STATES", ("fact",), False),
    Index("states_from", "STATES", ("from",), False),
    Index("states_to", "STATES", ("to",), False),
    Index("states_stance", "STATES", ("stance",), False),
    Index("claim_withdraws", "Claim", ("withdraws",), False),
    Index("claim_withdrawn", "Claim", ("withdrawn",), False),
    Index("load_at", "Load", ("at",), False),
    Index("load_dossier", "Load", ("dossier",), False),
    *(
        Index(f"{fact.type.lower()}_rank", fact.type, ("party", graph.RANK), False)
        for fact in schema.FACTS
        if schema.is_ranked(fact)
    ),
    *(
        Index(f"{node.label.lower()}_rank", node.label, (graph.RANK,), False)
        for node in schema.NODES
        if node.ranked
    ),
)


def statements() -> dict[str, str]:
    """Return what makes each constraint and index, by its name."""
    return {**{index.name: index.cypher for index in INDEXES}, "party_search": _PARTY_SEARCH}


def check(model: int | None) -> None:
    """Check of which model a graph is; None: nothing was ever loaded into it.

    Raises:
        OtherModel: of another than this version reads.
    """
    if model not in {None, MODEL_VERSION}:
        what = f"the graph is of model {model}, and this version reads and writes {MODEL_VERSION}"
        raise OtherModel(f"{what}; `kb rebuild` computes it anew from its claims")


async def ready(db: Database) -> None:
    """Make a graph ready for what is to be written into it, which then is all of one model.

    Raises:
        OtherModel: what stands in it was computed by another version.
        OfOneDay: it is what was known on a day.
        DatabaseError: constraints and indexes cannot be made.
    """
    rows = await db.read(
        "MATCH (t:Throughline {id: 'graph'}) RETURN t.model AS model, t.known_on AS known_on"
    )
    for row in rows:
        check(row["model"])
        if row["known_on"]:
            raise OfOneDay(
                f"the graph is what was known on {row['known_on']}, and takes nothing more; change "
                "the one that it was made of, and make it again with `kb rebuild --known-on`"
            )
    await apply(db)


async def apply(db: Database, patience: int = PATIENCE) -> None:
    """Make the constraints and indexes that are missing, drop former ones; wait until they serve.

    Two first loads at once are in each other's way here: while one makes a constraint, its index is
    there already and the constraint is not. The other then waits, and looks again.

    Raises:
        DatabaseError: they cannot be made.
    """
    for left in reversed(range(ATTEMPTS)):
        try:
            changes = await _changes(db)
            if changes:
                await db.administer_all(changes)
                await db.administer("CALL db.awaitIndexes($patience)", {"patience": patience})
            return
        except QueryFailed as error:
            if not left or not any(code in error.code for code in _IN_THE_WAY):
                raise
            import asyncio  # here, since it is all that asks for it where nothing is written

            await asyncio.sleep(BETWEEN)


async def _changes(db: Database) -> list[str]:
    rows = await db.administer("SHOW INDEXES YIELD name, owningConstraint AS constraint")
    constraint = {row["name"]: row["constraint"] for row in rows}
    missing = [
        cypher
        for name, cypher in statements().items()
        if name not in constraint or (cypher.startswith(_CONSTRAINT) and not constraint[name])
    ]
    former = sorted(_FORMER & constraint.keys())
    return [*missing, *(f"DROP INDEX {name} IF EXISTS" for name in former)]
