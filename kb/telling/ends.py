"""The days between which an end lies, written no more exactly than they are known."""

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

UNKNOWN = "unknown"


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
    """Say of a row with the four bounds when it begins and ends; empty where nothing is known."""
    begins = between(row["begins_earliest"], row["begins_latest"])
    ends = between(row["ends_earliest"], row["ends_latest"])
    plan = " (announced, and not reported)" if row["planned_end"] else ""
    parts = [f"begins {begins}"] if begins != UNKNOWN else []
    return "; ".join([*parts, f"ends {ends}{plan}"] if ends != UNKNOWN else parts)


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
