"""Rows as a terminal shows them, or as another program reads them."""

import csv
import json
import sys
from collections.abc import Callable, Sequence
from typing import IO, Any

Rows = Sequence[dict[str, Any]]
WIDEST = 8


def write(form: str, columns: Sequence[str], rows: Rows, output: IO[str]) -> None:
    """Write rows in one of the formats `table`, `json`, `ndjson`, `csv`."""
    writers: dict[str, Callable[[Sequence[str], Rows, IO[str]], None]] = {
        "table": _table,
        "json": _json,
        "ndjson": _ndjson,
        "csv": _csv,
    }
    writers[form](columns, rows, output)


def encode(value: Any) -> str:
    """Write a value as JSON on one line, dates as ISO 8601."""
    return json.dumps(value, ensure_ascii=False, default=str)


def _json(_columns: Sequence[str], rows: Rows, output: IO[str]) -> None:
    lines = ",\n".join("  " + encode(row) for row in rows)
    output.write(f"[\n{lines}\n]\n" if rows else "[]\n")


def _ndjson(_columns: Sequence[str], rows: Rows, output: IO[str]) -> None:
    output.writelines(encode(row) + "\n" for row in rows)


def _csv(columns: Sequence[str], rows: Rows, output: IO[str]) -> None:
    writer = csv.writer(output, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_cell(row[column]) for column in columns] for row in rows)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return encode(value) if isinstance(value, bool | list | dict) else str(value)


def _table(columns: Sequence[str], rows: Rows, output: IO[str]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(file=output, highlight=False)
    if not rows:
        sys.stderr.write("no rows\n")
        return
    if len(columns) <= WIDEST:
        table = Table(*columns)
        for row in rows:
            table.add_row(*(Text(shown(row[column])) for column in columns))
        console.print(table)
        return
    for row in rows:
        sheet = Table.grid(padding=(0, 2))
        for column in columns:
            sheet.add_row(Text(column, style="dim"), Text(shown(row[column])))
        console.print(sheet, end="\n\n")


def shown(value: Any) -> str:
    """Write a value for a person: a dash for what is unknown, lists with commas."""
    match value:
        case None | []:
            return "–"
        case bool():
            return "yes" if value else "no"
        case list():
            return ", ".join(map(shown, value))
        case float() if value.is_integer():
            return f"{value:,.0f}"
        case int() | float():
            return f"{value:,}"
    return plain(str(value))


def plain(text: str) -> str:
    """Take away what a terminal would obey: names come from files that anybody may have written."""
    return "".join(character if character.isprintable() else " " for character in text)
