"""How fast tables are loaded: `python -m tests.benchmarks.ingest [RUNS] [RELATIONSHIPS]`.

Three comparisons, each a module beside this one, on synthetic graphs and a warm server: `bolt`,
with the bare driver and with a load of the same again; `peers`, with other tools that write the
same records; `increments`, of a change in a large graph with one in a small. All are ratios of
times within one run; what is printed is their median, and what is asked of it.
"""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

import click

from kb.config import Connection
from kb.engine import process
from tests.benchmarks import bolt, increments
from tests.benchmarks.figures import Figures, tell
from tests.benchmarks.increments import Sizes
from tests.benchmarks.peers import compare
from tests.engine import private
from tests.graphs import tables

PARTS = ("bolt", "peers", "increments")
ASKED = {**bolt.ASKED, **compare.ASKED, **increments.ASKED}

Work = Callable[[Connection], Awaitable[None]]


def _on_a_server(folder: Path, work: Work) -> None:
    """Do work on a private Neo4j of its own, and stop that."""
    settings = private.settings(folder / "home")
    connection = process.ensure(settings)

    async def done() -> None:
        await work(connection)

    try:
        asyncio.run(done())
    finally:
        process.stop(settings)


def _bolt(folder: Path, runs: int, relationships: int) -> Figures:
    figures: Figures = {}
    tables.write(folder / "tables", relationships, seed=1)
    _on_a_server(folder, lambda to: bolt.measure(to, folder / "tables", runs, figures))
    return figures


def _peers(folder: Path, runs: int, relationships: int, entities: int) -> Figures:
    figures: Figures = {}
    tables.write(folder / "tables", relationships, seed=1)
    _on_a_server(folder, lambda to: compare.measure(to, folder, runs, entities, figures))
    return figures


def _increments(folder: Path, runs: int, sizes: Sizes, heap: str) -> Figures:
    figures: Figures = {}
    increments.measure(folder, sizes, runs, heap, figures)
    return figures


@click.command()
@click.argument("runs", type=click.IntRange(min=1), default=5)
@click.argument("relationships", type=int, default=20_000)
@click.option("--only", type=click.Choice(PARTS), multiple=True, help="These comparisons alone.")
@click.option("--beside-peers", type=int, default=2_000, help="Relationships that peers write.")
@click.option("--entities", type=int, default=500, help="As many does FollowTheMoney write.")
@click.option(
    "--sizes",
    type=int,
    nargs=3,
    default=(1_000_000, 10_000_000, 100_000),
    help="Relationships of the small and of the large graph, and rows that change.",
)
@click.option("--heap", default="512m", help="What Neo4j has for those two graphs.")
def main(
    runs: int,
    relationships: int,
    only: tuple[str, ...],
    beside_peers: int,
    entities: int,
    sizes: tuple[int, int, int],
    heap: str,
) -> None:
    """Print how fast tables are loaded, beside what is asked of that."""
    measures: dict[str, Callable[[Path], Figures]] = {
        "bolt": lambda folder: _bolt(folder, runs, relationships),
        "peers": lambda folder: _peers(folder, runs, beside_peers, entities),
        "increments": lambda folder: _increments(folder, runs, Sizes(*sizes), heap),
    }
    for name in only or PARTS:
        with tempfile.TemporaryDirectory() as folder:
            tell(measures[name](Path(folder)), ASKED)


if __name__ == "__main__":
    main()
