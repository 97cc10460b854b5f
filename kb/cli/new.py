"""`kb new`: files that a person finishes."""

from pathlib import Path

import click

from kb.errors import Fault, InvalidParameter, InvalidValue
from kb.ingest.table import sheets
from kb.ingest.table.drafting import written
from kb.model import dates, ids


@click.group()
def new() -> None:
    """Draft a file that you then finish."""


@new.command()
@click.option(
    "--from",
    "table",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TABLE",
    help="A CSV, XLSX or Parquet file.",
)
@click.option("--sheet", default="", metavar="NAME", help="Of a workbook; its first if not given.")
@click.option("--title", default="", metavar="TEXT", help="What its publisher calls the table.")
@click.option("--published", default="", metavar="DATE", help="When it was published: 2024-06-30.")
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to write it; nothing that is there is written over.",
)
def mapping(table: Path, sheet: str, title: str, published: str, output: Path | None) -> None:
    """Draft how the rows of a table become claims, from the columns it finds."""
    if published:
        _check(published)
    if sheet and table.suffix.lower() != ".xlsx":
        raise InvalidParameter(Fault("sheet", f"{table} is no workbook: leave --sheet out"))
    id = ids.slug(table.stem) or "table"
    about = written.About(id, " ".join(title.split()), published, sheet)
    text = written.draft(sheets.read(table, sheet), about)
    if output is None:
        click.echo(text, nl=False)
        return
    try:
        with output.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        what = f"{output} is there already; give another name with -o"
        raise InvalidParameter(Fault("o", what)) from None
    click.echo(f"{output}: decide each `# check:` in it, then remove `draft: true`")


def _check(published: str) -> None:
    try:
        dates.parse(published)
    except InvalidValue as error:
        raise InvalidParameter(Fault("published", str(error))) from None
