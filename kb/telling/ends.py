"""The days between which an end lies, written no more exactly than they are known."""

import calendar
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

UNKNOWN = "unknown"
_PLAN = " (announced, and not reported)"


def between(earliest: date | None, latest: date | None) -> str:
    """Write a range of days: whole years as years, whole months as months, as sources do.

    Nothing is lost: "2010 or later" is every day from its first on.
    """
    if earliest is None and latest is None:
        return UNKNOWN
    if latest is None:
        return f"{_first(earliest)} or later"
    if earliest is None:
        return f"{_last(latest)} or before"
    first, last = _together(earliest, latest)
    return first if first == last else f"{first} to {last}"


def told(row: Mapping[str, Any]) -> str:
    """Say of a row with the four bounds when it begins and ends; empty where nothing is known.

    Of what was still in force on a day nobody says that it ends, nor is it said here.
    """
    begins = between(row["begins_earliest"], row["begins_latest"])
    parts = [f"begins {begins}"] if begins != UNKNOWN else []
    return "; ".join([*parts, *_ending(row)])


def event(row: Mapping[str, Any]) -> tuple[str, str]:
    """Say of a row of the question `timeline` when it is, and what happens then."""
    if row["event"] == "ends" and _is_open(row["earliest"], row["latest"], row["planned"]):
        return f"before {_first(row['earliest'])}", "not ended"
    plan = _PLAN if row["planned"] else ""
    return between(row["earliest"], row["latest"]), f"{row['event']}{plan}"


def _ending(row: Mapping[str, Any]) -> Iterator[str]:
    earliest, latest, planned = row["ends_earliest"], row["ends_latest"], row["planned_end"]
    if not _is_open(earliest, latest, planned):
        if (ends := between(earliest, latest)) != UNKNOWN:
            yield f"ends {ends}{_PLAN if planned else ''}"
    elif earliest != row["begins_earliest"]:  # else it is no more than that it did begin
        yield f"not ended before {_first(earliest)}"


def _is_open(earliest: date | None, latest: date | None, planned: bool) -> bool:
    """Whether it is known no more than that it had not ended before a day."""
    return earliest is not None and latest is None and not planned


def _together(earliest: date, latest: date) -> tuple[str, str]:
    """Write both ends by the longest unit that both fit: a year beside a day would mislead."""
    if earliest == latest:
        return earliest.isoformat(), latest.isoformat()
    if _is_new_year(earliest) and _is_old_year(latest):
        return f"{earliest.year:04}", f"{latest.year:04}"
    if earliest.day == 1 and _is_month_end(latest):
        return earliest.isoformat()[:7], latest.isoformat()[:7]
    return earliest.isoformat(), latest.isoformat()


def _first(day: date | None) -> str:
    """Write the first day that is meant; "from 2010 on" has one."""
    if day is None:
        return UNKNOWN
    if _is_new_year(day):
        return f"{day.year:04}"
    return day.isoformat()[:7] if day.day == 1 else day.isoformat()


def _last(day: date | None) -> str:
    if day is None:
        return UNKNOWN
    if _is_old_year(day):
        return f"{day.year:04}"
    return day.isoformat()[:7] if _is_month_end(day) else day.isoformat()


def _is_new_year(day: date) -> bool:
    return (day.month, day.day) == (1, 1)


def _is_old_year(day: date) -> bool:
    return (day.month, day.day) == (12, 31)


def _is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]
