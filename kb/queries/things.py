"""The things that an answer tells of: what a graph of it has as nodes."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from kb.queries.question import Kind, Question
from kb.queries.run import Values

_OF_THINGS = frozenset({"party", "thing"})
_DAY = "on"


@dataclass(frozen=True)
class Things:
    """What an answer tells of, and when.

    Attributes:
        ids: of the first things, each once: of those that were asked for, then as rows name them.
        count: how many there are.
        on: the day that was asked for, on which facts between them may be in force.
    """

    ids: tuple[str, ...]
    count: int
    on: date | None


def has_any(question: Question) -> bool:
    """Say whether a column of a question holds ids of things: by its type, `party` or `thing`."""
    return any(_holds(column.kind) for column in question.columns)


def of(
    question: Question, parameters: Mapping[str, Any], rows: Iterable[Values], most: int
) -> Things:
    """Return the things of an answer's rows, at most so many of them.

    Args:
        parameters: as they were understood, parties as ids.
        rows: each in the order of the question's columns.
    """
    found = dict.fromkeys((*_asked(question, parameters), *_told(question, rows)))
    day = parameters.get(_DAY)
    return Things(tuple(found)[:most], len(found), day if isinstance(day, date) else None)


def _asked(question: Question, parameters: Mapping[str, Any]) -> Iterator[str]:
    for parameter in question.parameters:
        if _holds(parameter.kind):
            yield from _ids(parameters.get(parameter.name))


def _told(question: Question, rows: Iterable[Values]) -> Iterator[str]:
    places = [at for at, column in enumerate(question.columns) if _holds(column.kind)]
    for row in rows:
        for at in places:
            yield from _ids(row[at])


def _holds(kind: Kind) -> bool:
    return kind.name in _OF_THINGS


def _ids(value: Any) -> Iterator[str]:
    """Yield the ids of a value: a question of one's own may return what its header does not say."""
    values = value if isinstance(value, list | tuple) else (value,)
    return (one for one in values if isinstance(one, str))
