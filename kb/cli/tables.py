"""Rows as a terminal shows them, or as another program reads them."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import IO, Any

from kb.formats import comma_separated
from kb.formats.values import encode
from kb.telling import values

Rows = Sequence[dict[str, Any]]
WIDEST = 8
NOTHING: Mapping[str, str] = MappingProxyType({})


def write(
    form: str,
    columns: Sequence[str],
    rows: Rows,
    output: IO[str],
    name: str = "rows",
    about: Mapping[str, str] = NOTHING,
) -> None:
    """Write rows in one of the formats `table`, `json`, `ndjson`, `csv`, `xlsx`.

    Args:
        form: the format.
        columns: the names of the columns, in their order.
        rows: each with a value for every column.
        output: where to; what it writes texts into must take bytes too.
        name: of a spreadsheet's first sheet.
        about: what a spreadsheet's second sheet says.

    Raises:
        DoesNotFit: the format cannot hold the rows.
    """
    if form == "xlsx":
        _xlsx(columns, rows, output, name, about)
        return
    writers: dict[str, Callable[[Sequence[str], Rows, IO[str]], None]] = {
        "table": _table,
        "json": _json,
        "ndjson": _ndjson,
        "csv": _csv,
    }
    writers[form](columns, rows, output)


def _json(_columns: Sequence[str], rows: Rows, output: IO[str]) -> None:
    lines = ",\n".join("  " + encode(row) for row in rows)
    output.write(f"[\n{lines}\n]\n" if rows else "[]\n")


def _ndjson(_columns: Sequence[str], rows: Rows, output: IO[str]) -> None:
    output.writelines(encode(row) + "\n" for row in rows)


def _csv(columns: Sequence[str], rows: Rows, output: IO[str]) -> None:
    output.write(comma_separated.header(columns).decode())
    output.write(comma_separated.lines(_values(columns, rows)).decode())


def _xlsx(
    columns: Sequence[str], rows: Rows, output: IO[str], name: str, about: Mapping[str, str]
) -> None:
    # Imported here: what writes spreadsheets takes a while, and other formats need none of it.
    from kb.formats import workbook

    binary = getattr(output, "buffer")  # noqa: B009 - files of texts have it, though not by type
    workbook.write(binary, name, columns, _values(columns, rows), about)


def _values(columns: Sequence[str], rows: Rows) -> Iterator[list[Any]]:
    return ([row[column] for column in columns] for row in rows)


def _table(columns: Sequence[str], rows: Rows, output: IO[str]) -> None:
    from rich.console import Console
    from rich.table import Column, Table
    from rich.text import Text

    console = Console(file=output, highlight=False)
    if not rows:
        sys.stderr.write("no rows\n")
        return
    if len(columns) <= WIDEST:
        # An id that is cut could not be copied.
        table = Table(*(Column(Text(plain(column)), overflow="fold") for column in columns))
        for row in rows:
            table.add_row(*(Text(shown(row[column])) for column in columns))
        console.print(table)
        return
    for row in rows:
        sheet = Table.grid(Column(), Column(overflow="fold"), padding=(0, 2))
        for column in columns:
            sheet.add_row(Text(plain(column), style="dim"), Text(shown(row[column])))
        console.print(sheet, end="\n\n")


def shown(value: Any) -> str:
    """Write a value for a person, without what a terminal would obey."""
    return plain(values.shown(value))


def plain(text: str) -> str:
    """Take away what a terminal would obey: names come from files that anybody may have written."""
    return "".join(character if character.isprintable() else " " for character in text)
