"""The years that chains span, by the dates that sources give."""

import re
from collections.abc import Iterator

from kb.queries.trace import Trace

_DATED = ("begins", "ends", "in_force")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


def years(trace: Trace) -> tuple[int, int] | None:
    """Return the first and the last year that dates of a trace's chains name; None for none."""
    found = sorted(_years(trace))
    return (found[0], found[-1]) if found else None


def _years(trace: Trace) -> Iterator[int]:
    facts = {fact for row in trace.chains for fact in row["facts"]}
    for fact in facts:
        for one in trace.said.get(fact, ()):
            if one.field in _DATED:
                yield from map(int, _YEAR.findall(one.value))
