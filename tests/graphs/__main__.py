"""Write a synthetic graph: `python -m tests.graphs --relationships 10_000_000 --seed 1`."""

from pathlib import Path

import click

from tests.graphs import tables


@click.command()
@click.option(
    "--relationships", type=int, default=1_000_000, show_default=True, help="How many, about."
)
@click.option("--seed", type=click.IntRange(min=0), default=1, show_default=True)
@click.option("--format", "form", type=click.Choice(tables.FORMS), default="csv")
@click.option(
    "-o",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="graph",
    show_default=True,
    help="The folder to write them into.",
)
def main(relationships: int, seed: int, form: str, folder: Path) -> None:
    """Write a synthetic graph as tables and the mappings that load them."""
    if relationships < tables.FEWEST:
        raise click.BadParameter(f"write at least {tables.FEWEST}", param_hint="--relationships")
    made = tables.write(folder, relationships, seed, form)
    click.echo(f"{made} relationships in {len(tables.TABLES)} tables in {folder}")


if __name__ == "__main__":
    main()
