"""A table's columns, with the cells of its first rows."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice

from kb.errors import InvalidTable, Problem
from kb.ingest import tree
from kb.ingest.table.lines import Cells
from kb.ingest.table.sheets import Sheet

ROWS = 5_000
_LONGEST_NAME = 40
_WORD = re.compile(r"[a-z0-9]+")
_INNER_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_SECOND = "_duplicated_"  # as Polars calls the second column of a heading


@dataclass(frozen=True)
class Column:
    """One column that a mapping can name.

    Attributes:
        name: what the draft calls it.
        heading: as the table has it.
        cells: those of its sampled rows that are not empty, in their order, without outer space.
        filled: whether all are.
    """

    name: str
    heading: str
    cells: tuple[str, ...]
    filled: bool

    @property
    def words(self) -> tuple[str, ...]:
        """The words of its heading, in small letters."""
        return words(self.heading)

    @property
    def distinct(self) -> tuple[str, ...]:
        """Its different cells, in the order in which they first stand."""
        return tuple(dict.fromkeys(self.cells))

    @property
    def unique(self) -> bool:
        """Whether it could name each row: it is filled, and no two cells are the same."""
        return bool(self.cells) and self.filled and len(self.distinct) == len(self.cells)


@dataclass(frozen=True)
class Sample:
    """The columns of a table, and what is amiss with those that no mapping can name."""

    columns: tuple[Column, ...]
    left_out: tuple[str, ...]
    rows: int


def read(sheet: Sheet) -> Sample:
    """Read a table's headings and first rows.

    Raises:
        InvalidTable: it breaks off, or has no column that could be named.
    """
    whole = (cells for _, cells in sheet.rows() if isinstance(cells, tuple) and any(cells))
    rows = list(islice(whole, ROWS))
    wrong = {heading: why for heading in sheet.headings if (why := _wrong(heading, sheet.headings))}
    no_texts = (f"{name!a} holds {kind}, which is no text" for name, kind in sheet.left_out.items())
    usable = [(at, one) for at, one in enumerate(sheet.headings) if one not in wrong]
    if not usable:
        what = "has no column with a heading of its own"
        raise InvalidTable([Problem(sheet.file, 0, 0, what, "give each column a heading")])
    names = _names([heading for _, heading in usable])
    columns = (_column(n, one, at, rows) for n, (at, one) in zip(names, usable, strict=True))
    return Sample(tuple(columns), (*wrong.values(), *no_texts), len(rows))


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text, in small letters without marks: `LenderName` has two."""
    plain = unicodedata.normalize("NFKD", _INNER_CAPITAL.sub(" ", text))
    return tuple(_WORD.findall(plain.encode("ascii", "ignore").decode().lower()))


def _wrong(heading: str, headings: Sequence[str]) -> str:
    """Return why no mapping can name a column; empty if one can."""
    original = heading.rpartition(_SECOND)[0]
    if not heading.strip():
        return "a column has no heading: give it one"
    if tree.obeyed(heading):
        return f"{heading!a} holds a character that is obeyed, not shown: take it out"
    if original in headings and heading.rpartition(_SECOND)[2].isdigit():
        return f"{original!a} heads several columns: give one another heading (here {heading!a})"
    if f"{heading}{_SECOND}0" in headings:
        return f"{heading!a} heads several columns: give one another heading"
    return ""


def _column(name: str, heading: str, at: int, rows: Sequence[Cells]) -> Column:
    cells = [" ".join((row[at] or "").split()) for row in rows]
    return Column(name, heading, tuple(cell for cell in cells if cell), all(cells))


def _names(headings: Iterable[str]) -> list[str]:
    found: dict[str, None] = {}
    for number, heading in enumerate(headings, 1):
        name = _name(heading) or f"column_{number}"
        while name in found:
            name = f"{name}_{number}"
        found[name] = None
    return list(found)


def _name(heading: str) -> str:
    made = ""
    for word in words(heading):
        longer = f"{made}_{word}" if made else word
        if len(longer) > _LONGEST_NAME:
            break
        made = longer
    return made if made[:1].isalpha() else f"n_{made}" if made else ""
