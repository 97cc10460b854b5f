"""How soon a party is found among many: `python -m tests.benchmarks.search [--parties N]`.

A private Neo4j is given parties with names of several scripts, then the question `search` is asked
as the API asks it: in this process, one after another, warm. What is asked is drawn from the names:
as they stand, begun, mistyped, spelled in other letters, and words that a tenth of the names have.
Told is, for each kind and for all, the time within which 95 of a hundred are answered, and the part
of those that were asked by name in which the party comes first.
"""

import asyncio
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from time import perf_counter

import click

from kb.config import Connection
from kb.engine import process
from kb.model import spellings
from kb.queries import registry, run
from kb.queries.question import Question
from kb.store import journal, schema
from kb.store.driver import Database, connect
from tests.benchmarks.called import parties
from tests.benchmarks.figures import Asked, Figures, note, tell
from tests.engine import private

BATCH = 20_000
COMMON = ("bank", "china", "china bank", "trading co ltd", "ba", "international development")
ALL = "all: 95 of 100 within, ms"
ASKED = {ALL: Asked(most=20)}
_CREATE = "UNWIND $rows AS row CREATE (p:Party:Company) SET p = row"


@dataclass(frozen=True)
class Sought:
    """A text to look for, and the names of which the bearer is to come first, if any is."""

    text: str
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Size:
    """How many parties there are, how many questions of each kind, and what both are drawn by."""

    parties: int
    each: int
    seed: int


async def fill(db: Database, count: int, seed: int) -> None:
    """Make the parties; their indexes after them, which takes a tenth of the time."""
    made = parties(count, seed)
    while rows := list(islice(made, BATCH)):
        await db.administer(_CREATE, {"rows": rows})
    await schema.apply(db, patience=3600)
    async with db.writing() as tx:
        await journal.changed(tx)


def questions(count: int, seed: int) -> dict[str, list[Sought]]:
    """Return what is looked for: as many of each kind, drawn from the first parties."""
    chance = Random(seed)  # noqa: S311 - no secret, and the same each time
    names = [party["name"] for party in islice(parties(20 * count, seed), 20 * count)]
    chance.shuffle(names)
    latin = iter([name for name in names if name.isascii()])
    other = iter([name for name in names if not name.isascii()])
    changes: dict[str, tuple[Iterator[str], Callable[[Random, str], str]]] = {
        "the name": (latin, lambda _, name: name),
        "its beginning": (latin, lambda _, name: name[: max(4, len(name) * 2 // 3)]),
        "with a typo": (latin, _mistyped),
        "with a word too many": (latin, lambda _, name: f"{name} Vladivostok"),
        "in its own script": (other, lambda _, name: name),
        "spelled in Latin letters": (other, lambda _, name: (*spellings.of(name), name)[0]),
    }
    drawn = {
        kind: [Sought(change(chance, name), frozenset({name})) for name in islice(source, count)]
        for kind, (source, change) in changes.items()
    }
    return {**drawn, "common words": [Sought(chance.choice(COMMON)) for _ in range(count)]}


def _mistyped(chance: Random, name: str) -> str:
    """Return a name with one letter changed, left out, or in the place of the one before it."""
    at = chance.randrange(1, max(2, name.find(" ") - 1))
    swapped = name[at + 1 : at + 2] + name[at]
    instead = chance.choice((swapped, name[at + 1 : at + 2], "e" + name[at + 1 : at + 2]))
    return name[:at] + instead + name[at + 2 :]


async def measure(
    db: Database, search: Question, asked: Sequence[Sought]
) -> tuple[list[float], float]:
    """Return the time of each question in milliseconds, and in which part it is found first."""
    times, first = [], 0
    for sought in asked:
        began = perf_counter()
        answer = await run.ask(db, search, {"text": sought.text})
        times.append((perf_counter() - began) * 1000)
        # Who is spelled as the text is comes first too, be it another party that sounds the same.
        first += any(
            row["name"] in sought.names or row["found_by"] == "spelling" for row in answer.rows[:1]
        )
    return times, first / len(asked)


async def rounds(db: Database, drawn: dict[str, list[Sought]], runs: int) -> Figures:
    """Ask everything once to warm up, then so many times."""
    search = registry.find((registry.shipped(),), "search")
    for asked in drawn.values():
        await measure(db, search, asked)
    figures: Figures = {}
    for _ in range(runs):
        taken: list[float] = []
        for kind, asked in drawn.items():
            times, first = await measure(db, search, asked)
            taken += times
            note(figures, {f"{kind}: 95 of 100 within, ms": _p95(times)})
            if kind != "common words":
                note(figures, {f"{kind}: found first, of 1": first})
        note(figures, {"all: median, ms": median(taken), ALL: _p95(taken)})
    return figures


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]


async def _work(connection: Connection, size: Size, runs: int) -> Figures:
    async with connect(connection) as db:
        await fill(db, size.parties, size.seed)
        return await rounds(db, questions(size.each, size.seed), runs)


@click.command()
@click.option("--parties", "count", default=1_000_000, show_default=True)
@click.option("--questions", "each", default=100, show_default=True, help="Of each kind.")
@click.option("--runs", default=5, show_default=True)
@click.option("--seed", default=1, show_default=True)
def main(count: int, each: int, runs: int, seed: int) -> None:
    """Measure, and tell."""
    with tempfile.TemporaryDirectory() as folder:
        settings = private.settings(Path(folder) / "kb")
        connection = process.ensure(settings)
        try:
            tell(asyncio.run(_work(connection, Size(count, each, seed), runs)), ASKED)
        finally:
            process.stop(settings)


if __name__ == "__main__":
    main()
