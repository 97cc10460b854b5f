"""How all cells of a column are written: as days, numbers, countries or lists."""

import json
import re
from dataclasses import dataclass

from kb.errors import InvalidValue
from kb.ingest.table import cells
from kb.ingest.table.cells import Read
from kb.ingest.table.drafting.sample import Column

DATE_WORDS = frozenset({"date", "dates", "day", "year", "month", "signed", "begins", "ends"})
_NUMBERED = frozenset({"id", "ids", "code", "number", "no", "nr", "ref", "reference", "phone"})
_COUNTRY = frozenset({"country", "iso", "nationality", "jurisdiction"})
# In the order of day, month and year, as spreadsheets and registers have them.
_DATES = (
    *("%d.%m.%Y", "%d/%m/%Y", "%m/%d/%Y", "%d-%m-%Y", "%m-%d-%Y", "%Y/%m/%d", "%Y.%m.%d", "%Y%m%d"),
    *("%d %b %Y", "%d %B %Y", "%b %d, %Y", "%B %d, %Y", "%m/%Y", "%m.%Y", "%b %Y", "%B %Y"),
)
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_PLAIN = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
# Thousands and decimal sign, and what only such a number looks like.
_SIGNS = (
    (",", ".", r"-?\d{1,3}(?:,\d{3})*(?:\.\d+)?", r".*,\d{3}(?:[.,].*)"),
    (".", ",", r"-?\d{1,3}(?:\.\d{3})*(?:,\d+)?", r".*(?:\.\d{3}[.,].*|,\d{1,2}|,\d{4,})"),
    (" ", ".", r"-?\d{1,3}(?: \d{3})*(?:\.\d+)?", r".* .*"),
    (" ", ",", r"-?\d{1,3}(?: \d{3})*(?:,\d+)?", r".* .*"),
)
_LISTS = ("|", ";")
# Signs of a part in the mean, at the most: what is longer is a sentence.
_BETWEEN_SEMICOLONS, _BETWEEN_BARS, _BETWEEN_MANY_BARS = 40, 60, 200
_OFTEN = 0.05  # of the cells


@dataclass(frozen=True)
class Form:
    """How a mapping reads a column.

    Attributes:
        kind: `date`, `number`, `country` or nothing.
        keys: what its entry needs for that, as YAML.
        doubt: what a person has to decide of it.
    """

    kind: str = ""
    keys: tuple[str, ...] = ()
    doubt: str = ""


TEXT = Form()


def of(column: Column) -> Form:
    """Return how a column is read; what may be read in two ways is left as it is written."""
    if not column.cells:
        return TEXT
    for guess in (_date, _number, _country, _list):
        if (found := guess(column)) is not None:
            return found
    return TEXT


def _date(column: Column) -> Form | None:
    called_one = bool(DATE_WORDS & set(column.words))
    if not called_one and all(map(_NUMBER.fullmatch, column.cells)):
        return None  # a number is a day or a year only where the heading says so
    if _all(column, _as_written):
        return Form("date", ("date: as written",))
    if _all(column, cells.excel_date):
        return Form("date", ("date: excel",), "days as Excel counts them")
    found = [form for form in _DATES if _all(column, cells.date_by(form))]
    if len(found) > 1:
        doubt = f"keep the one of {' and '.join(found)} that the table uses"
        return Form("date", (f"date: {json.dumps(found)}",), doubt)
    return Form("date", (f'date: "{found[0]}"',)) if found else None


def _as_written(text: str) -> str:
    if "~" in text or not text[:4].isdigit():
        raise InvalidValue(f"`{text}` is no plain date", "leave it")
    return cells.date_as_written(text)


def _number(column: Column) -> Form | None:
    if _NUMBERED & set(column.words):
        return None  # it names something, and a name keeps its zeros
    if all(map(_PLAIN.fullmatch, column.cells)):
        thousands = any(re.fullmatch(r"-?\d{1,3}\.\d{3}", cell) for cell in column.cells)
        doubt = 'the dot may divide thousands: write {thousands: ".", decimal: ","} if so'
        return Form("number", ("number: plain",), doubt if thousands else "")
    found = [
        (one, other)
        for one, other, form, sure in _SIGNS
        if all(re.fullmatch(form, cell) for cell in column.cells)
        and any(re.fullmatch(sure, cell) for cell in column.cells)
    ]
    if len({thousands for thousands, _ in found}) != 1:
        return None
    return Form("number", (f'number: {{thousands: "{found[0][0]}", decimal: "{found[0][1]}"}}',))


def _country(column: Column) -> Form | None:
    named = _COUNTRY & set(column.words) and _all(column, cells.country)
    return Form("country", ("country: true",)) if named else None


def _list(column: Column) -> Form | None:
    for sign in _LISTS:
        lists = [cell for cell in column.cells if sign in cell]
        parts = [part for cell in lists for part in cell.split(sign)]
        often = len(lists) > _OFTEN * len(column.cells)
        # A bar divides names even where few cells have one; a semicolon stands in many a text.
        bars = _BETWEEN_MANY_BARS if often else _BETWEEN_BARS
        longest = bars if sign == "|" else _BETWEEN_SEMICOLONS if often else 0
        if lists and len("".join(parts)) <= longest * len(parts):
            return Form("", (f'split: "{sign}"',), f"whether {sign} divides several")
    return None


def _all(column: Column, read: Read) -> bool:
    try:
        for cell in column.distinct:
            read(cell)
    except InvalidValue:
        return False
    return True
