"""Rows on their way into the importer's files, some thousand at a time.

Each process appends to files of its own. Rows with line breaks inside a cell go to files of their
own too, since the importer reads those more slowly and has to be told.
"""

import csv
import io
import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any, BinaryIO

from kb.bulk import tables
from kb.bulk.tables import Table

SUFFIX, HEADER, LINES = ".csv", ".header.csv", ".lines.csv"
_BLOCK = 1 << 20


@dataclass(frozen=True, order=True)
class Extent:
    """A stretch of a file."""

    file: str
    start: int
    end: int


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

    def write(self, folder: Path) -> tuple[Extent, ...]:
        """Append all rows to this process's files; return where they lie."""
        written = []
        for name, rows in self.rows.items():
            text = _text(rows)
            broken = text.count("\n") > len(rows) or text.count("\r") > len(rows)
            path = folder / f"{name}-{os.getpid()}{LINES if broken else SUFFIX}"
            with path.open("ab") as file:
                start = file.tell()
                file.write(text.encode())
                written.append(Extent(str(path), start, file.tell()))
        return tuple(written)


def cut(extents: Iterable[Extent]) -> None:
    """Take rows out of files again."""
    for name, found in groupby(sorted(extents), key=lambda extent: extent.file):
        path = Path(name)
        left = path.with_suffix(".left")
        with path.open("rb") as file, left.open("wb") as kept:
            for extent in found:
                _copy(file, kept, extent.start - file.tell())
                file.seek(extent.end)
            shutil.copyfileobj(file, kept)
        left.replace(path)
        if not path.stat().st_size:
            path.unlink()


def _copy(file: BinaryIO, to: BinaryIO, size: int) -> None:
    while size > 0:
        size -= to.write(file.read(min(size, _BLOCK)))


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
