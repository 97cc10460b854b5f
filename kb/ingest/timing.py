"""What cannot be of dates that are stated together, or by a source of a day."""

from collections.abc import Mapping

from kb.model.claims import Statement
from kb.model.dates import UNKNOWN, Days
from kb.model.spans import Span

DATE_KEYS = ("begins", "ends", "in_force")


def disorder(days: Mapping[str, Days]) -> tuple[str, str] | None:
    """Return which of a fact's dates cannot be, beside the others, and why; None if all can."""
    if len(days) < 2:
        return None
    begins, ends, seen = (days.get(name, UNKNOWN) for name in DATE_KEYS)
    if not Span(begins, ends).possible:
        return "ends", f"it ends by {ends.latest} and begins no earlier than {begins.earliest}"
    if "in_force" in days and begins.earliest > seen.latest:
        return "in_force", f"it is in force by {seen.latest}, before it begins"
    if "in_force" in days and ends.latest < seen.earliest:
        return "in_force", f"it is in force from {seen.earliest}, after it ends"
    return None


def prophecy(published: Days | None, stated: Statement) -> tuple[str, str] | None:
    """Return why a source cannot have told a date, and what to do; None if it can.

    Of a range that only reaches past publication, as the year of it, a person who writes it down
    knows whether it ended, and says by `planned` if not.
    """
    if published is None or stated.days.earliest <= published.latest:
        return None
    what = f"`{stated.field}` lies after the source was published, by {published.latest}"
    if stated.field != "ends":
        return what, "a source tells what was so; say a plan in `says` only"
    return None if stated.planned else (what, "add `planned: true` if it was announced")
