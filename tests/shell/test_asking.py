import asyncio
from typing import Any

import pytest

from kb.queries.catalogue import Catalogue
from kb.shell import entries
from kb.shell.asking import unguarded
from kb.shell.session import Rows, Session
from kb.store.driver import Database
from tests.conftest import Using

ENDLESS = "UNWIND range(1, 1000000000000) AS x RETURN count(x) AS endless"
OTHERS = """
SHOW TRANSACTIONS YIELD currentQuery AS text WHERE text CONTAINS 'AS endless'
AND NOT text CONTAINS 'SHOW' RETURN text
"""


async def _until(db: Database, count: int) -> None:
    """Wait until so many endless statements run on the server; the test's time bounds it."""
    while len(await db.administer(OTHERS)) != count:
        pass


def test_who_is_cancelled_ends_the_servers_transaction_too(empty: Using) -> None:
    async def work(db: Database) -> Any:
        async def ask(statement: str) -> list[tuple[Any, ...]]:
            async with unguarded(db)(statement, {}) as reply:
                return [row async for batch in reply.batches for row in batch]

        task = asyncio.create_task(ask(ENDLESS))
        await _until(db, 1)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await _until(db, 0)
        return await ask("RETURN 1")

    assert empty(work) == [(1,)]


def test_what_is_written_is_committed_and_counted_though_its_rows_are_cut(empty: Using) -> None:
    async def work(db: Database) -> Any:
        session = Session(db, unguarded(db), Catalogue(()), limit=3)
        [entry] = entries.split("UNWIND range(1, 20000) AS x CREATE (n:Made {x: x}) RETURN n")
        made = await session.do(entry)
        return made, await db.read("MATCH (n:Made) RETURN count(n) AS made")

    made, counted = empty(work)
    assert isinstance(made, Rows)
    assert (len(made.rows), made.truncated, counted) == (3, True, [{"made": 20000}])
    assert {name: count for name, count in made.changed.items() if count} == {
        "labels_added": 20000,
        "nodes_created": 20000,
        "properties_set": 20000,
    }
