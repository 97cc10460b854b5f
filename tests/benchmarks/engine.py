"""How quick and how small the private Neo4j is: `python -m tests.benchmarks.engine [RUNS]`.

It prints medians and ranges; the ratio of starts with and without the start-up cache, measured in
turns, is what can be compared between machines.
"""

import asyncio
import sys
import tempfile
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter

from kb.config import Connection, Settings
from kb.engine import process
from kb.engine.status import describe
from kb.store.driver import connect
from tests.engine import private

MIB = 1 << 20
Figures = dict[str, list[float]]


def measure(settings: Settings, name: str, figures: Figures) -> None:
    """Start, ask once, look at the memory, stop; and note how long each took, in seconds."""
    began = perf_counter()
    connection = process.ensure(settings)
    ready = perf_counter()
    asyncio.run(ask(connection))
    asked = perf_counter()
    resident = (describe(settings).resident_bytes or 0) / MIB
    stopping = perf_counter()
    process.stop(settings)
    stopped = perf_counter()
    for what, value in (
        ("start, s", ready - began),
        ("first query after, s", asked - ready),
        ("resident, MiB", resident),
        ("stop, s", stopped - stopping),
    ):
        figures.setdefault(f"{name}: {what}", []).append(value)


async def ask(connection: Connection) -> None:
    async with connect(connection) as database:
        await database.read("MATCH (n) RETURN count(n) AS n")


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        cached = private.settings(Path(folder) / "home")
        plain = replace(cached, aot=False)
        measure(plain, "new home, without cache", {})
        for _ in range(runs):
            measure(cached, "with cache", figures)
            measure(plain, "without", figures)
    fast, slow = figures["with cache: start, s"], figures["without: start, s"]
    figures["ratio of starts"] = [one / other for one, other in zip(slow, fast, strict=True)]
    for name, values in figures.items():
        line = f"{name:34} {median(values):8.2f}  ({min(values):.2f} to {max(values):.2f})"
        sys.stdout.write(line + "\n")


if __name__ == "__main__":
    main()
