"""When things begin and end, and what of it a source knows: a day, a month, a bound, nothing.

What is written always holds of what is so: no two dates of one row contradict each other.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from tests.graphs.chance import Chance

FIRST = date(2000, 1, 1)
PUBLISHED = date(2024, 6, 30)  # as the mappings have it of every register
COLUMNS = ("begins", "ends", "planned", "in_force", "estimated_dates")
_BEGUN = (PUBLISHED - FIRST).days
_LONGEST = 11_000
AGREED, HELD = 700, 3_000  # at the least, in days: what is agreed, and what somebody owns or is
_DAYS = tuple(
    (FIRST + timedelta(days=day)).isoformat() for day in range(_BEGUN + 2 * _LONGEST + 400)
)
_STILL = f"{PUBLISHED.isoformat()}.."
Cells = tuple[str, str, str, str, str]
UNSAID: Cells = ("", "", "", "", "")


@dataclass(frozen=True)
class Time:
    """From when to when something is in fact, in days since the first."""

    begins: int
    ends: int


def drawn(chance: Chance, shortest: int = AGREED) -> Time:
    """Return a time that has begun; half are no longer than twice the shortest, some thirty years.

    So some of what follows one another in a chain is of one time, and some is not.
    """
    begins = chance.below(_BEGUN)
    return Time(begins, begins + chance.pareto(shortest, _LONGEST))


def within(chance: Chance, time: Time) -> Time:
    """Return a time within another that has begun."""
    last = min(time.ends, _BEGUN)
    begins = time.begins + chance.below(last - time.begins + 1)
    return Time(begins, begins + chance.below(time.ends - begins + 1))


def written(chance: Chance, time: Time) -> Cells:
    """Return what a source that is published on the day `PUBLISHED` says of a time."""
    if chance.happens(0.05):
        seen = time.begins + chance.below(min(time.ends, _BEGUN) - time.begins + 1)
        return ("", "", "", _DAYS[seen], "")
    begins = _begin(chance, time.begins)
    ends, planned = _end(chance, time.ends)
    return (begins, ends, planned, "", "begins" if begins and chance.happens(0.1) else "")


def day(chance: Chance) -> str:
    """Return a day, or a month, of something that is over in a day."""
    return _DAYS[chance.below(_BEGUN)][: 10 if chance.happens(0.8) else 7]


def year_of(time: Time) -> str:
    """Return the year in which a time begins."""
    return _DAYS[time.begins][:4]


def year_beside(text: str) -> str:
    """Return another year than that of a date that begins with one: what contradicts it."""
    return str(int(text[:4]) - 1)


def _begin(chance: Chance, begun: int) -> str:
    text, kind = _DAYS[begun], chance.draw()
    if kind < 0.7:
        return _as_exact(kind / 0.7, text)
    if kind < 0.83:
        return f"..{text[:7]}"  # since at least
    if kind < 0.9:
        return f"{int(text[:4]) - 1}..{text[:4]}"
    return f"{text[:4]}~" if kind < 0.93 else ""


def _end(chance: Chance, ended: int) -> tuple[str, str]:
    """Return the end, and whether it is only planned."""
    text, kind = _DAYS[ended], chance.draw()
    if ended <= _BEGUN:
        if kind < 0.8:
            return _as_exact(kind / 0.8, text), ""
        return (f"..{text[:7]}" if kind < 0.85 else ""), ""
    if kind < 0.3:
        return _as_exact(kind / 0.3, text), "yes"
    return (_STILL if kind < 0.65 else ""), ""


def _as_exact(kind: float, text: str) -> str:
    """Return a day as most sources know it: to the day, the month or the year."""
    return text if kind < 0.6 else text[:7] if kind < 0.8 else text[:4]
