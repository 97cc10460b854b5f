"""The first page of chains, ranked and cited, from every kind of anchor."""

from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

from kb.queries import registry, run
from kb.store.driver import Database
from tests.benchmarks.figures import Asked, Figures, note
from tests.benchmarks.tracing import anchors, beside, late, told
from tests.benchmarks.tracing.anchors import Kind, kinds
from tests.benchmarks.tracing.traced import Traced

ROWS = 100
QUESTIONS = 20  # at least, of a kind
_HALF, _MOST = "p50", "p95"
_FLAT = Asked(most=1.5)
Times = dict[str, dict[str, float]]  # by what part of the questions is answered, and by kind


async def first(every: Sequence[Traced], runs: int) -> None:
    """Ask for first pages from all anchors of all graphs, by turns."""
    anchored = [(one, await kinds(one.db)) for one in every]
    for one, asked in anchored:
        await _once(one.db, asked)  # warms
    figures: Figures = {}
    for _ in range(runs):
        found = [(one, await _once(one.db, asked)) for one, asked in anchored]
        for one, times in found:
            _note(figures, one.name, times)
        if len(found) > 1:
            (small, less), (large, more) = found[0], found[-1]
            _note_growth(figures, f"{large.home.size:,} ÷ {small.home.size:,}", less, more)
    _tell(f"first {ROWS} chains, ranked and cited", figures)


async def beside_loads(every: Sequence[Traced], runs: int) -> None:
    """Ask before, while and after more is loaded of the same parties, and of the same agreements.

    What that moves in rank, and moves back when it is taken back, is looked at too.
    """
    for one in every:
        figures: Figures = {}
        asked = await kinds(one.db)
        reported = await late.first(one.db, min(late.MOST, one.home.size // 100))
        with TemporaryDirectory() as folder:
            files = beside.write(Path(folder), min(beside.FACTS, one.home.size))
            files += late.write(Path(folder), reported)
            await _once(one.db, asked)  # warms
            await _rounds(one, asked, runs, "before", figures)
            try:
                await _while_loading(one, asked, files, figures)
                await _rounds(one, asked, runs, "after", figures)
                _note_ranks(figures, "after", await late.wrong(one.db, reported))
            finally:
                beside.unload(one.home.settings, files)
            _note_ranks(figures, "taken back", await late.lasting(one.db, reported))
        _tell(f"first {ROWS} chains and a load, {one.name}", figures)


async def _while_loading(
    one: Traced, asked: Sequence[Kind], files: list[Path], figures: Figures
) -> None:
    with beside.loading(one.home.settings, files) as load:
        while load.poll() is None:
            found = await _once(one.db, asked)
            if load.poll() is None:
                _note(figures, "while loading", found)


async def _rounds(
    one: Traced, asked: Sequence[Kind], runs: int, when: str, figures: Figures
) -> None:
    for _ in range(runs):
        _note(figures, when, await _once(one.db, asked))


async def _once(db: Database, asked: Sequence[Kind]) -> Times:
    """Return for each kind within how many milliseconds 50 and 95 of 100 pages are there."""
    found: Times = {_HALF: {}, _MOST: {}}
    for kind in asked:
        times = await _times(db, kind)
        found[_HALF][kind.name] = median(times)
        found[_MOST][kind.name] = quantiles(times, n=20, method="inclusive")[-1]
    return found


async def _times(db: Database, kind: Kind) -> list[float]:
    chain = registry.find((registry.shipped(),), "chain")
    times = []
    for given in islice(cycle(kind.given), max(QUESTIONS, len(kind.given))):
        began = perf_counter()
        await run.ask(db, chain, given, ROWS)
        times.append(1000 * (perf_counter() - began))
    return times


def _note(figures: Figures, when: str, found: Times) -> None:
    for part, times in found.items():
        note(figures, {f"{when}: {kind}, {part}, ms": took for kind, took in times.items()})
        for anchor in anchors.BY_LINES:
            by_lines = [took for kind, took in times.items() if kind.startswith(f"{anchor}, 10^")]
            if len(by_lines) > 1:
                name = f"{when}: {anchor} of most lines ÷ of fewest, {part}"
                note(figures, {name: by_lines[-1] / by_lines[0]})


def _note_ranks(figures: Figures, when: str, wrong: Mapping[str, float]) -> None:
    note(figures, {f"{when}: {what}": count for what, count in wrong.items()})


def _note_growth(figures: Figures, name: str, small: Times, large: Times) -> None:
    for part, times in large.items():
        both = {
            kind: took / small[part][kind] for kind, took in times.items() if kind in small[part]
        }
        note(figures, {f"{name}: {kind}, {part}": ratio for kind, ratio in both.items()})


def _tell(title: str, figures: Figures) -> None:
    flat = {name: _FLAT for name in figures if "÷" in name and name.endswith(_MOST)}
    ranks = {name: Asked(0, 0) for name in figures if name.endswith(late.WRONG)}
    told.figures(title, figures, {**flat, **ranks})
