"""Facts out of Neo4j into columns: each column in lists, by parts that its memory holds."""

from collections.abc import AsyncIterator, Sequence
from typing import Any

import numpy as np

from kb.store.driver import Database
from tests.benchmarks.tracing.columns import Facts, Graph, Ints, graph

AT_ONCE = 500_000  # facts
_PATIENCE = 3600.0  # seconds
DATES = ("begins_earliest", "begins_latest", "ends_earliest", "ends_latest")
_TYPES = {
    "LENDS": "(a)-[r:LENDS]->(b)",
    "LENT_TO": "(a)-[r:LENT_TO]->(b)",
    "PARTNER_IN": "(a)-[r:PARTNER_IN]->(b)",
    "OPENS": "(a)-[r:OPENS]->(b)",
    "TO": "(a)-[r:TO]->(b)",
    "OF": "(a)-[r:OF]->(b)",
    "OWNS": "(a:Government)-[r:OWNS]->(b)",
}
_COUNT = "MATCH {pattern} RETURN count(*), coalesce(max(id(a)), 0), coalesce(max(id(b)), 0)"
_PART = (
    "MATCH {pattern} WHERE id(r) % $parts = $part RETURN {columns}, collect(r.dated_by) AS dated"
)
_GROUPS = "MATCH (p:Party) WHERE p.collective RETURN count(*) AS groups"


async def read(db: Database) -> Graph:
    """Return all that chains run through; nodes go by Neo4j's ids."""
    [[groups]] = [row async for row in rows(db, _GROUPS)]
    if groups:
        raise SystemExit(f"{groups} parties stand for groups that nobody names, which is not read")
    by_type: dict[str, Facts] = {}
    most = 0
    for kind, pattern in _TYPES.items():
        [[facts, a, b]] = [row async for row in rows(db, _COUNT.format(pattern=pattern))]
        most = max(most, a, b)
        by_type[kind] = await _facts(db, pattern, 1 + facts // AT_ONCE)
    return graph(by_type, most + 1)


async def rows(
    db: Database, cypher: str, seconds: float = _PATIENCE, **parameters: Any
) -> AsyncIterator[tuple[Any, ...]]:
    """Yield rows as the driver has them."""
    async with db.asking(cypher, parameters, seconds) as table:
        while found := await table.take(1000):
            for row in found:
                yield row


def day(date: str) -> str:
    """Return the expression of a date as a number: days of a year follow one another, years too."""
    return f"{date}.year * 512 + {date}.ordinalDay"


async def _facts(db: Database, pattern: str, parts: int) -> Facts:
    columns = ["id(a)", "id(b)", *(day(f"r.{date}") for date in DATES)]
    listed = ", ".join(f"collect({column}) AS c{n}" for n, column in enumerate(columns))
    cypher = _PART.format(pattern=pattern, columns=listed)
    found: list[list[Ints]] = []
    for part in range(parts):
        [[*numbers, dated]] = [row async for row in rows(db, cypher, parts=parts, part=part)]
        found.append([*(np.array(column, dtype=np.int32) for column in numbers), _named(dated)])
    return Facts(*(np.concatenate(column) for column in zip(*found, strict=True)))


def _named(texts: Sequence[str]) -> Ints:
    """Return a number for each text, equal for equal ones, in this process."""
    return np.fromiter(map(hash, texts), dtype=np.int64, count=len(texts))
