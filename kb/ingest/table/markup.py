"""What openpyxl does not tell of a sheet that it reads row by row: merged cells, lost values.

Both are looked for in the sheet's XML (ECMA-376, part 1: `mergeCell` 18.3.1.54, `c` 18.3.1.4, `f`
18.3.1.40). A cell that is merged over several rows belongs to each of them. Over several columns it
says nothing of the second, and a formula that was saved without its value says nothing at all: in
the place of both stands an error, so that a row is refused where the mapping reads it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from kb.ingest.table.cells import MERGED, UNCALCULATED
from kb.ingest.table.lines import Cells

_CHUNK = 1 << 20
_LONGEST = 1 << 16  # bytes of a cell with its formula, which has 8,192 signs at the most
_FOUND = re.compile(
    rb"""
    <(?:\w+:)?mergeCell\s[^>]*?\bref=["'](?P<range>[A-Z]+\d+:[A-Z]+\d+)
    | <(?:\w+:)?c\s(?P<cell>[^>]*)> \s*
      <(?:\w+:)?f (?:\s[^>]*?)? (?:/>|>[^<]*</(?:\w+:)?f>) \s*
      (?:<(?:\w+:)?v \s* (?:/>|>\s*</(?:\w+:)?v>) \s*)?
      </(?:\w+:)?c>
    """,
    re.VERBOSE,
)
_PLACE = re.compile(rb"""\br=["']([A-Z]+)(\d+)["']""")
_EMPTY_TEXT = re.compile(rb"""\bt=["']str["']""")  # a formula whose value is that
_CORNERS = re.compile(rb"([A-Z]+)(\d+):([A-Z]+)(\d+)")


@dataclass(frozen=True, order=True)
class Merged:
    """Cells that are one: rows as the sheet counts them, columns from 0, both with the last."""

    first: int
    last: int
    left: int
    right: int


@dataclass(frozen=True)
class Markup:
    """Which cells of a sheet are merged, and which have a formula and no value."""

    merged: tuple[Merged, ...]
    uncalculated: frozenset[tuple[int, int]]

    def filled(self, rows: Sequence[Cells], first: int) -> tuple[Cells, ...]:
        """Return the rows below the headings, with what the markup says of their cells.

        Args:
            rows: all of them, with as many cells in each as there are headings.
            first: the number of the first.
        """
        found = dict(enumerate(rows, first))
        for row, at in self.uncalculated:
            if row in found and at < len(found[row]) and found[row][at] is None:
                found[row] = _put(found[row], at, [UNCALCULATED])
        for one in self.merged:
            value = _value(found, one)
            for row in range(one.first, one.last + 1) if value else ():
                if row not in found:
                    break
                found[row] = _put(found[row], one.left, [value, *[MERGED] * (one.right - one.left)])
        return tuple(found.values())

    def over_rows(self, rows: Sequence[Cells], first: int) -> Iterator[Merged]:
        """Yield the merged cells that have a value, over more than one row below the headings."""
        found = dict(enumerate(rows, first))
        yield from (one for one in self.merged if one.first < one.last and _value(found, one))


def _value(rows: Mapping[int, Cells], one: Merged) -> str | None:
    """Return what a merged cell holds; nothing where that is a heading, or beside them."""
    cells = rows.get(one.first, ())
    return cells[one.left] if one.left < len(cells) else None


def _put(cells: Cells, at: int, values: list[str | None]) -> Cells:
    return (*cells[:at], *values, *cells[at + len(values) :])[: len(cells)]


def read(source: BinaryIO) -> Markup:
    """Read a sheet's XML, a piece at a time; what is in two pieces' overlap is found twice."""
    merged: set[Merged] = set()
    uncalculated: set[tuple[int, int]] = set()
    before = b""
    while piece := source.read(_CHUNK):
        for found in _FOUND.finditer(text := before + piece):
            if corners := _CORNERS.fullmatch(found["range"] or b""):
                left, first, right, last = corners.groups()
                merged.add(Merged(int(first), int(last), _column(left), _column(right)))
            elif place := _PLACE.search(_without_value(found["cell"])):
                uncalculated.add((int(place[2]), _column(place[1])))
        before = text[-_LONGEST:]
    return Markup(tuple(sorted(merged)), frozenset(uncalculated))


def _without_value(cell: bytes | None) -> bytes:
    """Return the attributes of a cell with a formula, if no value of it was saved."""
    return b"" if cell is None or _EMPTY_TEXT.search(cell) else cell


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number - 1
