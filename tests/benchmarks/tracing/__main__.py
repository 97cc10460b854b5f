"""Measure tracing: `python -m tests.benchmarks.tracing [SIZES]`."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path

import click

from tests.benchmarks.figures import Figures, tell
from tests.benchmarks.tracing import counting, forms, graphs, pages, sent, streams, told
from tests.benchmarks.tracing.traced import Home, Traced, opened, started

Part = Callable[[Sequence[Traced], int], Awaitable[None]]
PARTS: dict[str, Part] = {
    "pages": pages.first,
    "counts": counting.lenders,
    "streams": streams.streams,
    "exposure": counting.whole,
    "forms": forms.tried,
    "columns": sent.sent,
    "load": pages.beside_loads,
}


async def measure(homes: Sequence[Home], parts: Sequence[str], runs: int) -> None:
    """Print what parts measure on graphs whose Neo4j run, each so many times.

    Raises:
        SystemExit: what is counted differs between two ways of counting it.
    """
    async with opened(homes) as every:
        for one in every:
            degrees = ", ".join(f"{lender.lines:,}" for lender in one.lenders)
            told.say(f"{one.name}: lenders of {degrees} credit lines")
        for part in parts:
            await PARTS[part](every, runs)


@click.command()
@click.argument("sizes", type=click.IntRange(min=10_000), nargs=-1)
@click.option("--runs", type=click.IntRange(min=1), default=5, show_default=True)
@click.option("--only", type=click.Choice(list(PARTS)), multiple=True, help="These parts alone.")
@click.option("--heap", default="3g", show_default=True, help="Of each graph's Neo4j.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=graphs.FOLDER,
    help="Where the graphs are kept between runs.",
)
def main(sizes: tuple[int, ...], runs: int, only: tuple[str, ...], heap: str, folder: Path) -> None:
    """Print how fast chains are traced in graphs of so many facts; of a million, if none is given.

    Sizes count relationships that are facts; with those of claims there are some five times as
    many. A graph of ten million takes an hour or more to make, 40 GB of disk meanwhile and 20 GB
    then.
    """
    figures: Figures = {}
    wanted = sorted(sizes) or [1_000_000]
    homes = [(size, graphs.kept(folder, size, heap, figures)) for size in wanted]
    tell(figures)
    with started(homes) as running:
        asyncio.run(measure(running, only or list(PARTS), runs))


if __name__ == "__main__":
    main()
