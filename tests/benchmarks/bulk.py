"""How fast a fresh database is made: `python -m tests.benchmarks.bulk [RUNS] [RELATIONSHIPS]`.

A synthetic graph's tables are loaded in bulk, from nothing to a Neo4j that answers and has its
indexes. The files that this made for Neo4j's importer are kept, and the importer is run on them
once more by itself; Neo4j is started on what it made, and the indexes are built: the ratio says
what reading, computing and checking add. Then the same with four times as many relationships: the
memory that our own processes take at most must not grow with them.
"""

import os
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from multiprocessing import Queue, get_context
from pathlib import Path
from threading import Event, Thread
from time import perf_counter

import psutil

from kb.bulk import load as bulk
from kb.bulk import store
from kb.bulk.dataset import Dataset
from kb.config import Settings
from kb.engine import layout, process
from kb.engine.report import Report, Step, silent
from kb.ingest.table import mapping
from kb.ingest.table.apart import Table
from kb.store import schema
from tests.benchmarks.figures import Figures, tell
from tests.engine import private
from tests.graphs import tables

MIB = 1 << 20
LARGER = 4
_AGAIN = 0.1  # seconds between two looks at processes


@dataclass
class _Watch:
    """The most memory that a process and those which it starts have taken, in bytes."""

    of: int
    over: Event = field(default_factory=Event)
    main: int = 0
    worker: int = 0
    java: int = 0

    def look(self) -> None:
        """Look again and again until told that it is over."""
        while not self.over.wait(_AGAIN):
            try:
                self.main = max(self.main, _most(psutil.Process(self.of)))
                for child in psutil.Process(self.of).children(recursive=True):
                    self._see(child)
            except psutil.Error:
                continue  # it ended meanwhile

    def _see(self, child: psutil.Process) -> None:
        if child.name() == "java":
            self.java = max(self.java, _most(child))
        else:
            self.worker = max(self.worker, _most(child))


def _most(process: psutil.Process) -> int:
    """Return the most memory that a process has held; what it holds, where nobody counts that."""
    try:
        status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii", errors="replace")
    except OSError:
        return int(process.memory_info().rss)
    lines = (line.split() for line in status.splitlines() if line.startswith("VmHWM:"))
    return next((int(line[1]) << 10 for line in lines), 0)


def datasets(folder: Path) -> Iterator[Dataset]:
    for name in tables.TABLES:
        file, by = folder / f"{name}.csv", folder / f"{name}.yaml"
        read = mapping.read(by)
        yield Dataset(
            name, read.title, str(file), (read.source,), table=Table(file, by), by_rows=True
        )


def _keeping(settings: Settings, kept: Path) -> Report:
    """Return what keeps the importer's files as soon as they are finished."""

    def report(told: Step, /) -> None:
        if told.what == "importing":
            for file in (layout.of(settings).bulk / "import").glob("*.csv"):
                os.link(file, kept / file.name)

    return report


def _load(folder: Path, settings: Settings, kept: Path, told: "Queue[dict[str, float]]") -> None:
    began = perf_counter()
    done = bulk.load(settings, list(datasets(folder)), _keeping(settings, kept))
    told.put({"bulk load": perf_counter() - began, **done.seconds})


def _measured(folder: Path, settings: Settings, kept: Path) -> tuple[dict[str, float], _Watch]:
    """Load in a process of its own; return how long its steps took, and the memory they did."""
    context = get_context("spawn")
    told: Queue[dict[str, float]] = context.Queue()
    loading = context.Process(target=_load, args=(folder, settings, kept, told))
    loading.start()
    watch = _Watch(loading.pid or 0)
    looking = Thread(target=watch.look)
    looking.start()
    loading.join()
    watch.over.set()
    looking.join()
    process.stop(settings)
    if loading.exitcode:
        raise SystemExit(loading.exitcode)
    return told.get(), watch


def _bare(settings: Settings, kept: Path) -> float:
    """Run the importer on finished files, start Neo4j and build the indexes; return the seconds."""
    home = layout.of(settings)
    layout.prepare(home)
    with process.exclusive(home):
        software = process.software(settings, silent)
        work = store.prepare(home)
        began = perf_counter()
        store.fill(work, software, kept)
        store.swap(home, "bare")
        process.start(settings, home, silent)
        bulk._with(home, lambda db: schema.apply(db, bulk._INDEXED))
        taken = perf_counter() - began
    process.stop(settings)
    return taken


def _measure(relationships: int, figures: Figures) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tables.write(folder / "tables", relationships, seed=1)
        (folder / "kept").mkdir()
        settings = private.settings(folder / "home")
        steps, watch = _measured(folder / "tables", settings, folder / "kept")
        bare = _bare(private.settings(folder / "bare"), folder / "kept")
    of = f"{relationships:,}: "
    for what, value in (
        *((f"{what}, s", seconds) for what, seconds in steps.items()),
        ("importer, start, indexes alone, s", bare),
        ("alone ÷ bulk load (at least 0.70)", bare / steps["bulk load"]),
        ("most memory of the process that loads, MiB", watch.main / MIB),
        ("most memory of one that helps, MiB", watch.worker / MIB),
        ("most memory of Java, MiB", watch.java / MIB),
    ):
        figures.setdefault(of + what, []).append(value)


def main() -> None:
    """Print the figures."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    relationships = int(sys.argv[2]) if len(sys.argv) > 2 else 250_000
    for size in (relationships, relationships * LARGER):
        figures: Figures = {}
        for _ in range(runs):
            _measure(size, figures)
        tell(figures)  # of each size as soon as it is known: the larger takes its time


if __name__ == "__main__":
    main()
