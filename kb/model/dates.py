"""Ranges of days, and the ways in which people write them.

A date is written `2018-06-05`, `2018-06` or `2018`; a range `A..B`, `A..` ("or later") or `..B`
("or earlier"); and wherever a date may stand, an expression of EDTF (ISO 8601-2) may, such as
`2018-21` (spring), `201X` or `2010~`. What is unknown lies at `EARLIEST` or `LATEST`.
"""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from time import struct_time
from typing import Any

from kb.errors import InvalidValue

EARLIEST = date(1, 1, 1)
LATEST = date(9999, 12, 31)
_PLAIN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True, order=True)
class Days:
    """A range of days, both ends within it: some day of these, it is not known which."""

    earliest: date = EARLIEST
    latest: date = LATEST

    def meets(self, other: "Days") -> bool:
        """Say whether the two ranges share a day."""
        return self.earliest <= other.latest and other.earliest <= self.latest

    def within(self, other: "Days") -> bool:
        """Say whether every day of this range is one of the other's."""
        return other.earliest <= self.earliest and self.latest <= other.latest


UNKNOWN = Days()


@lru_cache(maxsize=50_000)  # the days of a century: tables name the same ones again and again
def parse(text: str) -> Days:
    """Read a date or a range of dates.

    Raises:
        InvalidValue: the text is neither, or the range ends before it starts.
    """
    first, dots, last = (part.strip() for part in _unbracketed(text.strip()).partition(".."))
    if not dots:
        return _single(text.strip())
    if not (first or last):
        raise InvalidValue(f"`{text}` bounds nothing", "write a date on one side of the dots")
    earliest = _single(first).earliest if first else EARLIEST
    latest = _single(last).latest if last else LATEST
    if earliest > latest:
        raise InvalidValue(f"`{text}` ends before it starts", "write the earlier date first")
    return Days(earliest, latest)


def day(text: str) -> date:
    """Read one exact day.

    Raises:
        InvalidValue: the text is none, or there is no such day in the calendar.
    """
    if not _DAY.match(text):
        raise InvalidValue(f"`{text}` is not one exact day", "write it as 2018-06-05")
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise InvalidValue(f"there is no day `{text}` in the calendar", "correct it") from None


def _unbracketed(text: str) -> str:
    # EDTF writes "one of these, it is not known which" in brackets, which is what a range means.
    return text[1:-1] if text.startswith("[") and text.endswith("]") else text


def _single(text: str) -> Days:
    plain = _PLAIN.match(text)
    if not plain:
        return _edtf(text)
    year, month, day = (int(part) if part else None for part in plain.groups())
    if month is not None and month > 12:
        return _edtf(text)  # a season: 21 is spring
    try:
        return _calendar(year or 0, month, day)
    except ValueError:
        raise InvalidValue(f"there is no day `{text}` in the calendar", "correct it") from None


def _calendar(year: int, month: int | None, day: int | None) -> Days:
    if not EARLIEST.year < year < LATEST.year:
        raise ValueError
    if month is None:
        return Days(date(year, 1, 1), date(year, 12, 31))
    if day is None:
        return Days(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]))
    return Days(date(year, month, day), date(year, month, day))


def _edtf(text: str) -> Days:
    # Imported here: it takes a tenth of a second, and most dates are plain.
    from edtf import parse_edtf
    from edtf.parser import edtf_exceptions, parser_classes

    # It prints what it cannot make of a text, beside raising an error.
    setattr(parser_classes, "print", _say_nothing)  # noqa: B010 - no name that the module declares
    wrong = InvalidValue(
        f"`{text}` is not a date",
        "write 2018-06-05, 2018-06, 2018, a range such as 2010..2012 or ..2010, or an EDTF date",
    )
    try:
        parsed = parse_edtf(text)
        if isinstance(parsed, parser_classes.Interval | parser_classes.MultipleDates):
            raise InvalidValue(f"`{text}` is more than one date", "write a range as 2010..2012")
        days = Days(_day(parsed.lower_fuzzy(), EARLIEST), _day(parsed.upper_fuzzy(), LATEST))
    except (
        *(edtf_exceptions.EDTFParseException, ValueError, ArithmeticError),
        *(AttributeError, TypeError),
    ):
        raise wrong from None
    if days.earliest > days.latest:
        raise wrong
    return days


def _say_nothing(*_: object) -> None:
    """Stand for `print` in another's module."""


def _day(moment: Any, unbounded: date) -> date:
    if not isinstance(moment, struct_time):
        return unbounded
    return date(moment.tm_year, moment.tm_mon, 1) + timedelta(days=moment.tm_mday - 1)
