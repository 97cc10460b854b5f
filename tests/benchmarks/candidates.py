"""How fast, and how surely, candidates are found: `python -m tests.benchmarks.candidates`.

So many parties are written into a private Neo4j as bare nodes; then some of their names, each with
a slip, without its legal form or in another order, are looked for one after another.
"""

import asyncio
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from random import Random
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter

import click

from kb.candidates.for_names import for_names
from kb.config import Connection
from kb.engine import process
from kb.resolve.profile import Profile
from kb.store import schema
from kb.store.driver import Database, connect
from tests.benchmarks import invented
from tests.benchmarks.figures import Asked, Figures, note, tell
from tests.engine import private

MIDDLE, SLOW = "candidates for a name, ms: p50", "candidates for a name, ms: p95"
FOUND = "names whose party is among them"
ASKED = {SLOW: Asked(most=30), FOUND: Asked(least=0.95)}
_AT_ONCE = 10_000
_NAMES = 300
_WARMED = 100
_WRITE = """
UNWIND $rows AS row
CREATE (p:Party:Company {id: row.id, name: row.name})
"""


async def fill(db: Database, count: int) -> None:
    """Write parties and nothing else."""
    await schema.apply(db)
    parties = invented.parties(count)
    while batch := list(islice(parties, _AT_ONCE)):
        rows = [{"id": party.id, "name": party.name} for party in batch]
        async with db.writing() as tx:
            await tx.run(_WRITE, {"rows": rows})
    await db.administer("CALL db.awaitIndexes(600)")


def asked(count: int) -> Iterator[tuple[Profile, str]]:
    """Yield parties from all over, each with a name that is nearly its own."""
    chance = Random(2)  # noqa: S311 - names, and nothing secret
    every = max(1, count // (_NAMES + _WARMED))
    for party in islice(invented.parties(count), 0, every * (_NAMES + _WARMED), every):
        yield party, invented.again(chance, party.name)


async def measure(db: Database, count: int, runs: int) -> Figures:
    """Look for names, and note how long that took and whether it found whom they mean."""
    figures: Figures = {}
    wanted = list(asked(count))
    for party, name in wanted[:_WARMED]:
        await _looked_for(db, party, name)
    for _ in range(runs):
        looked = [await _looked_for(db, party, name) for party, name in wanted[_WARMED:]]
        times = [milliseconds for milliseconds, _ in looked]
        note(figures, {MIDDLE: median(times), SLOW: quantiles(times, n=20)[-1]})
        note(figures, {FOUND: sum(found for _, found in looked) / len(looked)})
    return figures


async def _looked_for(db: Database, party: Profile, name: str) -> tuple[float, bool]:
    """Return the milliseconds that it took to look for a name, and whether its party was found."""
    began = perf_counter()
    async with db.reading() as tx:
        candidates = await for_names(tx, [name])
    took = 1000 * (perf_counter() - began)
    return took, any(one.party == party.id or one.name == party.name for one in candidates)


async def _run(connection: Connection, count: int, runs: int) -> Figures:
    async with connect(connection) as db:
        await fill(db, count)
        return await measure(db, count, runs)


@click.command()
@click.option("--parties", type=click.IntRange(min=1000), default=1_000_000, show_default=True)
@click.option("--runs", type=click.IntRange(min=1), default=5, show_default=True)
def main(parties: int, runs: int) -> None:
    """Print how fast candidates are found among so many parties."""
    with TemporaryDirectory(prefix="kb-candidates-") as folder:
        settings = private.settings(Path(folder) / "kb")
        try:
            tell(asyncio.run(_run(process.ensure(settings), parties, runs)), ASKED)
        finally:
            process.stop(settings)


if __name__ == "__main__":
    main()
