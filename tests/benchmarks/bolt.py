"""Loading through Bolt, beside the bare driver, and once more.

What a load sends is kept, and sent again as it was by a loop over the driver alone, into an empty
database too: the ratio says what reading, computing and comparing add. Then the same tables are
loaded once more, which has to write nothing.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import neo4j

from kb.config import Connection
from kb.store.answers import Transaction
from kb.store.bounds import Access
from kb.store.driver import Database, connect
from tests.benchmarks import loads
from tests.benchmarks.figures import Asked, Figures, note

BARE, AGAIN = "bare driver ÷ load", "load ÷ load of the same again"
WRITTEN = "written by the load of the same again"
ASKED = {BARE: Asked(least=0.85), AGAIN: Asked(least=5), WRITTEN: Asked(0, 0)}

Sent = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True)
class _Noting:
    """A driver's transaction that keeps what is sent."""

    tx: Any
    sent: Sent

    async def run(self, cypher: str, parameters: dict[str, Any]) -> Any:
        self.sent.append((cypher, parameters))
        return await self.tx.run(cypher, parameters)

    async def rollback(self) -> None:
        await self.tx.rollback()


@dataclass(frozen=True)
class _Recorded(Database):
    """A database that keeps what each transaction sends to it."""

    transactions: list[Sent] = field(default_factory=list)

    @asynccontextmanager
    async def _transaction(self, mode: Access, seconds: float | None) -> AsyncIterator[Transaction]:
        sent: Sent = []
        async with super()._transaction(mode, seconds) as tx:
            yield Transaction(_Noting(tx._tx, sent))
        self.transactions.append(sent)


async def _bare(connection: Connection, transactions: list[Sent]) -> float:
    """Send the same again, ready-made, by the driver alone; return how long that took."""
    auth = (connection.username, connection.password)
    driver = neo4j.AsyncGraphDatabase.driver(connection.uri, auth=auth)
    async with driver, driver.session(fetch_size=5000) as session:
        began = perf_counter()
        for sent in transactions:
            async with await session.begin_transaction() as tx:
                for cypher, parameters in sent:
                    await (await tx.run(cypher, parameters)).consume()
                await tx.commit()
        return perf_counter() - began


async def measure(connection: Connection, folder: Path, runs: int, figures: Figures) -> None:
    """Load the tables of a folder in as many runs, after one that warms the server."""
    async with connect(connection) as db:
        await loads.empty(db)
        await loads.load_all(db, folder)
        for _ in range(runs):
            recorded = _Recorded(db._driver, db._name, db._bookmarks)
            await loads.empty(db)
            first, _ = await loads.load_all(recorded, folder)
            again, written = await loads.load_all(db, folder)
            await loads.empty(db)
            bare = await _bare(connection, recorded.transactions)
            note(figures, {"load, s": first, "bare driver, the same statements, s": bare})
            note(figures, {BARE: bare / first, AGAIN: first / again, WRITTEN: float(written)})
