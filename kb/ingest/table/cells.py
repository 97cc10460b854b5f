"""How one cell is read: as a day, a number or a country, in whatever form its table has them.

What a cell says is never sharpened: a form without a day gives a month, one without a month a year.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from types import MappingProxyType

import pycountry

from kb.errors import InvalidValue
from kb.model import dates

Read = Callable[[str], str]

EXCEL = "excel"
AS_WRITTEN = "as written"
# What Excel shows where a formula gives no value.
_ERRORS = frozenset(
    {
        *("#N/A", "#REF!", "#DIV/0!", "#VALUE!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#CALC!"),
        *("#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!", "#PYTHON!", "#GETTING_DATA"),
    }
)
# What stands in a workbook's cell that has no value of its own, in the manner of these.
MERGED, UNCALCULATED = "#MERGED!", "#UNCALCULATED!"
UNREADABLE: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        MERGED: ("the cell is merged with another column's", "part the two"),
        UNCALCULATED: (
            "the cell has a formula that was saved without its value",
            "save the workbook with a program that calculates it",
        ),
        **{
            error: (f"`{error}` is an error of the spreadsheet", "correct it")
            for error in sorted(_ERRORS)
        },
    }
)
NAMIBIA = "NA"
_CORRECT = "correct the cell, or the form in the mapping"
_EPOCH = date(1899, 12, 30)
_SINCE_1904 = 1462  # days between that and the first one that old Macintoshes count
# Before March 1900 Excel counts a day that never was.
_FIRST, _LAST = 61, 2_958_465
_SERIAL = re.compile(r"\d+(\.\d+)?\Z")
_YEARS = range(1900, 2101)  # they count days of 1905, and stand for years
_WRITTEN_BY_EXCEL = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)(?: \d{2}:\d{2}:\d{2}(?:\.\d+)?)?\Z")
_TIMED = re.compile(r"(\d{4}-\d{2}-\d{2})[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?\Z")
_DIRECTIVES = re.compile(r"%(.)")
_DIGITS = {"Y": 4, "m": 2, "d": 2, "j": 3, "H": 2, "M": 2, "S": 2, "f": 6}
_KNOWN_DIRECTIVES = frozenset({*_DIGITS, *"bB%"})
_NUMERIC = rf"%[{''.join(_DIGITS)}]"
_PIECES = re.compile(rf"(?:{_NUMERIC})+|%.|\s+|.", re.DOTALL)


def failed(text: str) -> InvalidValue:
    """Return what stands in a cell in place of a value."""
    what, remedy = UNREADABLE[text]
    return InvalidValue(what, f"{remedy}, or `map` {text}")


def excel_date(text: str, since_1904: bool = False) -> str:
    """Read a serial number of days, as Excel counts them from 1900; `43198` is 8 April 2018.

    A cell that Excel itself has as a date is taken as that: as a month, where it shows no day. A
    time of day is left out.

    Raises:
        InvalidValue: it is neither, or is more likely to be a year.
    """
    if found := _WRITTEN_BY_EXCEL.match(text):
        return found[1]
    days = float(text) + since_1904 * _SINCE_1904 if _SERIAL.match(text) else 0
    if not _FIRST <= days <= _LAST:
        raise InvalidValue(f"`{text}` is no date as Excel counts them", "write one such as 43198")
    if float(text) in _YEARS:
        what = f"`{text}` may be a year as well as a day of {1909 if since_1904 else 1905}"
        raise InvalidValue(what, "let the mapping read the column by %Y, or correct the cell")
    return (_EPOCH + timedelta(days=int(days))).isoformat()


def excel_date_since_1904(text: str) -> str:
    """Read a serial number of days as workbooks of old Macintoshes count them, from 1904.

    Raises:
        InvalidValue: as `excel_date` does.
    """
    return excel_date(text, since_1904=True)


def date_as_written(text: str) -> str:
    """Read a date in a form that dossiers have, such as `2018-06-05` or `2018-06`, and keep it.

    What a workbook or Parquet has as a date is taken as that. A time of day is left out; one with
    its zone is refused, since it may be of another day where the thing happened.

    Raises:
        InvalidValue: it has none of these.
    """
    day = timed[1] if (timed := _TIMED.match(text)) else text
    dates.parse(day)
    return day


def date_by(pattern: str) -> Read:
    """Return what reads dates of a form, such as `%d.%m.%Y`, `%m/%Y` or `%Y`.

    Where nothing stands between two numbers, as in `%Y%m%d`, each has all of its digits: `201811`
    is a month, and no day of January.

    Raises:
        InvalidValue: the form has no year of four digits, a part twice, or what is no part of a
            date.
    """
    listed = [part for part in _DIRECTIVES.findall(pattern) if part != "%"]
    parts = set(listed)
    if "Y" not in parts or not parts <= _KNOWN_DIRECTIVES or len(parts) < len(listed):
        what = f"`{pattern}` is no form of a date"
        raise InvalidValue(what, f"write `{EXCEL}`, `{AS_WRITTEN}`, or one such as %d.%m.%Y")
    shape = re.compile("".join(map(_shape, _PIECES.findall(pattern))), re.IGNORECASE | re.ASCII)
    months = bool(parts & {"m", "b", "B"})
    form = "%Y-%m-%d" if "j" in parts or (months and "d" in parts) else "%Y-%m" if months else "%Y"

    def read(text: str) -> str:
        try:
            if not shape.fullmatch(text):
                raise ValueError
            found = datetime.strptime(text, pattern)  # noqa: DTZ007 - a day has no zone
        except ValueError:
            what = f"`{text}` is not a date of the form {pattern}"
            raise InvalidValue(what, _CORRECT) from None
        return found.strftime(form).zfill(len(form) + 2)  # a year has four digits, %Y maybe three

    return read


def _shape(piece: str) -> str:
    """Return the pattern of a piece of a form: numbers that touch have all of their digits."""
    numbers = _DIRECTIVES.findall(piece)
    if len(numbers) > 1:
        return "".join(rf"\d{{{_DIGITS[one]}}}" for one in numbers)
    if numbers and numbers != ["%"]:
        return r"\d+" if numbers[0] in _DIGITS else r"[^\d\s]+"
    return r"\s+" if piece.isspace() else re.escape(piece[-1])


def number_by(thousands: str, decimal: str) -> Read:
    """Return what reads numbers with these signs, as plain digits: `1.234,5` as `1234.5`.

    A sign between thousands stands between all of them, each of three digits, or nowhere: `12,50`
    is no 1250, and `1.5` no 15. A sign of per cent is kept.

    Raises:
        InvalidValue: both signs are the same, or one cannot be told from the rest of a number.
    """
    if thousands == decimal or not decimal or re.search(r"[\dEe+-]", thousands + decimal):
        what = f"`{thousands}` between thousands and `{decimal}` before decimals tell no number"
        raise InvalidValue(what, 'write two signs, as {thousands: ".", decimal: ","}')
    whole = rf"\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+|\d+" if thousands else r"\d+"
    before = re.escape(decimal)
    form = re.compile(
        rf"[+-]?(?:(?:{whole})(?:{before}\d+)?|{before}\d+)(?:[Ee][+-]?\d{{1,3}})?", re.ASCII
    )
    signs = f" with `{thousands}` between thousands and `{decimal}` before decimals"

    def read(text: str) -> str:
        number = text.removesuffix("%").rstrip()
        if not form.fullmatch(number):
            what = f"`{text}` is not a number{signs if thousands else ''}"
            raise InvalidValue(what, "correct the cell, or its signs in the mapping")
        plain = number.replace(thousands, "") if thousands else number
        return f"{Decimal(plain.replace(decimal, '.')):f}{'%' if text[-1] == '%' else ''}"

    return read


def maybe_namibia() -> InvalidValue:
    """Return that a cell may name a country, and may name none."""
    what = "`NA` may be Namibia, and may be no answer"
    remedy = 'write `country: true, map: {NA: NA}` if Namibia is meant, else `map: {NA: ""}`'
    return InvalidValue(what, remedy)


def country(text: str) -> str:
    """Read a country by its name or code (ISO 3166-1), as two letters.

    Codes are in capitals: `no` is an answer, and `to` a word. `NA` is not taken for Namibia's:
    most tables write it where there is nothing.

    Raises:
        InvalidValue: it is none, or may be something else.
    """
    if text == NAMIBIA:
        raise maybe_namibia()
    known = pycountry.countries
    coded = known.get(alpha_2=text) or known.get(alpha_3=text)
    what = f"`{text}` is no country of ISO 3166-1"
    if coded is not None and text not in {coded.alpha_2, coded.alpha_3}:
        raise InvalidValue(what, f"if {coded.name} is meant, write {text.upper()}")
    if (found := coded or known.get(name=text)) is not None:
        return str(found.alpha_2)
    raise InvalidValue(what, "map it to its two letters")


def mapped(values: Mapping[str, str], name: str, otherwise: str | None) -> Read:
    """Return what puts one text for another; `otherwise` is for those that are not listed.

    An empty text takes a value away.
    """

    def read(text: str) -> str:
        if (found := values.get(text, otherwise)) is None:
            what = f"`{text}` is none of the values of `{name}`"
            raise InvalidValue(what, "add it to the mapping, or correct the cell")
        return found

    return read


def by_forms(forms: Mapping[str, Read]) -> Read:
    """Return what reads a date in whichever of several forms it has, each by its name."""
    reads = tuple(forms.values())
    if len(reads) == 1:
        return reads[0]
    *most, last = forms
    return only_one_of(reads, f"is not a date of the form {', '.join(most)} or {last}")


def only_one_of(reads: tuple[Read, ...], unread: str = "") -> Read:
    """Return what reads a cell in whichever of several ways it can be read.

    One that can be read in several ways, as `1/2/2018` by two forms, is not guessed at.

    Args:
        reads: the ways.
        unread: what is said of one that can be read in none; what the last way says, if not given.
    """

    def read(text: str) -> str:
        found: set[str] = set()
        failure = InvalidValue(f"`{text}` {unread}", _CORRECT)
        for one in reads:
            try:
                found.add(one(text))
            except InvalidValue as error:
                failure = failure if unread else error
        if len(found) > 1:
            what = f"`{text}` may be {' or '.join(sorted(found))}"
            raise InvalidValue(what, "keep one of the forms in the mapping, or correct the cell")
        if not found:
            raise failure
        return found.pop()

    return read
