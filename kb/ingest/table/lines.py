"""A text of separated values, row by row, and cut into stretches that can be read by themselves.

A row ends at a line break outside of quotes (RFC 4180). A quote that stands astray would take lines
with it that have nothing to do with it: where the lines up to the next quote make no row together,
the first of them is one, by itself, and is refused.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from kb.errors import InvalidTable, InvalidValue, Problem

Cells = tuple[str | None, ...]
_BOM = b"\xef\xbb\xbf"
_QUOTE = b'"'
_LONGEST = 1 << 20  # bytes of a row of several lines
_SIGNS = ",;\t|"  # between cells, by what most programs write
_STRAY = InvalidValue(
    "a quote stands where none belongs, or ends nowhere",
    'put the whole cell in quotes, and write each quote in it twice, as "5"" pipe"',
)


@dataclass(frozen=True)
class Text:
    """A text of separated values.

    Attributes:
        sign: what stands between cells.
        first: the number of the first row below the headings, as a spreadsheet counts.
        start: where that begins, in bytes.
    """

    path: Path
    sign: str
    headings: Cells
    first: int
    start: int


@dataclass(frozen=True)
class Cut:
    """Whole rows that stand together: where they lie, in bytes, and how many there are."""

    start: int
    end: int
    rows: int


def read(path: Path) -> Text:
    """Read the headings; between those of a `.csv` stands whichever sign gives the most of them.

    Raises:
        InvalidTable: there are none.
    """
    signs = "\t" if path.suffix.lower() == ".tsv" else _SIGNS
    with path.open("rb") as file:
        start = len(_BOM) if file.read(len(_BOM)) == _BOM else 0
        for number, record in enumerate(_records(file, start, signs[0]), 1):
            if record.strip(f"{signs} \r\n".encode()):
                found = [_headings(file, path, (number, start), sign) for sign in signs]
                return _most(found, number)
            start += len(record)  # an empty line
    raise InvalidTable([Problem(str(path), 0, 0, "is empty", "write its headings and its rows")])


def _most(found: list[Text], number: int) -> Text:
    best = max(found, key=lambda text: len(text.headings))
    if not best.headings:
        what = f"row {number}, of the headings: {_STRAY.what}"
        raise InvalidTable([Problem(str(best.path), 0, 0, what, _STRAY.remedy)])
    return best


def _headings(file: BinaryIO, path: Path, place: tuple[int, int], sign: str) -> Text:
    number, start = place
    record = next(_records(file, start, sign))
    found = _cells(_decoded(path, number, record), sign) or ()
    return Text(path, sign, found, number + 1, start + len(record))


def cuts(text: Text, size: int) -> Iterator[Cut]:
    """Yield the rows below the headings, some `size` bytes at a time, and at least one row."""
    start = end = text.start
    rows = 0
    with text.path.open("rb") as file:
        for record in _records(file, start, text.sign):
            end, rows = end + len(record), rows + 1
            if end - start >= size:
                yield Cut(start, end, rows)
                start, rows = end, 0
    if rows:
        yield Cut(start, end, rows)


def rows(text: Text, cut: Cut, number: int) -> Iterator[tuple[int, Cells | InvalidValue]]:
    """Yield rows with their numbers: each as its cells, empty ones None, or why it is none.

    Args:
        text: where they stand.
        cut: which are meant.
        number: that of the first.

    Raises:
        InvalidTable: one is not UTF-8.
    """
    columns = len(text.headings)
    with text.path.open("rb") as file:
        at = cut.start
        for record in _records(file, at, text.sign):
            if at >= cut.end:
                return
            yield number, _row(_decoded(text.path, number, record), text.sign, columns)
            at, number = at + len(record), number + 1


def _records(file: BinaryIO, start: int, sign: str) -> Iterator[bytes]:
    """Yield the bytes of each row, its line break with it: the same from any row's beginning."""
    file.seek(start)
    while line := file.readline():
        if line.count(_QUOTE) % 2:
            line = _whole(file, start, line, sign)
        yield line
        start += len(line)


def _whole(file: BinaryIO, start: int, line: bytes, sign: str) -> bytes:
    """Return a line with those that a quoted cell of it goes on in, if they make a row together."""
    lines, length, quotes = [line], len(line), line.count(_QUOTE)
    while quotes % 2 and length < _LONGEST and (more := file.readline()):
        lines.append(more)  # no line is looked at twice: thousands may follow
        length, quotes = length + len(more), quotes + more.count(_QUOTE)
    record = b"".join(lines)
    if _cells(record.decode("latin-1"), sign) is not None:  # of which only the signs matter here
        return record
    file.seek(start + len(line))
    return line


def _row(text: str, sign: str, columns: int) -> Cells | InvalidValue:
    if not text.strip(f"{sign} \t"):
        return (None,) * columns  # an empty line, however many signs a program put into it
    found = _cells(text, sign)
    if found is None:
        return _STRAY
    if len(found) == columns:
        return found
    what = f"the row has {_counted(len(found), 'cell')}, beside {_counted(columns, 'heading')}"
    if len(found) < columns:
        return InvalidValue(what, "complete it: it may be cut off")
    return InvalidValue(what, "put cells that hold the separator in double quotes")


def _counted(number: int, what: str) -> str:
    return f"{number} {what}{'' if number == 1 else 's'}"


def _cells(text: str, sign: str) -> Cells | None:
    """Return the cells of a row; None where its quotes do not fit."""
    text = text.removesuffix("\n").removesuffix("\r")
    if '"' not in text:
        return tuple(cell or None for cell in text.split(sign))
    cell, at = _cell(sign), 0
    found: list[str | None] = []
    while match := cell.match(text, at):
        quoted, plain = match.groups()
        found.append((plain if quoted is None else quoted.replace('""', '"')) or None)
        at = match.end() + 1
        if at > len(text):
            return tuple(found)
        if text[at - 1] != sign:
            break
    return None


@lru_cache
def _cell(sign: str) -> re.Pattern[str]:
    return re.compile(rf'"([^"]*+(?:""[^"]*+)*+)"|([^"\r\n{re.escape(sign)}]*+)')


def _decoded(path: Path, number: int, record: bytes) -> str:
    try:
        return record.decode().removesuffix("\n").removesuffix("\r")
    except UnicodeDecodeError as error:
        what, remedy = f"row {number} is not UTF-8", "save it anew as UTF-8, with commas between"
        raise InvalidTable([Problem(str(path), 0, 0, what, remedy)]) from error
