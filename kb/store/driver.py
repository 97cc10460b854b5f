"""The one place that imports the Neo4j driver.

Everything else speaks of `Database`, plain Python values and the errors of `kb.errors`. The driver
takes a fourteenth of a second to import, so that is done when something connects: help, completion
and a question that does not exist need none.
"""

import logging
from collections.abc import AsyncGenerator, AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kb.config import Connection
from kb.errors import (
    CredentialsRefused,
    DatabaseError,
    DatabaseUnreachable,
    QueryFailed,
    TookTooLong,
    TookTooMuch,
)
from kb.store import plans
from kb.store.bounds import MARK, Access, Bounds, Meter, measured
from kb.store.plans import Described, Notice
from kb.store.values import native

if TYPE_CHECKING:
    import neo4j
    from neo4j.api import AsyncBookmarkManager

Parameters = Mapping[str, Any]
Row = dict[str, Any]
# Rows that the server may send before it is asked for more: it works on while we read.
AHEAD = 5000


@dataclass(frozen=True)
class Transaction:
    """An open transaction; nothing of it is visible to others before its block ends."""

    _tx: "neo4j.AsyncTransaction"

    async def run(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """Run one statement and return its rows, dates as `datetime.date`.

        Raises:
            QueryFailed: Neo4j refused it.
        """
        return [row async for row in self.stream(cypher, parameters)]

    async def table(
        self, cypher: str, parameters: Parameters | None = None
    ) -> tuple[list[str], list[Row]]:
        """Run one statement and return its columns and rows; an empty answer has columns too.

        Raises:
            QueryFailed: Neo4j refused it.
        """
        with _translated():
            result = await self._tx.run(cypher, dict(parameters or {}))
            rows = [native(record.data()) async for record in result]
            return list(result.keys()), rows

    async def stream(
        self, cypher: str, parameters: Parameters | None = None
    ) -> AsyncGenerator[Row, None]:
        """Run one statement and yield its rows as they come, so that memory stays flat.

        Raises:
            QueryFailed: Neo4j refused it.
        """
        with _translated():
            result = await self._tx.run(cypher, dict(parameters or {}))
            async for record in result:
                yield native(record.data())


@dataclass
class Table:
    """The answer to one statement while it comes: its columns, and its rows as plain tuples.

    Values are left as the driver gives them: `kb.store.values` makes plain ones of them.

    Attributes:
        ended: whether all rows have been taken.
    """

    columns: list[str]
    _records: "AsyncIterator[neo4j.Record]"
    _meter: Meter | None = None
    ended: bool = field(default=False, init=False)

    async def take(self, count: int) -> list[tuple[Any, ...]]:
        """Return the next rows, at most `count`; fewer mean that there are no more.

        Where rows have bounds, fewer may also mean that those are large: see `ended`.

        Raises:
            QueryFailed: Neo4j gave up on the statement, or a row is larger than it may be.
        """
        rows: list[tuple[Any, ...]] = []
        if self._meter:
            self._meter.next_batch()
        with _translated(meter=self._meter):
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
    _result: "neo4j.AsyncResult"

    async def changed(self) -> dict[str, int]:
        """Return what it changed, such as `nodes_created`; rows that are not taken are lost.

        Raises:
            QueryFailed: Neo4j gave up on it.
        """
        with _translated():
            counters = (await self._result.consume()).counters
        return {name: count for name, count in vars(counters).items() if type(count) is int}


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
        """Open a transaction that commits when its block ends, and rolls back on any error."""
        async with self._transaction("WRITE", None) as tx:
            yield tx

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
        with _translated(meter=meter):
            async with self._session(bounds.access if bounds else "READ") as session:
                result = await session.run(_query(cypher, seconds, bounds), dict(parameters))
                with measured(session, meter):
                    yield Table(list(result.keys()), aiter(result), meter)

    async def read(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """Run one reading statement. It is never retried: it may have exhausted the memory."""
        async with self.reading() as tx:
            return await tx.run(cypher, parameters)

    async def administer(self, cypher: str, parameters: Parameters | None = None) -> list[Row]:
        """Run one statement that must stand alone (schema, administration), auto-committed."""
        with _translated():
            async with self._session("WRITE") as session:
                result = await session.run(cypher, dict(parameters or {}))
                return [native(record.data()) async for record in result]

    @asynccontextmanager
    async def running(
        self, cypher: str, parameters: Parameters, access: Access = "WRITE"
    ) -> AsyncIterator[Running]:
        """Run one statement that may write, for as long as it takes. It is never retried.

        Whoever is cancelled meanwhile closes the connection, at which the server ends it.
        """
        with _translated():
            async with self._session(access) as session:
                result = await session.run(cypher, dict(parameters))
                yield Running(Table(list(result.keys()), aiter(result)), result)

    async def administer_all(self, statements: Sequence[str]) -> None:
        """Run schema statements in one transaction, again if another client was in the way."""

        async def work(tx: "neo4j.AsyncManagedTransaction") -> None:
            for statement in statements:
                await (await tx.run(statement)).consume()

        with _translated():
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
            QueryFailed: Neo4j cannot read it; a place it names counts lines from the one before.
        """
        with _translated():
            async with self._session(bounds.access if bounds else "READ", notices) as session:
                query = _query(f"EXPLAIN\n{cypher}", seconds, bounds)
                result = await session.run(query, dict(parameters or {}))
                columns = list(result.keys())
                summary = await result.consume()
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
        with _translated():
            info = await self._driver.get_server_info()
        return info.agent.removeprefix("Neo4j/")

    @asynccontextmanager
    async def _transaction(self, mode: Access, seconds: float | None) -> AsyncIterator[Transaction]:
        with _translated():
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
    with _translated(connection):
        driver = neo4j.AsyncGraphDatabase.driver(
            connection.uri,
            auth=(connection.username, connection.password),
            notifications_min_severity="OFF",
            user_agent="throughline-kb",
        )
    async with driver:
        with _translated(connection):
            await driver.verify_connectivity()
        bookmarks = neo4j.AsyncGraphDatabase.bookmark_manager()
        yield Database(driver, connection.database, bookmarks)


class _translated:  # noqa: N801 - reads as the phrase it is: `with _translated():`
    """Turn the driver's errors into ours; every other error passes."""

    def __init__(self, connection: Connection | None = None, meter: Meter | None = None) -> None:
        self.where = connection.uri if connection else "the connected address"
        self.meter = meter

    def __enter__(self) -> None:
        return None

    def __exit__(self, kind: object, error: BaseException | None, traceback: object) -> None:
        if error is None:
            return
        if self.meter and self.meter.exceeded and not isinstance(error, TookTooMuch):
            what = (
                f"a row of the answer has more than {self.meter.most:,} bytes; ask for less of it"
            )
            raise TookTooMuch(what) from error
        if (ours := _ours(error, self.where)) is not None:
            raise ours from error


def _ours(error: BaseException, where: str) -> DatabaseError | None:
    from neo4j import exceptions

    match error:
        case exceptions.AuthError():
            return CredentialsRefused(
                f"Neo4j at {where} refused the user name or password; "
                "set NEO4J_USERNAME and NEO4J_PASSWORD to an account of that server"
            )
        case exceptions.ServiceUnavailable() | exceptions.SessionExpired():
            return DatabaseUnreachable(
                f"no Neo4j answers at {where}; start it, or check NEO4J_URI ({_first_line(error)})"
            )
        case exceptions.ConfigurationError():
            return DatabaseUnreachable(
                f"{where} is not an address of a Neo4j; "
                f"write one like bolt://localhost:7687 ({_first_line(error)})"
            )
        case exceptions.Neo4jError():
            return _failed(error)
        case exceptions.DriverError():
            return DatabaseUnreachable(f"the connection to {where} broke: {_first_line(error)}")
    return None


def _failed(error: "neo4j.exceptions.Neo4jError") -> DatabaseError:
    code = error.code or ""
    if "DatabaseNotFound" in code:
        return DatabaseUnreachable(
            f"Neo4j has no such database; set NEO4J_DATABASE to one that it has ({error.message})"
        )
    if "TransactionTimedOut" in code:
        return TookTooLong("the question did not end within its time; ask for less of it", code)
    if "OutOfMemory" in code:
        return TookTooMuch("the question needs more memory than one may have; ask for less", code)
    return QueryFailed(f"Neo4j refused the statement: {error.message} ({code})", code)


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


def _first_line(error: BaseException) -> str:
    return str(error).strip().split("\n", 1)[0]
