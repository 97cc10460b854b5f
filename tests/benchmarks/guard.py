"""What the guard costs: `python -m tests.benchmarks.guard [RUNS]`.

The text of some catalogue questions is asked under the guard and without it, by turns, in one
process on one private Neo4j; what is held against the guard is the difference, as a part of what
the question itself takes by its name. The first time of a text is another matter: it is read, and
Neo4j explains it; that is printed too. Each figure is the median of as many as there are runs.
"""

import asyncio
import sys
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from statistics import median
from time import perf_counter

from kb.config import Connection
from kb.engine import process
from kb.guard import run as guarded
from kb.guard import text
from kb.guard.guard import Guard
from kb.guard.run import Asked
from kb.ingest import dossier
from kb.queries import registry, run, statement
from kb.queries.question import Question
from kb.queries.statement import Statement
from kb.store import load
from kb.store.driver import Database, connect
from kb.store.values import plain
from tests.benchmarks.figures import Figures, tell
from tests.conftest import INVENTED, SHIPPED
from tests.engine import private

ASKED = 400  # of each kind in one run
NAMES = ("party", "lenders", "chain")
ROWS = 1000

Ask = Callable[[], Awaitable[object]]


async def _times(asks: dict[str, Ask]) -> dict[str, float]:
    """Return how long each takes at the median, in milliseconds, asked by turns."""
    taken: dict[str, list[float]] = {name: [] for name in asks}
    for _ in range(ASKED):
        for name, ask in asks.items():
            began = perf_counter()
            await ask()
            taken[name].append((perf_counter() - began) * 1000)
    return {name: median(times) for name, times in taken.items()}


def _asks(db: Database, guard: Guard, question: Question, asked: Statement) -> dict[str, Ask]:
    sent = Asked("bench", asked.text, asked.parameters)

    async def by_name() -> None:
        await run.ask(db, question, question.example)

    async def bare() -> None:
        async with db.asking(asked.text, asked.parameters, 60.0) as table:
            [tuple(map(plain, row)) for row in await table.take(ROWS)]

    async def under_guard() -> None:
        async with guarded.asking(guard, db, sent, ROWS) as rows:
            async for _ in rows.batches():
                pass

    return {"by name": by_name, "bare": bare, "under guard": under_guard}


async def _measure(connection: Connection, runs: int, figures: Figures) -> None:
    async with connect(connection) as db:
        for path in (SHIPPED, INVENTED):
            await load.load(db, dossier.read(path))
        for name in NAMES:
            question = registry.find([registry.shipped()], name)
            asked = statement.of(question, question.example, ROWS)
            asks = _asks(db, Guard(), question, asked)
            for ask in asks.values():
                await ask()
            for _ in range(runs):
                found = await _times(asks)
                cost = found["under guard"] - found["bare"]
                figures.setdefault(f"{name}: by its name, ms", []).append(found["by name"])
                figures.setdefault(f"{name}: the guard adds, ms", []).append(cost)
                part = cost / found["by name"] * 100
                figures.setdefault(f"{name}: that is of it, %", []).append(part)
                await _first(db, asked, figures.setdefault(f"{name}: the first time adds, ms", []))


async def _first(db: Database, asked: Statement, times: list[float]) -> None:
    began = perf_counter()
    text.check(asked.text)
    await db.described(asked.text, asked.parameters)
    times.append((perf_counter() - began) * 1000)


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        settings = private.settings(Path(folder) / "home")
        connection = process.ensure(settings)
        try:
            asyncio.run(_measure(connection, runs, figures))
        finally:
            process.stop(settings)
    tell(figures)


if __name__ == "__main__":
    main()
