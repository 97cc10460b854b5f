"""The one place that imports the Neo4j driver.

Everything else speaks of `Database`, plain Python values and the errors of `kb.errors`. The driver
takes a fourteenth of a second to import, so that is done when something connects: help, completion
and a question that does not exist need none.
"""

import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kb.config import Connection
from kb.errors import QueryFailed
from kb.store import plans
from kb.store.answers import Parameters, Row, Running, Table, Transaction
from kb.store.bounds import MARK, Access, Bounds, Meter
from kb.store.plans import Described, Notice
from kb.store.translated import translated
from kb.store.values import native

if TYPE_CHECKING:
    import neo4j
    from neo4j.api import AsyncBookmarkManager

# Rows that the server may send before it is asked for more: it works on while we read.
AHEAD = 5000
_ENDLESS = 0.0  # of seconds that a transaction may last: none is not the server's own limit


@dataclass(frozen=True)
class Database:
    """A connected Neo4j."""

    _driver: "neo4j.AsyncDriver"
    _name: str
    _bookmarks: "AsyncBookmarkManager"

    @asynccontextmanager
    async def reading(self, seconds: float | None = None) -> AsyncIterator[Transaction]:
        """Open a transaction that the server refuses to let write; for at most `seconds`."""
        async with self._transaction("READ", seconds) as tx:
            yield tx

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Transaction]:
        """Open a transaction that commits when its block ends, and rolls back on any error.

        It may last as long as it takes, whatever limit the server has for others.
        """
        async with self._transaction("WRITE", _ENDLESS) as tx:
            yield tx

    @asynccontextmanager
    async def holding(self) -> AsyncIterator[Transaction]:
        """Open a transaction for its locks, for as long as they are needed.

        What it writes is undone when its block ends.
        """
        with translated():
            session = self._session("WRITE")
            async with session, await session.begin_transaction(timeout=_ENDLESS) as tx:
                yield Transaction(tx)
                await tx.rollback()

    @asynccontextmanager
    async def asking(
        self,
        cypher: str,
        parameters: Parameters,
        seconds: float | None,
        bounds: Bounds | None = None,
    ) -> AsyncIterator[Table]:
        """Run one reading statement, for at most `seconds`, in a single exchange with the server.

        It is never retried: it may have exhausted the memory.
        """
        meter = Meter(bounds.row_bytes) if bounds else None
        with translated(meter=meter):
            async with self._session(bounds.access if bounds else "READ") as session:
                result = await session.run(_query(cypher, seconds, bounds), dict(parameters))
                table = Table(list(result.keys()), aiter(result), meter, session.cancel)
                measured = meter.measure(session) if meter else None
                try:
                    yield table
                finally:
                    if measured:
                        measured()
                        if not table.ended:
                            # The driver would read what is left of the answer, however large.
                            session.cancel()

    async def read(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """Run one reading statement. It is never retried: it may have exhausted the memory."""
        async with self.reading() as tx:
            return await tx.run(cypher, parameters)

    async def administer(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """Run one statement that must stand alone (schema, administration), auto-committed."""
        with translated():
            async with self._session("WRITE") as session:
                result = await session.run(cypher, dict(parameters or {}))
                return [native(record.data()) async for record in result]

    @asynccontextmanager
    async def running(self, cypher: str, parameters: Parameters) -> AsyncIterator[Running]:
        """Run one statement that may write, for as long as it takes. It is never retried.

        Whoever is cancelled meanwhile closes the connection, at which the server ends it.
        """
        with translated():
            async with self._session("WRITE") as session:
                result = await session.run(cypher, dict(parameters))
                yield Running(Table(list(result.keys()), aiter(result)), result)

    async def administer_all(self, statements: Sequence[str]) -> None:
        """Run schema statements in one transaction, again if another client was in the way."""

        async def work(tx: "neo4j.AsyncManagedTransaction") -> None:
            for statement in statements:
                await (await tx.run(statement)).consume()

        with translated():
            async with self._session("WRITE") as session:
                await session.execute_write(work)

    async def described(
        self,
        cypher: str,
        parameters: Parameters | None = None,
        seconds: float | None = None,
        bounds: Bounds | None = None,
        *,
        notices: bool = False,
    ) -> Described:
        """Return what a statement would do, without running it.

        Args:
            cypher: the statement.
            parameters: its parameters; Neo4j asks for all of them.
            seconds: how long Neo4j may think about it.
            bounds: of a statement of anybody's.
            notices: whether Neo4j is to say what it would warn of.

        Raises:
            QueryFailed: Neo4j cannot read it.
        """
        query = _query(f"EXPLAIN\n{cypher}", seconds, bounds)
        try:
            with translated():
                async with self._session(bounds.access if bounds else "READ", notices) as session:
                    result = await session.run(query, dict(parameters or {}))
                    columns = list(result.keys())
                    summary = await result.consume()
        except QueryFailed as error:
            error.line = max(error.line - 1, 0)  # EXPLAIN stands on a line of its own above
            raise
        return Described(
            columns,
            writes=summary.query_type not in {"r", None},
            plan=plans.operator(summary.plan) if summary.plan else None,
            notices=tuple(_notice(it) for it in summary.gql_status_objects if it.is_notification),
        )

    @property
    def name(self) -> str:
        """The name of the database that is asked."""
        return self._name

    async def version(self) -> str:
        """Return the server's version, such as `2026.09.0`."""
        with translated():
            info = await self._driver.get_server_info()
        return info.agent.removeprefix("Neo4j/")

    @asynccontextmanager
    async def _transaction(self, mode: Access, seconds: float | None) -> AsyncIterator[Transaction]:
        with translated():
            session = self._session(mode)
            async with session, await session.begin_transaction(timeout=seconds) as tx:
                yield Transaction(tx)

    def _session(self, mode: Access, notices: bool = False) -> "neo4j.AsyncSession":
        # With shared bookmarks a cluster shows each session what the one before it wrote.
        return self._driver.session(
            database=self._name,
            default_access_mode=mode,
            bookmark_manager=self._bookmarks,
            fetch_size=AHEAD,
            notifications_min_severity="INFORMATION" if notices else "OFF",
        )


@asynccontextmanager
async def connect(connection: Connection) -> AsyncIterator[Database]:
    """Connect and prove that the server answers and accepts the credentials.

    Raises:
        DatabaseUnreachable: nothing that speaks Bolt answers at the address.
        CredentialsRefused: it refuses the user or the password.
    """
    import neo4j

    # What it would print is in our errors, or in the answer for who asked what Neo4j warns of.
    logging.getLogger("neo4j").setLevel(logging.CRITICAL)
    with translated(connection):
        driver = neo4j.AsyncGraphDatabase.driver(
            connection.uri,
            auth=(connection.username, connection.password),
            notifications_min_severity="OFF",
            user_agent="throughline-kb",
        )
    async with driver:
        with translated(connection):
            await driver.verify_connectivity()
        bookmarks = neo4j.AsyncGraphDatabase.bookmark_manager()
        yield Database(driver, connection.database, bookmarks)


def _query(cypher: str, seconds: float | None, bounds: Bounds | None) -> "neo4j.Query":
    from neo4j import Query

    metadata = {MARK: bounds.mark} if bounds else None
    return Query(cypher, metadata, seconds)


def _notice(found: "neo4j.GqlStatusObject") -> Notice:
    place = found.position
    return Notice(
        found.gql_status,
        found.status_description,
        place.line - 1 if place else 1,  # EXPLAIN stands on a line of its own above
        place.column if place else 1,
    )
