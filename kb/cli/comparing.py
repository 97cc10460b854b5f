"""`kb compare`: how alike two names are, and why."""

import csv
import sys
from pathlib import Path

import click

from kb.cli import tables, whole
from kb.errors import Fault, InvalidParameter
from kb.ingest.table import sheets
from kb.resolve import compare as names
from kb.resolve import pairs

_COLUMNS = ("one", "other", "kind", "weight", "likeness")


@click.command()
@click.argument("one", metavar="NAME", default="")
@click.argument("other", metavar="NAME", default="")
@click.option("--person", is_flag=True, help="They are names of persons, and not of bodies.")
@click.option(
    "--file",
    "table",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="PAIRS",
    help="A table of names to compare: name1, name2 and, if some are persons, schema.",
)
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write the pairs with `score` and `same`, as CSV.",
)
def compare(one: str, other: str, person: bool, table: Path | None, output: Path | None) -> None:
    """Say how alike two names are, word by word; or score the pairs of a table."""
    if table is not None and not one:
        _score(table, output)
    elif table is None and other and output is None:
        _explain(names.compare(one, other, person))
    else:
        raise InvalidParameter(Fault("file", "give two names, or --file PAIRS and -o FILE"))


def _explain(found: names.Comparison) -> None:
    verdict = "may be one" if found.same else "are two"
    click.echo(f"{found.score:.3f}: they {verdict}, from {names.CANDIDATE} on they may be one")
    rows = [
        {
            "one": piece.one,
            "other": piece.other,
            "kind": piece.kind,
            "weight": round(piece.weight, 3),
            "likeness": round(piece.likeness, 3),
        }
        for piece in found.pieces
    ]
    tables.write("table", _COLUMNS, rows, sys.stdout)


def _score(table: Path, output: Path | None) -> None:
    sheet = sheets.read(table)
    headings = pairs.headings(sheet)
    with whole.opened(output) as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(headings)
        writer.writerows(pairs.scored(sheet))
