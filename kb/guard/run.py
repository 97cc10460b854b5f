"""Running a statement of anybody's: through all layers of the guard, row by row."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from kb.errors import (
    InvalidInput,
    InvalidStatement,
    Problem,
    QueryFailed,
    RequestRefused,
    ThroughlineError,
    TookTooLong,
    TookTooMuch,
)
from kb.guard import given, plan, refusal, text, watch
from kb.guard.guard import Guard, Layer
from kb.guard.refusal import STATEMENT
from kb.guard.text import Passed
from kb.store.answers import Table
from kb.store.bounds import Access, Bounds
from kb.store.driver import Database
from kb.store.values import plain

BATCH = 1000
_REFUSED = {
    "AccessMode": "it writes, in read access mode",
    "UnsupportedAdministrationCommand": "it administers",
}
_CALLERS = (
    *("Neo.ClientError.Statement.", "Neo.ClientError.Procedure.", "Neo.ClientError.General."),
    "Neo.DatabaseError.Statement.ExecutionFailed",  # as of a value that a function cannot read
)
_LONGEST_SAID = 500  # letters: Neo4j repeats whole values


@dataclass(frozen=True)
class Asked:
    """A statement as somebody sent it.

    Attributes:
        caller: whose it is: a key's id, or an address.
    """

    caller: str
    statement: str
    parameters: Mapping[str, Any] = field(default_factory=dict)


@dataclass
class Rows:
    """The answer to a statement while it is read, batch by batch, so that memory stays flat.

    Attributes:
        limit: the most rows that are given.
        truncated: after the last batch: whether there are more rows than that.
    """

    columns: list[str]
    limit: int
    _table: Table
    truncated: bool = field(default=False, init=False)

    async def batches(self) -> AsyncIterator[list[tuple[Any, ...]]]:
        """Yield the rows, their values as plain Python.

        Raises:
            DatabaseError: Neo4j gave up in between.
        """
        wanted = self.limit
        while not self._table.ended:
            rows = await self._table.take(min(BATCH, wanted + 1))
            self.truncated = len(rows) > wanted
            yield [tuple(map(plain, row)) for row in rows[:wanted]]
            wanted -= len(rows)
            if self.truncated:
                return


@asynccontextmanager
async def asking(guard: Guard, db: Database, asked: Asked, limit: int) -> AsyncIterator[Rows]:
    """Run a statement of anybody's, and give its rows to a block.

    Raises:
        StatementRefused: it does what none may do, or could not be stopped.
        InvalidStatement: Neo4j cannot read it, or fails on it.
        TooBusy: its caller has too many running.
        DatabaseError: it took too long or too much, or Neo4j does not answer.
    """
    passed = _passed(guard, asked)
    mark = guard.mark()
    await guard.turns.take(asked.caller)
    try:
        caps = Layer.CAPS in guard.layers
        with watch.watched(db, mark, guard.caps) if caps else nullcontext() as watching:
            await _plan(guard, db, asked, passed, mark)
            bounds, seconds = _bounds(guard, mark)
            async with db.asking(asked.statement, asked.parameters, seconds, bounds) as table:
                if watching:
                    watching.table = table
                yield Rows(table.columns, limit, table)
    except BaseException as error:
        _give_back(guard, db, asked.caller, mark, at_work=_may_go_on(error))
        if isinstance(error, QueryFailed):
            raise _told(error) from error
        raise
    # What was cut may be at its next row.
    _give_back(guard, db, asked.caller, mark, at_work=not table.ended)


def _passed(guard: Guard, asked: Asked) -> Passed | None:
    """Return what is known of a statement's text, once its text and its parameters may pass."""
    given.check(asked.parameters)
    passed = guard.recall(asked.statement)
    if passed is None and Layer.TEXT in guard.layers:
        passed = text.check(asked.statement)
    if passed is not None:
        text.check_given(passed, asked.parameters)
    return passed


def _may_go_on(error: BaseException) -> bool:
    """Whether a statement may be at work in Neo4j still, though we have no more to do with it."""
    told = isinstance(error, QueryFailed) and not isinstance(error, TookTooLong | TookTooMuch)
    return not (told or isinstance(error, RequestRefused | InvalidInput))


def _give_back(guard: Guard, db: Database, caller: str, mark: str, *, at_work: bool) -> None:
    """Give a caller's turn back: at once, or when Neo4j has ended what it is at work on."""
    if at_work:
        guard.later(asyncio.create_task(_end(guard, db, caller, mark)))
    else:
        guard.turns.give_back(caller)


async def _end(guard: Guard, db: Database, caller: str, mark: str) -> None:
    try:
        await watch.ended(db, mark)
    finally:
        guard.turns.give_back(caller)


async def _plan(guard: Guard, db: Database, asked: Asked, passed: Passed | None, mark: str) -> None:
    if guard.recall(asked.statement) is not None or Layer.PLAN not in guard.layers:
        return
    bounds, seconds = _bounds(guard, mark)
    try:
        described = await db.described(asked.statement, asked.parameters, seconds, bounds)
    except QueryFailed as error:
        raise _told(error) from error
    plan.check(described.plan, db.name)
    if passed is not None:
        guard.remember(asked.statement, passed)


def _bounds(guard: Guard, mark: str) -> tuple[Bounds, float | None]:
    caps = guard.caps if Layer.CAPS in guard.layers else None
    access: Access = "READ" if Layer.ACCESS in guard.layers else "WRITE"
    return Bounds(mark, caps.row_bytes if caps else 2**62, access), caps.seconds if caps else None


def _told(error: QueryFailed) -> ThroughlineError:
    """Return what to say of a refusal by Neo4j: as the statement's fault, where it is that."""
    if isinstance(error, TookTooLong | TookTooMuch) or not error.code.startswith(_CALLERS):
        return error
    if refused := next((said for code, said in _REFUSED.items() if code in error.code), None):
        return refusal.at(None, refused, "send what only reads the graph")
    place = (error.line, error.column) if error.line else (0, 0)
    cut = len(error.said) > _LONGEST_SAID
    said = f"{error.said[:_LONGEST_SAID]} …" if cut else error.said
    return InvalidStatement([Problem(STATEMENT, *place, said, "correct the statement")])
