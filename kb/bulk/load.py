"""`kb load --bulk`: a fresh database, made whole and checked before it takes its place."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from time import perf_counter

from kb.bulk import feed, store, workers
from kb.bulk.dataset import Dataset
from kb.bulk.feed import Written
from kb.config import Settings, require_private
from kb.engine import layout, process, reach, running, space
from kb.engine.layout import Home
from kb.engine.report import Report, Step, silent
from kb.errors import ImportFailed
from kb.store import schema
from kb.store.driver import Database, connect
from kb.store.load import Summary

_OURS = (
    "whose store only its owner can make in bulk; unset it to load into the private one, or load "
    "without --bulk"
)
_INDEXED = 3600  # seconds that indexes over a full graph may take


@dataclass(frozen=True)
class Loaded:
    """What a load in bulk did, and the seconds that each step of it took.

    Attributes:
        rows: how many rows of each dataset are taken, where it is a table.
    """

    summaries: tuple[Summary, ...]
    rows: tuple[int, ...]
    seconds: dict[str, float]


@dataclass(frozen=True)
class _Watch:
    """Tells each step as it begins, and keeps how long it took."""

    report: Report
    seconds: dict[str, float] = field(default_factory=dict)

    @contextmanager
    def step(self, what: str) -> Iterator[None]:
        self.report(Step(what))
        begun = perf_counter()
        yield
        self.seconds[what] = perf_counter() - begun


def load(
    settings: Settings,
    datasets: Sequence[Dataset],
    report: Report = silent,
    jobs: int | None = None,
) -> Loaded:
    """Make the home's database from datasets, and leave it running.

    The home is held meanwhile: whoever else wants to start it waits.

    Args:
        settings: where the home is.
        datasets: what is loaded.
        report: told each step.
        jobs: how many processes read and compute; as many as there are processors if not given.

    Raises:
        InvalidParameter: the settings name a Neo4j that is not ours.
        NotEmpty: the home has a graph already.
        InvalidDossier: datasets contradict each other.
        EngineError: Neo4j or its tools failed; the home is as it was.
    """
    require_private(settings, _OURS, "bulk")
    home, watch = layout.of(settings), _Watch(report)
    layout.prepare(home)
    with process.exclusive(home):
        _require_empty(settings, home, report)
        process.end_all(home, report)
        with space.running_out_is("loading in bulk", home.root):
            made = _make(settings, home, datasets, watch, jobs)
        with watch.step("starting Neo4j"):
            process.start(settings, home, report)
        with watch.step("making indexes"):
            _with(home, lambda db: schema.apply(db, _INDEXED))
        store.clear(home)
    return Loaded(made.summaries, made.rows, watch.seconds)


def _require_empty(settings: Settings, home: Home, report: Report) -> None:
    if not store.begun(home):
        return
    if running.find(home) is None:
        process.start(settings, home, report)
    _with(home, lambda db: store.require_empty(db, home))


def _make(
    settings: Settings, home: Home, datasets: Sequence[Dataset], watch: _Watch, jobs: int | None
) -> Written:
    software = process.software(settings, watch.report)
    work = store.prepare(home)
    with store.emptied_on_failure(work):
        made = _files(datasets, work.imports, watch, jobs)
        with watch.step("importing"):
            store.fill(work, software, work.imports)
        with watch.step("checking"):
            store.check(work, software)
        store.swap(home, made.edition)
    return made


def _files(datasets: Sequence[Dataset], folder: Path, watch: _Watch, jobs: int | None) -> Written:
    try:
        with workers.working(jobs) as pool:
            with watch.step("reading"):
                found = feed.read(pool, datasets, folder)
            with watch.step("computing"):
                return feed.write(pool, datasets, found, folder)
    except BrokenProcessPool as error:
        raise ImportFailed(
            "a process that computes facts was ended from outside, as happens where memory runs "
            "out; nothing was loaded: make room and run it again"
        ) from error


def _with(home: Home, work: Callable[[Database], Awaitable[None]]) -> None:
    async def connected() -> None:
        async with connect(reach.connection(home)) as db:
            await work(db)

    asyncio.run(connected())
