"""How one statement is run: a function that is given to the prompt.

`unguarded` runs whatever it is given; `guarded` what the guard lets through.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from typing import Any

from kb.queries.run import HIGHEST_LIMIT
from kb.store.answers import Parameters, Table
from kb.store.driver import Database
from kb.store.values import plain

BATCH = 1000

Values = tuple[Any, ...]


async def _nothing() -> Mapping[str, int]:
    return {}


@dataclass(frozen=True)
class Reply:
    """The answer to one statement while it comes.

    Attributes:
        columns: their names; none where the statement returns nothing.
        batches: the rows, each as its values in the order of the columns, as plain data.
        changed: what the statement changed, such as `nodes_created`, once it has ended.
    """

    columns: list[str]
    batches: AsyncIterator[list[Values]]
    changed: Callable[[], Awaitable[Mapping[str, int]]] = _nothing


Run = Callable[[str, Parameters], AbstractAsyncContextManager[Reply]]


def guarded(db: Database) -> Run:
    """Return what runs a statement as the guard does those of anybody.

    Its rows are as many as one answer may have, and one more.
    """
    # Here, since help needs none of it.
    from kb.guard.guard import Guard
    from kb.guard.run import Asked, asking

    guard = Guard()

    @asynccontextmanager
    async def run(statement: str, parameters: Parameters) -> AsyncIterator[Reply]:
        asked = Asked("shell", statement, parameters)
        async with asking(guard, db, asked, HIGHEST_LIMIT + 1) as rows:
            yield Reply(rows.columns, rows.batches())

    return run


def unguarded(db: Database) -> Run:
    """Return what runs a statement as it is, each in a transaction of its own.

    Whoever is cancelled while it runs closes the connection, which ends the transaction.
    """

    @asynccontextmanager
    async def run(statement: str, parameters: Parameters) -> AsyncIterator[Reply]:
        async with db.running(statement, parameters) as running:
            table = running.table
            yield Reply(table.columns, _batches(table), running.changed)

    return run


async def _batches(table: Table) -> AsyncIterator[list[Values]]:
    while rows := await table.take(BATCH):
        yield [tuple(map(plain, row)) for row in rows]
