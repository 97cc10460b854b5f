"""A workbook's sheet as texts, by openpyxl: no cell is more exact than it is shown.

Excel keeps a day where it shows a month: who types `Apr 18` sees `Apr-18`, and the file has the
first of April. What a cell shows follows from its format ("Number format codes", in Microsoft's
documentation of Excel; ECMA-376, part 1, 18.8.31).
"""

import re
import warnings
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kb.errors import InvalidValue
from kb.ingest.table import markup
from kb.ingest.table.lines import Cells
from kb.ingest.table.markup import Merged
from kb.model import words

if TYPE_CHECKING:
    from openpyxl.cell.read_only import ReadOnlyCell
    from openpyxl.workbook import Workbook

_UNSHOWN = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]|am/pm|a/p', re.IGNORECASE)
_MINUTES = re.compile(r"(h[^a-z]*)m{1,2}|m{1,2}(?=[^a-z]*s)")
_DAY = re.compile(r"(?<!d)d{1,2}(?!d)")  # three or four are the day of the week


@dataclass(frozen=True)
class Book:
    """One sheet of a workbook.

    Attributes:
        headings: the cells of its first row that has any.
        first: the number of the row below.
        rows: those below the headings, as many cells in each as there are headings.
        numbers: the columns with cells that are numbers, and whether all of them are.
        since_1904: whether days that are numbers are counted from 1904, as on old Macintoshes.
        merged: the cells that are merged over several rows; each row has their value.
    """

    headings: Cells
    first: int
    rows: tuple[Cells, ...]
    numbers: Mapping[int, bool] = field(default_factory=dict)
    since_1904: bool = False
    merged: tuple[Merged, ...] = ()


def read(path: Path, sheet: str) -> Book:
    """Read a sheet by its name, the first if that is empty.

    Raises:
        InvalidValue: there is no such sheet, or it has no cells.
        Exception: whatever openpyxl and what it stands on raise of a damaged file.
    """
    import openpyxl

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of what it does not keep, such as pictures
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        try:
            return _read(book, sheet)
        finally:
            book.close()


def _read(book: "Workbook", name: str) -> Book:
    from openpyxl.utils.datetime import CALENDAR_MAC_1904

    found: Any = {sheet.title: sheet for sheet in book.worksheets}
    if name and name not in found:
        raise words.unknown("sheet", name, found)
    sheet = found[name or next(iter(found))]
    sheet.reset_dimensions()  # which some programs write wrong
    numbered = enumerate(sheet.iter_rows(), 1)
    for number, row in numbered:
        if headings := _trimmed(_texts(row)):
            kinds = _Kinds()
            rows = tuple(kinds.noted(cells, len(headings)) for _, cells in numbered)
            with sheet._get_source() as source:  # the sheet's XML
                found = markup.read(source)
            return Book(
                headings,
                number + 1,
                found.filled(rows, number + 1),
                kinds.numbers(),
                book.epoch == CALENDAR_MAC_1904,
                tuple(found.over_rows(rows, number + 1)),
            )
    raise InvalidValue("the sheet has no cells", "name another by `sheet:` in the mapping")


@dataclass(frozen=True)
class _Kinds:
    """Of what kinds the cells of each column are: numbers, or anything else."""

    found: set[tuple[int, bool]] = field(default_factory=set)

    def noted(self, row: Iterable["ReadOnlyCell"], columns: int) -> Cells:
        """Return the texts of a row, having noted of what kinds its cells are."""
        cells = list(row)[:columns]
        self.found.update(
            (at, isinstance(cell.value, int | float) and not isinstance(cell.value, bool))
            for at, cell in enumerate(cells)
            if cell.value is not None
        )
        return (*_texts(cells), *(None,) * (columns - len(cells)))

    def numbers(self) -> dict[int, bool]:
        """Return the columns with numbers, and whether all of their cells are."""
        return {at: (at, False) not in self.found for at, number in self.found if number}


def _trimmed(cells: Cells) -> Cells:
    """Leave out what is empty at the end: cells may have no more than a colour."""
    last = max((at for at, cell in enumerate(cells, 1) if cell), default=0)
    return cells[:last]


def _texts(row: Iterable["ReadOnlyCell"]) -> Cells:
    return tuple(None if cell.value is None else _text(cell) for cell in row)


def _text(cell: "ReadOnlyCell") -> str:
    match value := cell.value:
        case str():
            return value
        case bool():
            return str(value).lower()
        case int() | float():
            return _number(value, _shows_percent(cell.number_format))
        case datetime():
            return _shown(cell.number_format)(value)
    return str(value)  # a time of day, or how long something took


def _number(value: float, percent: bool) -> str:
    exact = Decimal(repr(value))
    if percent:
        return f"{_plain(exact * 100)}%"
    return _plain(exact)


def _plain(number: Decimal) -> str:
    return f"{int(number)}" if number == number.to_integral_value() else f"{number.normalize():f}"


@lru_cache(maxsize=1000)
def _signs(format: str) -> str:
    """Return the signs of a format that stand for something, of numbers above zero."""
    return _UNSHOWN.sub("", format).partition(";")[0].lower()


def _shows_percent(format: str) -> bool:
    return "%" in _signs(format)


@lru_cache(maxsize=1000)
def _shown(format: str) -> Callable[[datetime], str]:
    """Return how a day is written that is shown by a format; without its year it is no date."""
    if format == "General":
        return str  # a day that is written as one, and no number
    signs = _MINUTES.sub(r"\1", _signs(format))
    year, month, day = "y" in signs or "e" in signs, "m" in signs, bool(_DAY.search(signs))
    if year and month and day:
        return str
    if year:
        return lambda value: value.date().isoformat()[: 7 if month else 4]
    if month or day:
        return lambda value: f"--{value:%m-%d}"  # Excel puts the year of the typing to it
    return lambda value: str(value.time())
