"""A synthetic graph's tables, and loading them through Bolt: what measuring of loads shares."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Remark, Taken
from kb.store import parts, schema
from kb.store.dataset import Dataset
from kb.store.driver import Database
from tests.graphs import tables


@dataclass(frozen=True)
class Table:
    """One table of a graph, which may be read as often as one likes."""

    dataset: Dataset
    read: mapping.Mapping
    file: Path

    def rows(self) -> Iterator[Taken | Remark]:
        """Read its rows."""
        return rows.read(self.read, sheets.read(self.file, self.read.sheet))

    def changed(self, file: Path) -> "Table":
        """Return a table of rows of this one that have changed."""
        return Table(replace(self.dataset, file=str(file), partial=True), self.read, file)


def table(folder: Path, name: str) -> Table:
    """Return a table of a graph that is written in a folder."""
    read = mapping.read(folder / f"{name}.yaml")
    file = folder / f"{name}.csv"
    return Table(Dataset(name, read.title, (read.source,), str(file)), read, file)


def all_tables(folder: Path) -> Iterator[Table]:
    """Yield all tables of a graph."""
    return (table(folder, name) for name in tables.TABLES)


async def empty(db: Database) -> None:
    """Empty the database; its constraints and indexes stay, or are made."""
    await db.administer("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS")
    await schema.apply(db)


async def load(db: Database, given: Table) -> int:
    """Load a table; return how much that wrote."""
    total = (await parts.load(db, given.dataset, given.rows())).did.total
    return total.created + total.changed + total.withdrawn


async def load_all(db: Database, folder: Path) -> tuple[float, int]:
    """Load all tables; return the seconds that took, and how much it wrote."""
    began, written = perf_counter(), 0
    for given in all_tables(folder):
        written += await load(db, given)
    return perf_counter() - began, written
