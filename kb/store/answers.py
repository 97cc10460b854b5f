"""Statements that run, and their rows while they come.

What the driver made of them is held as it is: its types are named in `kb.store.driver` alone.
"""

from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.errors import DatabaseError
from kb.store.bounds import Meter
from kb.store.translated import translated
from kb.store.values import native

Parameters = Mapping[str, Any]
Row = dict[str, Any]


@dataclass(frozen=True)
class Transaction:
    """An open transaction; nothing of it is visible to others before its block ends."""

    _tx: Any

    async def run(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """Run one statement and return its rows, dates as `datetime.date`.

        Raises:
            QueryFailed: Neo4j refused it.
        """
        return [row async for row in self.stream(cypher, parameters)]

    async def gathered(
        self, cypher: str, columns: Mapping[str, str], parameters: Parameters | None = None
    ) -> list[Row]:
        """Run a statement that lacks its `RETURN`, and return its rows, all of them in one record.

        A record costs the driver a tenth of a millisecond, however small it is. Rows that may be
        more than memory takes are better taken by `stream`.

        Args:
            columns: the expression of each, by name.

        Raises:
            QueryFailed: Neo4j refused it.
        """
        row = f" WITH [{', '.join(columns.values())}] AS row RETURN collect(row) AS rows"
        [found] = await self.run(cypher + row, parameters)
        return [dict(zip(columns, values, strict=True)) for values in found["rows"]]

    async def made(self, cypher: str, parameters: Parameters) -> int:
        """Run one statement that writes, and return how many relationships it made.

        Raises:
            QueryFailed: Neo4j refused it.
        """
        with translated():
            result = await self._tx.run(cypher, dict(parameters))
            return int((await result.consume()).counters.relationships_created)

    async def table(
        self, cypher: str, parameters: Parameters | None = None
    ) -> tuple[list[str], list[Row]]:
        """Run one statement and return its columns and rows; an empty answer has columns too.

        Raises:
            QueryFailed: Neo4j refused it.
        """
        with translated():
            result = await self._tx.run(cypher, dict(parameters or {}))
            rows = [native(record.data()) async for record in result]
            return list(result.keys()), rows

    async def stream(
        self, cypher: str, parameters: Parameters | None = None
    ) -> AsyncGenerator[Row, None]:
        """Run one statement and yield its rows as they come, so that memory stays flat.

        It returns values, and no nodes, relationships or paths.

        Raises:
            QueryFailed: Neo4j refused it.
        """
        with translated():
            result = await self._tx.run(cypher, dict(parameters or {}))
            columns = result.keys()
            async for record in result:
                # Not by the record's own iteration, which looks at each value anew.
                yield dict(zip(columns, map(native, tuple.__iter__(record)), strict=True))

    async def packed(
        self, cypher: str, parameters: Parameters | None = None
    ) -> AsyncGenerator[dict[str, bytes], None]:
        """Run one statement whose columns are vectors, and yield their bytes, row by row.

        The highest byte of each number comes first.

        Raises:
            QueryFailed: Neo4j refused it.
        """
        with translated():
            result = await self._tx.run(cypher, dict(parameters or {}))
            columns = result.keys()
            async for record in result:
                parts = (vector.raw() for vector in tuple.__iter__(record))
                yield dict(zip(columns, parts, strict=True))


@dataclass
class Table:
    """The answer to one statement while it comes: its columns, and its rows as plain tuples.

    Values are left as the driver gives them: `kb.store.values` makes plain ones of them.

    Attributes:
        ended: whether all rows have been taken.
    """

    columns: list[str]
    _records: AsyncIterator[Any]
    _meter: Meter | None = None
    _close: Callable[[], None] | None = None
    ended: bool = field(default=False, init=False)
    _failure: DatabaseError | None = field(default=None, init=False)

    def break_off(self, failure: DatabaseError) -> None:
        """Close the connection: whoever takes rows, now or later, is told of the failure."""
        self._failure = failure
        if self._close:
            self._close()

    async def take(self, count: int) -> list[tuple[Any, ...]]:
        """Return the next rows, at most `count`; fewer mean that there are no more.

        Where rows have bounds, fewer may also mean that those are large: see `ended`.

        Raises:
            QueryFailed: Neo4j gave up on the statement, or a row is larger than it may be.
        """
        rows: list[tuple[Any, ...]] = []
        if self._meter:
            self._meter.next_batch()
        with translated(meter=self._meter, instead=lambda: self._failure):
            async for record in self._records:
                # A record's own iteration looks at each value anew, at a tenth of the whole cost.
                rows.append(tuple(tuple.__iter__(record)))
                if len(rows) == count or (self._meter and not self._meter.next_row()):
                    return rows
        self.ended = True
        return rows


@dataclass(frozen=True)
class Running:
    """A statement that may write, while its answer comes; it is committed with its end."""

    table: Table
    _result: Any

    async def changed(self) -> dict[str, int]:
        """Return what it changed, such as `nodes_created`; rows that are not taken are lost.

        Raises:
            QueryFailed: Neo4j gave up on it.
        """
        with translated():
            counters = (await self._result.consume()).counters
        return {name: count for name, count in vars(counters).items() if type(count) is int}
