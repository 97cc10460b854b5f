"""Asking a question: parameters in, rows out, in the question's order."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter
from typing import Any, TypeVar

from kb.errors import GraphChanged, InvalidQuestion, QueryFailed
from kb.queries import counted, cursor, paged, parties, statement, values, verify
from kb.queries.cursor import Cursor
from kb.queries.question import Question
from kb.store import schema
from kb.store.answers import Row, Table
from kb.store.driver import Database
from kb.store.values import native

DEFAULT_LIMIT = 1000
HIGHEST_LIMIT = 100_000  # of an answer that is held in memory
HIGHEST_ROWS = 10_000_000  # of one that streams; questions have a limit of their own
FIRST = 200  # rows that are waited for before any is given
BATCH = 1000
TRIES = 5  # of what a load comes between

T = TypeVar("T")

Values = tuple[Any, ...]


@dataclass(frozen=True)
class Answer:
    """Rows in the question's order.

    Attributes:
        parameters: as they were understood, parties as ids.
        values: the rows, each in the order of the question's columns.
        truncated: whether there are more rows than the limit let through.
        next: the cursor of what comes after them; None where there is no more.
        edition: of the graph that was asked; another one after every load that changes it.
        changed: whether it changed since the page before, or while this one was read; rows that
            moved meanwhile may then be missing, or stand in both.
    """

    question: Question
    parameters: dict[str, Any]
    values: list[Values]
    truncated: bool
    next: str | None
    edition: str | None
    changed: bool

    @property
    def rows(self) -> list[Row]:
        """The rows by the names of their columns."""
        names = self.question.column_names
        return [dict(zip(names, row, strict=True)) for row in self.values]


@dataclass
class Reading:
    """An answer while it is read, batch by batch, so that memory stays flat.

    Attributes:
        parameters: as they were understood, parties as ids.
        edition: of the graph that is asked.
        limit: the most rows that are given.
        changed: as that of an `Answer`; after the last batch.
        truncated: after the last batch: whether there are more rows than that.
        beyond: in that case: the first of those rows.
    """

    question: Question
    parameters: dict[str, Any]
    edition: str | None
    limit: int
    changed: bool
    _table: Table
    _first: list[Values]
    _now: Callable[[], Awaitable[str | None]]
    truncated: bool = field(default=False, init=False)
    beyond: Values = field(default=(), init=False)

    async def batches(self, days: bool = True) -> AsyncIterator[list[Values]]:
        """Yield the rows, each as the values of the question's columns in their order.

        Args:
            days: whether dates are made `datetime.date`; for who only writes them, what the driver
                has instead will do, and writes itself the same way.

        Raises:
            GraphChanged: the graph was loaded into meanwhile, and gives its rows out of order.
            DatabaseError: Neo4j gave up in between.
        """
        rows, wanted, size = self._first, self.limit, FIRST
        plain = _plain(self.question, self._table.columns, days)
        last: paged.Keys = ()
        while rows:
            given = list(map(plain, rows))
            last = await self._in_order(last, given)
            if len(given) > wanted:
                self.truncated, self.beyond = True, given[wanted]
            yield given[:wanted]
            wanted -= len(rows)
            ended, size = wanted < 0 or len(rows) < size, BATCH
            rows = [] if ended else await self._table.take(size)
        if self.question.pages and not self.changed:
            self.changed = await self._now() != self.edition

    async def _in_order(self, before: paged.Keys, rows: list[Values]) -> paged.Keys:
        try:
            return paged.in_order(self.question, before, rows)
        except InvalidQuestion:
            if await self._now() == self.edition:
                raise
        what = "the graph was loaded into while it was asked, and rows moved"
        raise GraphChanged(f"{what}; ask again, after the load if it happens once more")

    def after(self, row: Values, following: Values) -> str:
        """Return the cursor by which the answer goes on after a row, with the one that follows.

        Raises:
            InvalidQuestion: the order does not tell the two apart, so that rows would be lost.
        """
        return cursor.write(self.question, self.parameters, self.edition, row, following)


async def ask(
    db: Database,
    question: Question,
    given: Mapping[str, Any],
    limit: int = DEFAULT_LIMIT,
    after: str | None = None,
) -> Answer:
    """Answer a question with at most `limit` rows, from the beginning or `after` a cursor.

    Raises:
        InvalidParameter, UnknownParty, AmbiguousParty: a parameter does not fit.
        InvalidQuestion: the query is wrong, or does not return the declared columns.
        DatabaseError: Neo4j cannot answer.
    """
    return await settled(lambda: _ask(db, question, given, limit, after))


async def settled(work: Callable[[], Awaitable[T]]) -> T:
    """Return what asks a question and gives nothing before its end, again where rows moved.

    Raises:
        GraphChanged: they did each time.
    """
    for _ in range(TRIES - 1):
        with suppress(GraphChanged):
            return await work()
    return await work()


async def _ask(
    db: Database, question: Question, given: Mapping[str, Any], limit: int, after: str | None
) -> Answer:
    async with reading(db, question, given, limit, after) as found:
        rows = [row async for batch in found.batches() for row in batch]
        following = found.after(rows[-1], found.beyond) if found.truncated else None
        return Answer(
            question,
            found.parameters,
            rows,
            found.truncated,
            following,
            found.edition,
            found.changed,
        )


@asynccontextmanager
async def reading(
    db: Database,
    question: Question,
    given: Mapping[str, Any],
    limit: int = DEFAULT_LIMIT,
    after: str | None = None,
) -> AsyncIterator[Reading]:
    """Ask a question and read its answer in batches; arguments and errors are those of `ask`."""
    request = _Request(
        question,
        values.asked(question, given),
        min(limit, question.limits.rows),
        cursor.read(question, after) if after is not None else None,
    )
    try:
        async with _asked(db, request) as (table, rows):
            if rows[0][table.columns.index(statement.KNOWN)]:
                yield _reading(db, request, table, rows)
                return
        async with db.reading(question.limits.seconds) as tx:
            known = await parties.resolve_all(tx, question, request.parameters)
        request = replace(request, parameters=known)
        async with _asked(db, request) as (table, rows):
            yield _reading(db, request, table, rows)
    except QueryFailed as error:
        raise await verify.diagnosed(db, question, error) from error


async def edition(db: Database) -> str | None:
    """Return the graph's edition; None before anything is loaded."""
    rows = await db.read(statement.EDITION_OF_GRAPH)
    return rows[0]["edition"] if rows else None


@dataclass(frozen=True)
class _Request:
    question: Question
    parameters: dict[str, Any]
    limit: int
    place: Cursor | None


@asynccontextmanager
async def _asked(db: Database, request: _Request) -> AsyncIterator[tuple[Table, list[Values]]]:
    question, place = request.question, request.place
    mark = place.after if place else None
    async with _table(db, request, mark) as table:
        verify.check_asked(question, table.columns)
        rows = await table.take(FIRST)
        schema.check(rows[0][table.columns.index(statement.MODEL)])
        yield table, rows


def _table(
    db: Database, request: _Request, mark: Sequence[Any] | None
) -> AbstractAsyncContextManager[Table]:
    question, given, rows = request.question, request.parameters, request.limit + 1
    if counted.applies(question, given):
        return counted.asking(db, question, given, rows, mark)
    asked = statement.asking(question, given, rows, mark)
    return db.asking(asked.text, asked.parameters, question.limits.seconds)


def _reading(db: Database, request: _Request, table: Table, rows: list[Values]) -> Reading:
    place, told = request.place, dict(zip(table.columns, rows[0], strict=True))
    if place is not None:
        cursor.check(request.question, request.parameters, place)
    now = told[statement.EDITION]
    return Reading(
        question=request.question,
        parameters=request.parameters,
        edition=now,
        limit=request.limit,
        changed=place is not None and place.edition != now,
        _table=table,
        _first=rows if told[statement.ROW] else [],
        _now=partial(edition, db),
    )


def _plain(question: Question, returned: Sequence[str], days: bool) -> Callable[[Values], Values]:
    """Return what makes of a row as returned the values of the declared columns."""
    places = [returned.index(name) for name in question.column_names]
    pick = itemgetter(*places) if len(places) > 1 else lambda row: (row[places[0]],)
    dated = [place for place, c in enumerate(question.columns) if days and c.kind.name == "date"]

    def plain(row: Values) -> Values:
        picked = list(pick(row))
        for place in dated:
            picked[place] = native(picked[place])
        return tuple(picked)

    return plain if dated else pick
