"""Rows on their way into the importer's files, some thousand at a time.

Each process appends to files of its own. Rows with line breaks inside a cell go to files of their
own too, since the importer reads those more slowly and has to be told.
"""

import csv
import io
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from kb.bulk import tables
from kb.bulk.tables import Table

SUFFIX, HEADER, LINES = ".csv", ".header.csv", ".lines.csv"


@dataclass(frozen=True)
class Pages:
    """Rows by the name of their table."""

    rows: dict[str, list[list[Any]]] = field(default_factory=dict)

    def add(self, table: Table, row: list[Any]) -> None:
        """Take a row."""
        self.rows.setdefault(table.name, []).append(row)

    def link(self, type: str, left: str, right: str, to: str = tables.THING) -> None:
        """Take a relationship without properties."""
        self.add(tables.relationships(type, to), [left, right])

    def write(self, folder: Path) -> None:
        """Append all rows to this process's files."""
        for name, rows in self.rows.items():
            text = _text(rows)
            broken = text.count("\n") > len(rows) or text.count("\r") > len(rows)
            path = folder / f"{name}-{os.getpid()}{LINES if broken else SUFFIX}"
            with path.open("a", encoding="utf-8", newline="") as file:
                file.write(text)


def headers(folder: Path) -> None:
    """Write the first line of every table."""
    for table in tables.ALL:
        (folder / f"{table.name}{HEADER}").write_text(_text([table.header]), encoding="utf-8")


def files(folder: Path, table: Table) -> list[Path]:
    """Return the files of a table, its header first; none where it has no rows."""
    found = sorted(folder.glob(f"{table.name}-[0-9]*{SUFFIX}"))
    return [folder / f"{table.name}{HEADER}", *found] if found else []


def _text(rows: Iterable[Iterable[Any]]) -> str:
    text = io.StringIO()
    # A cell with any of these signs in it is put in quotes.
    csv.writer(text, lineterminator="\r\n").writerows(rows)
    return text.getvalue()
