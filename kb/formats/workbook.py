"""Spreadsheets (XLSX): rows with the types they have, and a second sheet that says what they are.

Nothing is cut in silence. What a cell cannot hold as it is becomes a text: a day before March 1900
(spreadsheets disagree on those), a number with more digits than they keep. A text too long for a
cell says itself where it was cut, and the second sheet lists it. More rows than a sheet holds are
an error.
"""

import math
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from kb.errors import DoesNotFit
from kb.formats.values import encode

MOST_ROWS = 1_048_575  # below the header
LONGEST_TEXT = 32_767  # of UTF-16's units
LONGEST_NAME = 31
FIRST_DAY = date(1900, 3, 1)
FIRST_INEXACT = 10**15
ABOUT = "about"
_RESERVED = {ABOUT, "history"}  # the second is Excel's own
_NARROWEST = 12  # characters: a day fits
# Texts stay texts: no cell that a source's words begin with "=" or "http" computes or leads away.
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


@dataclass(frozen=True)
class _Looks:
    heading: Format
    day: Format
    wrapped: Format


def write(
    output: BinaryIO,
    name: str,
    columns: Sequence[str],
    rows: Iterable[Sequence[Any]],
    about: Mapping[str, str],
) -> None:
    """Write a spreadsheet; nothing is written to `output` before all of it is made.

    Args:
        output: need not be able to seek.
        name: of the sheet of rows; what a sheet's name cannot be is shortened or changed.
        columns: the names in the first row, which stays in sight and filters.
        rows: taken one at a time; memory does not grow with them.
        about: what the second sheet says, name by name.

    Raises:
        DoesNotFit: there are more rows than a sheet holds.
    """
    with TemporaryDirectory() as scratch:
        made = Path(scratch) / "made.xlsx"
        with Workbook(str(made), {**_OPTIONS, "tmpdir": scratch}) as book:
            looks = _Looks(
                book.add_format({"bold": True}),
                book.add_format({"num_format": "yyyy-mm-dd"}),
                book.add_format({"text_wrap": True, "valign": "top"}),
            )
            cut = _fill(book.add_worksheet(_sheet_name(name)), looks, columns, rows)
            _tell(book.add_worksheet(ABOUT), looks, {**about, **_on_cut(cut)})
        with made.open("rb") as whole:
            shutil.copyfileobj(whole, output)


def _fill(
    sheet: Worksheet, looks: _Looks, columns: Sequence[str], rows: Iterable[Sequence[Any]]
) -> list[str]:
    """Write the header and the rows, and return the cells whose text was cut."""
    for number, column in enumerate(columns):
        sheet.set_column(number, number, max(len(column) + 4, _NARROWEST))
        sheet.write_string(0, number, column, looks.heading)
    cut: list[str] = []
    last = 0
    for last, row in enumerate(rows, 1):
        if last > MOST_ROWS:
            raise DoesNotFit(
                f"a spreadsheet holds {MOST_ROWS:,} rows and there are more; "
                "ask for fewer, or for another format, such as csv"
            )
        for number, value in enumerate(row):
            if _put(sheet, looks, last, number, value):
                cut.append(xl_rowcol_to_cell(last, number))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, last, max(len(columns) - 1, 0))
    return cut


def _put(sheet: Worksheet, looks: _Looks, row: int, column: int, value: Any) -> bool:
    """Write one cell, and return whether its text had to be cut."""
    match value:
        case None:
            return False
        case bool():
            sheet.write_boolean(row, column, value)
            return False
        case int() | float() if _is_exact(value):
            sheet.write_number(row, column, value)
            return False
        case date() if not isinstance(value, datetime) and value >= FIRST_DAY:
            sheet.write_datetime(row, column, value, looks.day)
            return False
    text = _text(value)
    fitting = _fitting(text)
    sheet.write_string(row, column, fitting)
    return fitting != text


def _is_exact(number: int | float) -> bool:
    return math.isfinite(number) if isinstance(number, float) else abs(number) < FIRST_INEXACT


def _text(value: Any) -> str:
    return encode(value) if isinstance(value, list | dict) else str(value)


def _fitting(text: str) -> str:
    """Return the text, or as much of it as a cell holds and a remark that it goes on."""
    if _units(text) <= LONGEST_TEXT:
        return text
    remark = f" […cut here: {len(text):,} characters in all]"
    room = 2 * (LONGEST_TEXT - _units(remark))
    # A character of two units that the end would halve is left out.
    return text.encode("utf-16-le")[:room].decode("utf-16-le", "ignore") + remark


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _on_cut(cut: Sequence[str]) -> dict[str, str]:
    if not cut:
        return {}
    what = f"longer than the {LONGEST_TEXT:,} characters of a cell; csv and json hold them whole"
    return {"cut texts": f"{', '.join(cut)}: {what}"}


def _tell(sheet: Worksheet, looks: _Looks, about: Mapping[str, str]) -> None:
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 1, 80)
    for row, (name, value) in enumerate(about.items()):
        sheet.write_string(row, 0, name, looks.heading)
        sheet.write_string(row, 1, _fitting(value), looks.wrapped)


def _sheet_name(name: str) -> str:
    allowed = "".join("-" if character in "[]:*?/\\'" else character for character in name)
    fitting = allowed[:LONGEST_NAME] or "rows"
    return f"{fitting} rows" if fitting.lower() in _RESERVED else fitting
