"""How fast tables are loaded: `python -m tests.benchmarks.ingest [RUNS] [RELATIONSHIPS]`.

A synthetic graph's tables are loaded through Bolt into an empty database, on a warm server. What
the load sent is kept, and sent again as it was by a loop over the bare driver, into an empty
database too: the ratio says what reading, computing and comparing add. Then the same tables are
loaded once more, which has to write nothing. All are ratios of times in one run.
"""

import asyncio
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter
from typing import Any

import neo4j

from kb.config import Connection
from kb.engine import process
from kb.ingest.table import mapping, rows, sheets
from kb.store import parts, schema
from kb.store.answers import Transaction
from kb.store.bounds import Access
from kb.store.dataset import Dataset
from kb.store.driver import Database, connect
from tests.benchmarks.figures import Figures, tell
from tests.engine import private
from tests.graphs import tables

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


def _datasets(folder: Path) -> Iterator[tuple[Dataset, mapping.Mapping, Path]]:
    for name in tables.TABLES:
        read = mapping.read(folder / f"{name}.yaml")
        file = folder / f"{name}.csv"
        yield Dataset(name, read.title, (read.source,), str(file)), read, file


async def _emptied(db: Database) -> None:
    await db.administer("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
    await schema.apply(db)


async def _loaded(db: Database, folder: Path) -> tuple[float, int]:
    """Load all tables; return how long that took, and how much it wrote."""
    began, written = perf_counter(), 0
    for dataset, read, file in _datasets(folder):
        summary = await parts.load(db, dataset, rows.read(read, sheets.read(file, read.sheet)))
        total = summary.did.total
        written += total.created + total.changed + total.withdrawn
    return perf_counter() - began, written


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


async def _measure(connection: Connection, folder: Path, runs: int, figures: Figures) -> None:
    async with connect(connection) as db:
        await _emptied(db)
        await _loaded(db, folder)  # warms the server
        for _ in range(runs):
            recorded = _Recorded(db._driver, db._name, db._bookmarks)
            await _emptied(db)
            first, _ = await _loaded(recorded, folder)
            again, written = await _loaded(db, folder)
            await _emptied(db)
            bare = await _bare(connection, recorded.transactions)
            for name, value in (
                ("load, s", first),
                ("bare driver, the same statements, s", bare),
                ("bare driver ÷ load (at least 0.85)", bare / first),
                ("load ÷ load of the same again (at least 5)", first / again),
                ("written by the load of the same again (0)", float(written)),
            ):
                figures.setdefault(name, []).append(value)


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    relationships = int(sys.argv[2]) if len(sys.argv) > 2 else 20_000
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables.write(folder / "tables", relationships, seed=1)
        settings = private.settings(folder / "home")
        connection = process.ensure(settings)
        try:
            asyncio.run(_measure(connection, folder / "tables", runs, figures))
        finally:
            process.stop(settings)
    tell(figures)


if __name__ == "__main__":
    main()
