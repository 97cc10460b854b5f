"""What a request asks: parameters from its address and its body, the page, and the format."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request

from api import formats
from api.bodies import body_of
from api.formats import Format
from kb.errors import Fault, InvalidParameter
from kb.queries import run, values
from kb.queries.question import Question

_LARGEST_BODY = 1_000_000


@dataclass(frozen=True)
class Asked:
    """A question as asked.

    Attributes:
        given: the question's parameters, as texts or as JSON has them.
        limit: the most rows; None where none was given.
        after: the cursor of the page before.
    """

    question: Question
    given: dict[str, Any]
    limit: int | None
    after: str | None
    form: Format


async def read(request: Request, question: Question) -> Asked:
    """Read what a request asks of a question.

    Raises:
        InvalidParameter: the page or the format is none, a parameter stands twice, or the body is
            no JSON object.
        TooLarge: the body has more than a question needs.
        NotAcceptable: no format that the caller takes is one of ours.
    """
    given = from_address(request, {p.name for p in question.parameters if p.kind.several})
    if request.method == "POST":
        given = merged(given, await from_body(request, _LARGEST_BODY))
    form = formats.chosen(given.pop("format", None), request.headers.get("accept"))
    return of(question, given, form)


def of(question: Question, given: Mapping[str, Any], form: Format) -> Asked:
    """Return what is asked by parameters, with those that say which page of the answer.

    Raises:
        InvalidParameter: the page is none.
    """
    given = dict(given)
    limit, after = limit_of(given.pop("limit", None)), given.pop("cursor", None)
    if after is not None and not isinstance(after, str):
        raise InvalidParameter(Fault("cursor", "the cursor is no text; give `next` as it was"))
    return Asked(question, given, limit, after, form)


def nothing_else(request: Request, *known: str) -> None:
    """Refuse what an address has beside the parameters that are known there.

    Raises:
        InvalidParameter: with every other one.
    """
    faults = [
        Fault(name, f"there is no parameter `{name}`; this takes {', '.join(known) or 'none'}")
        for name in request.query_params
        if name not in known
    ]
    if faults:
        raise InvalidParameter(*faults)


def from_address(request: Request, several: Collection[str] = ()) -> dict[str, Any]:
    """Return the parameters of an address; those that take several, as lists.

    Raises:
        InvalidParameter: another one stands twice.
    """
    given: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name in several:
            given.setdefault(name, []).append(value)
        elif name in given:
            raise _twice(name)
        else:
            given[name] = value
    return given


def merged(address: Mapping[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """Return what an address and a body give together.

    Raises:
        InvalidParameter: both give the same.
    """
    for name in body:
        if name in address:
            raise _twice(name)
    return {**address, **body}


async def from_body(request: Request, most: int) -> dict[str, Any]:
    """Return the parameters that a body has, as one object of JSON.

    Raises:
        InvalidParameter: it is none.
        TooLarge: it has more than `most` bytes.
    """
    return object_of(await body_of(request, most) or b"{}", _BODY)


@dataclass(frozen=True)
class Written:
    """What is written as JSON: in which parameter, how to speak of it, and an example."""

    parameter: str
    said: str
    like: str

    def wrong(self, what: str) -> InvalidParameter:
        """Return the error that says what is wrong with it."""
        return InvalidParameter(
            Fault(self.parameter, f"{self.said} {what}; send an object like {self.like}")
        )


_BODY = Written("", "the body", '{"name": "value"}')


def object_of(content: str | bytes, written: Written) -> dict[str, Any]:
    """Read an object of JSON.

    Raises:
        InvalidParameter: it is none, or has something twice.
    """
    try:
        found = json.loads(content, object_pairs_hook=once)
    except UnicodeDecodeError as error:
        raise written.wrong("is not JSON (it is no text in UTF-8)") from error
    except RecursionError as error:
        raise written.wrong("is not JSON (it is nested too deep)") from error
    except json.JSONDecodeError as error:
        raise written.wrong(f"is not JSON ({error})") from error
    except ValueError as error:  # of which there is one more: Python reads no longer ones
        raise written.wrong("is not JSON (a number in it is too long)") from error
    if not isinstance(found, dict):
        raise written.wrong("is not a JSON object")
    if not _is_text(found):
        raise written.wrong("has half a letter (a lone surrogate)")
    return found


def _is_text(value: Any) -> bool:
    """Whether all of it can be written in UTF-8."""
    try:
        json.dumps(value, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Return pairs as names and values.

    Raises:
        InvalidParameter: a name stands twice.
    """
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise _twice(name)
        found[name] = value
    return found


def _twice(name: str) -> InvalidParameter:
    return InvalidParameter(Fault(name, f"the parameter `{name}` is given twice; give it once"))


def limit_of(given: Any) -> int | None:
    """Read the number of rows: digits from an address, or a number from a body.

    Raises:
        InvalidParameter: it is none, or too large.
    """
    if given is None:
        return None
    highest, written = run.HIGHEST_ROWS, str(given)
    plain = not isinstance(given, bool) and written.isascii() and written.isdecimal()
    if not plain or len(written) > len(str(highest)) or not 1 <= int(written) <= highest:
        shown = values.shortened(given)
        what = f"the parameter `limit` is `{shown}`; give a number from 1 to {highest}"
        raise InvalidParameter(Fault("limit", what))
    return int(written)
