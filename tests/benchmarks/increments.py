"""What a change costs in a large graph, beside the same change in a small one.

The small graph is the first rows of each table of the large one, so that the rows that change
stand in both and are the same there. Both are made in bulk, in homes of their own whose Neo4j both
run all the while; then the changed rows are loaded through Bolt into each by turns. In every run
all of them are changed anew: another rate of interest, which the credit line's node takes over.
"""

import asyncio
import csv
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from time import perf_counter

from kb.bulk import dataset as bulk_dataset
from kb.bulk import load as bulk
from kb.config import Settings
from kb.engine import process, reach
from kb.ingest.taken import Taken
from kb.model.claims import Brought
from kb.store.driver import connect
from tests.benchmarks import loads
from tests.benchmarks.figures import Asked, Figures, note
from tests.benchmarks.loads import Table
from tests.engine import private
from tests.graphs import tables

RATIO = "changed rows: into the large ÷ into the small graph"
ASKED = {RATIO: Asked(most=1.3)}
_TABLE, _COLUMN = "credit-lines", "interest"


@dataclass(frozen=True)
class Sizes:
    """How many relationships the two graphs have, and how many rows change."""

    small: int
    large: int
    rows: int


def prefix(large: Path, small: Path, sizes: Sizes) -> None:
    """Write the small graph: of each table of the large one, its share of the rows."""
    small.mkdir()
    for name in tables.TABLES:
        shutil.copyfile(large / f"{name}.yaml", small / f"{name}.yaml")
        with (large / f"{name}.csv").open(encoding="utf-8") as file:
            rows = sum(1 for _ in file) - 1
            file.seek(0)
            kept = islice(file, 1 + rows * sizes.small // sizes.large)
            (small / f"{name}.csv").write_text("".join(kept), encoding="utf-8")


def change(folder: Path, file: Path, rows: int, run: int) -> None:
    """Write the first rows of the table that changes, each with another value."""
    with (
        (folder / f"{_TABLE}.csv").open(newline="", encoding="utf-8") as read,
        file.open("w", newline="", encoding="utf-8") as made,
    ):
        reader = csv.DictReader(read)
        writer = csv.DictWriter(made, reader.fieldnames or (), lineterminator="\n")
        writer.writeheader()
        changed = 0
        for row in islice(reader, rows):
            writer.writerow(row | {_COLUMN: f"{20 + run}.{changed % 100:02}"})
            changed += 1
    if changed < rows:
        raise SystemExit(f"the small graph has only {changed} rows of {_TABLE}: change fewer")


def _brought(given: Table) -> Iterator[Brought]:
    return (item.brought for item in given.rows() if isinstance(item, Taken))


def _made(settings: Settings, folder: Path) -> float:
    """Make a graph in bulk, and leave its Neo4j running; return how long that took."""
    began = perf_counter()
    datasets = [
        bulk_dataset.Dataset(of.id, of.title, of.file, of.sources, _brought(given), by_rows=True)
        for given in loads.all_tables(folder)
        for of in (given.dataset,)
    ]
    bulk.load(settings, datasets)
    return perf_counter() - began


async def _changed(settings: Settings, given: Table, rows: int) -> float:
    """Load changed rows; return how long that took, having seen that each changed its claim."""
    connection = reach.find(settings)
    if connection is None:
        raise SystemExit(f"the Neo4j of {settings.home} does not run")
    async with connect(connection) as db:
        began = perf_counter()
        written = await loads.load(db, given)
        took = perf_counter() - began
    if written < rows:
        raise SystemExit(f"{rows} rows were changed, and only {written} records written")
    return took


def _by_turns(homes: dict[str, Settings], folder: Path, sizes: Sizes, run: int) -> dict[str, float]:
    file = folder / "changed.csv"
    change(folder / "small", file, sizes.rows, run)
    changed = loads.table(folder / "small", _TABLE).changed(file)
    return {
        name: asyncio.run(_changed(settings, changed, sizes.rows))
        for name, settings in homes.items()
    }


def measure(folder: Path, sizes: Sizes, runs: int, heap: str, figures: Figures) -> None:
    """Make both graphs, and load changed rows in as many runs, after one that warms both."""
    tables.write(folder / "large", sizes.large, seed=1)
    prefix(folder / "large", folder / "small", sizes)
    homes = {
        name: replace(private.settings(folder / f"home-{name}"), heap=heap)
        for name in ("small", "large")
    }
    try:
        for name, settings in homes.items():
            note(figures, {f"{name} graph made in bulk, s": _made(settings, folder / name)})
        _by_turns(homes, folder, sizes, 0)
        for run in range(1, runs + 1):
            took = _by_turns(homes, folder, sizes, run)
            note(figures, {f"changed rows into the {name} graph, s": took[name] for name in took})
            note(figures, {RATIO: took["large"] / took["small"]})
    finally:
        for settings in homes.values():
            process.stop(settings)
