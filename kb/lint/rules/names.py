"""Labels, types and properties that the model does not have, with the nearest that it has."""

import difflib
from collections.abc import Collection, Iterator

from kb.lint.findings import Found
from kb.lint.reading import Access, Reading, Written
from kb.model import graph

# What a date, time, duration or point has of its own: `n.begins_earliest.year`.
_OF_VALUES = frozenset(
    {
        *("year", "quarter", "month", "week", "weekYear", "dayOfQuarter", "quarterDay", "day"),
        *("ordinalDay", "dayOfWeek", "weekDay", "hour", "minute", "second", "millisecond"),
        *("microsecond", "nanosecond", "timezone", "offset", "offsetMinutes", "offsetSeconds"),
        *("epochMillis", "epochSeconds", "years", "quarters", "months", "weeks", "days", "hours"),
        *("minutes", "seconds", "milliseconds", "microseconds", "nanoseconds"),
        *("quartersOfYear", "monthsOfYear", "monthsOfQuarter", "daysOfWeek", "minutesOfHour"),
        *("secondsOfMinute", "millisecondsOfSecond", "microsecondsOfSecond"),
        *("nanosecondsOfSecond", "x", "y", "z", "longitude", "latitude", "height", "crs", "srid"),
    }
)


def labels_and_types(reading: Reading) -> Iterator[Found]:
    """Find labels and relationship types that nothing in the graph has."""
    known = {
        "label": graph.LABELS,
        "type": graph.TYPES,
        "label or type": (*graph.LABELS, *graph.TYPES),
    }
    for written in reading.written:
        if written.token.name not in known[written.of]:
            yield _unknown(written, known[written.of])


def _unknown(written: Written, known: Collection[str]) -> Found:
    name = written.token.name
    is_type = written.of == "type"
    code, of = ("unknown-type", "relationship type") if is_type else ("unknown-label", "label")
    other = graph.LABELS if is_type else graph.TYPES
    what = f"the model has no {of} `{name}`"
    if name in other:
        what += f": `{name}` is a {'label' if is_type else 'relationship type'}"
    return Found(written.token.place, code, what, _remedy(name, known))


def properties(reading: Reading) -> Iterator[Found]:
    """Find properties that what they are asked of does not have."""
    for access in reading.accesses:
        name = access.token.name
        if access.of is None:
            known = graph.PROPERTIES | reading.names | _OF_VALUES
            if name not in known:
                what = f"nothing in the model has a property `{name}`"
                yield Found(access.token.place, "unknown-property", what, _remedy(name, known))
        elif (owned := access.of.properties()) and name not in owned:
            yield _not_its(access, owned)


def _not_its(access: Access, owned: frozenset[str]) -> Found:
    name, thing = access.token.name, access.of
    subject = f"`{thing.name}`" if thing and thing.name else "this"
    kind = _kinds(access)
    what = f"{subject} has no property `{name}`{f', being {kind}' if kind else ''}"
    return Found(access.token.place, "unknown-property", what, _remedy(name, owned))


def _kinds(access: Access) -> str:
    """Say what a thing is, where that is one thing."""
    thing = access.of
    if not thing or not thing.is_written():
        return ""
    if not thing.is_node:
        return " or ".join(kind.type for kind in thing.relationship_kinds()[:3])
    shared = frozenset.intersection(*(kind.labels for kind in thing.node_kinds()))
    return " and ".join(sorted(shared))


def _remedy(name: str, known: Collection[str]) -> str:
    lower = {one.lower(): one for one in sorted(known)}
    close = difflib.get_close_matches(name.lower(), lower, n=1)
    if close:
        return f"did you mean `{lower[close[0]]}`?"
    return "correct it; `kb/model/schema.py` and `kb/model/graph.py` declare what there is"
