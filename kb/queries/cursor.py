"""The opaque cursor: after which row an answer goes on, and of which question it was one.

It holds the values of the order's columns in the last row that was given, so that the next page
begins behind it whatever has been loaded since: no row is given twice, none is left out that was
there all along and kept its place. A load may give rows another, by the standing of a credit line
for instance; so a cursor holds the edition of the graph too, and an answer tells that it changed.
"""

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from kb.errors import Fault, InvalidParameter, InvalidQuestion, Problem
from kb.model.ids import digest
from kb.queries.question import Kind, Question

_LARGEST = 2**63


@dataclass(frozen=True)
class Cursor:
    """A place in an answer.

    Attributes:
        of: what tells this question with these parameters from every other.
        edition: of the graph that gave the answer.
        after: the values of the order's columns in the row before the place.
    """

    of: str
    edition: str | None
    after: tuple[Any, ...]


def write(
    question: Question,
    parameters: Mapping[str, Any],
    edition: str | None,
    row: Sequence[Any],
    following: Sequence[Any],
) -> str:
    """Return the cursor of the place between a row and the one that follows it.

    Args:
        edition: of the graph that was asked.

    Raises:
        InvalidQuestion: the question's order does not tell the two apart.
    """
    after = _keys(question, row)
    # What is not itself (NaN) comes after nothing, by Cypher as by Python.
    if after == _keys(question, following) or any(key != key for key in after):  # noqa: PLR0124
        columns = ", ".join(f"`{key.column}`" for key in question.order)
        what = f"the order ({columns}) does not tell all rows apart, so that pages would lose some"
        remedy = "add a column that does, such as an id"
        raise InvalidQuestion([Problem(question.file, question.order_line, 1, what, remedy)])
    text = json.dumps([_answer_id(question, parameters), edition, *after], default=str)
    return base64.urlsafe_b64encode(text.encode()).rstrip(b"=").decode()


def read(question: Question, written: str) -> Cursor:
    """Read a cursor.

    Raises:
        InvalidParameter: it is not one that an answer to this question gave.
    """
    try:
        padded = written + "=" * (-len(written) % 4)
        of, edition, *after = json.loads(base64.b64decode(padded.encode(), b"-_", validate=True))
        kinds = {column.name: column.kind for column in question.columns}
        pairs = zip(question.order, after, strict=True)
        marks = tuple(_mark(kinds[key.column], mark) for key, mark in pairs)
    except (binascii.Error, ValueError, TypeError, RecursionError) as error:
        raise _refusal() from error
    return Cursor(str(of), None if edition is None else str(edition), marks)


def _keys(question: Question, row: Sequence[Any]) -> list[Any]:
    columns = dict(zip(question.column_names, row, strict=True))
    return [columns[key.column] for key in question.order]


def _mark(kind: Kind, written: Any) -> Any:
    """Return a value as the driver takes it: any that a row may have had, and no other."""
    match written:
        case None | bool() | float():
            return written
        case str():
            written.encode()  # halves of characters cannot be sent
            return date.fromisoformat(written) if kind.name == "date" else written
        case int() if -_LARGEST <= written < _LARGEST:
            return written
    raise ValueError(written)


def check(question: Question, parameters: Mapping[str, Any], place: Cursor) -> None:
    """Check that a cursor is of this question with these parameters, parties as ids.

    Raises:
        InvalidParameter: it is of another.
    """
    if place.of != _answer_id(question, parameters):
        raise _refusal()


def _answer_id(question: Question, parameters: Mapping[str, Any]) -> str:
    """Return what tells an answer from those to other questions or with other parameters."""
    order = [f"{key.column} {key.descending}" for key in question.order]
    asked = json.dumps([order, sorted(parameters.items())], default=str)
    return digest(question.name, asked)


def _refusal() -> InvalidParameter:
    what = "the cursor is not from an answer to this question with these parameters"
    return InvalidParameter(Fault("cursor", f"{what}; give `next` of the page before, as it was"))
