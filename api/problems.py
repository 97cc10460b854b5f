"""The one table from errors to HTTP answers: a problem document (RFC 9457), or a page of one."""

from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from fastapi import Request, Response

from api import credentials
from api.explorer import problem as page_of
from kb import errors
from kb.errors import (
    AmbiguousParty,
    InvalidInput,
    InvalidKeys,
    InvalidParameter,
    NotFound,
    Problem,
    StatementRefused,
    ThroughlineError,
)
from kb.formats.values import encode

# `errors` and `candidates` are ours: what is wrong one by one, and the parties that were meant.
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status", "detail", "instance"],
    "properties": {
        **{name: {"type": "string"} for name in ("type", "title", "detail", "instance")},
        "status": {"type": "integer"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["detail"],
                "properties": {
                    **{name: {"type": "string"} for name in ("detail", "parameter", "pointer")},
                    "remedy": {"type": "string"},
                    "line": {"type": "integer"},
                    "column": {"type": "integer"},
                },
            },
        },
        "candidates": {"type": "array", "items": {"type": "string"}},
    },
}
MEDIA_TYPE = "application/problem+json"
MOST = 100  # problems of a file; who has more begins with these
STATUSES: tuple[tuple[type[ThroughlineError], HTTPStatus, str], ...] = (
    (errors.InvalidParameter, HTTPStatus.UNPROCESSABLE_ENTITY, "A parameter does not fit"),
    (errors.AmbiguousParty, HTTPStatus.CONFLICT, "Several parties bear the name"),
    (errors.UnknownQuestion, HTTPStatus.NOT_FOUND, "No such question"),
    (errors.UnknownParty, HTTPStatus.NOT_FOUND, "No such party"),
    (errors.UnknownThing, HTTPStatus.NOT_FOUND, "No such thing"),
    (errors.UnknownKey, HTTPStatus.NOT_FOUND, "No such key"),
    (errors.KeyRefused, HTTPStatus.UNAUTHORIZED, "A key is needed"),
    (errors.CypherOff, HTTPStatus.FORBIDDEN, "No statements are taken"),
    (errors.StatementRefused, HTTPStatus.FORBIDDEN, "The statement is not allowed"),
    (errors.TooBusy, HTTPStatus.TOO_MANY_REQUESTS, "Too many statements at once"),
    (errors.ScopeMissing, HTTPStatus.FORBIDDEN, "The key does not allow it"),
    (errors.UnknownHost, HTTPStatus.MISDIRECTED_REQUEST, "Another host is meant"),
    (errors.TooLarge, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "The body is too large"),
    (errors.TooMany, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "Too many things at once"),
    (errors.NotAcceptable, HTTPStatus.NOT_ACCEPTABLE, "No format that is accepted"),
    (errors.MissingExtra, HTTPStatus.NOT_IMPLEMENTED, "What it needs is not installed"),
    (errors.DoesNotFit, HTTPStatus.UNPROCESSABLE_ENTITY, "The format cannot hold the answer"),
    (errors.InvalidDossier, HTTPStatus.UNPROCESSABLE_ENTITY, "The dossier is wrong"),
    (errors.InvalidStatement, HTTPStatus.UNPROCESSABLE_ENTITY, "The statement is wrong"),
    (errors.InvalidKeys, HTTPStatus.INTERNAL_SERVER_ERROR, "The file of keys is damaged"),
    (errors.InvalidInput, HTTPStatus.INTERNAL_SERVER_ERROR, "A question file is wrong"),
    (errors.TookTooLong, HTTPStatus.GATEWAY_TIMEOUT, "The question took too long"),
    (errors.TookTooMuch, HTTPStatus.INSUFFICIENT_STORAGE, "The question needs too much memory"),
    (errors.OtherModel, HTTPStatus.SERVICE_UNAVAILABLE, "The graph is of another version"),
    (errors.OfOneDay, HTTPStatus.CONFLICT, "The graph is of a day, and takes nothing more"),
    (errors.GraphChanged, HTTPStatus.SERVICE_UNAVAILABLE, "The graph changed meanwhile"),
    (errors.QueryFailed, HTTPStatus.INTERNAL_SERVER_ERROR, "The database refused the question"),
    (errors.DatabaseError, HTTPStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
    (errors.ThroughlineError, HTTPStatus.BAD_REQUEST, "The request cannot be answered"),
)
_HEADERS = {
    HTTPStatus.UNAUTHORIZED: [("WWW-Authenticate", one) for one in credentials.CHALLENGES],
    HTTPStatus.TOO_MANY_REQUESTS: [("Retry-After", "5")],
}


async def answer(request: Request, error: Exception) -> Response:
    """Turn an error of ours into a problem document."""
    if not isinstance(error, ThroughlineError):
        return await fail(request, error)
    posted = request.method == "POST"
    return _document(request, of(error, posted))


async def refuse(request: Request, error: Exception) -> Response:
    """Turn a refusal of the framework (no such path, no such method) into a problem document."""
    status = HTTPStatus(getattr(error, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR))
    detail = f"{request.method} {request.url.path} is not answered here; /docs lists what is"
    headers = getattr(error, "headers", None) or {}
    return _document(request, _problem(status, status.phrase, detail), headers)


async def fail(request: Request, _error: Exception) -> Response:
    """Answer a defect of ours; the server's log has what it was."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    detail = "the server failed in a way it does not foresee; its log says how"
    return _document(request, _problem(status, status.phrase, detail))


def of(error: ThroughlineError, posted: bool = False) -> dict[str, Any]:
    """Return the problem that an error is, as plain data; `posted`: parameters were in a body."""
    status, title = next(
        (status, title) for kind, status, title in STATUSES if isinstance(error, kind)
    )
    problem = _problem(status, title, _detail(error))
    if found := _errors(error, posted):
        problem["errors"] = found
    if isinstance(error, AmbiguousParty):
        problem["candidates"] = list(error.candidates)
    return problem


def _detail(error: ThroughlineError) -> str:
    match error:
        case InvalidKeys():
            return "nobody is let in; whoever runs the server finds what is wrong by `kb key list`"
        case InvalidInput() if len(error.problems) > MOST:
            more = len(error.problems) - MOST
            return "\n".join([*map(str, error.problems[:MOST]), f"and {more:,} more"])
    return str(error)


def _problem(status: HTTPStatus, title: str, detail: str) -> dict[str, Any]:
    return {"type": "about:blank", "title": title, "status": int(status), "detail": detail}


def _errors(error: ThroughlineError, posted: bool) -> list[dict[str, Any]]:
    """Return what is wrong one by one: a parameter by its name, and in a body by its pointer."""
    match error:
        case InvalidParameter():
            return [_at(fault.parameter, fault.what, posted) for fault in error.faults]
        case NotFound() | AmbiguousParty() if error.parameter:
            return [_at(error.parameter, str(error), posted)]
        case InvalidInput() if not isinstance(error, InvalidKeys):
            return [_located(problem) for problem in error.problems[:MOST]]
        case StatementRefused():
            return [_located(error.problem)]
    return []


def _located(problem: Problem) -> dict[str, Any]:
    """Return one thing that is wrong in a text, with its place where it has one."""
    place = {"line": problem.line, "column": problem.column} if problem.line else {}
    return {"detail": problem.what, "remedy": problem.remedy, **place}


def _at(parameter: str, what: str, posted: bool) -> dict[str, Any]:
    where: dict[str, Any] = {"detail": what}
    if parameter:
        where["parameter"] = parameter
    if posted:
        # RFC 6901: the names of parameters hold neither `~` nor `/`; what is unknown may.
        escaped = parameter.replace("~", "~0").replace("/", "~1")
        within, dot, rest = escaped.partition(".")  # a statement's own, and queries: in one object
        path = f"{within}/{rest}" if dot and within in {"parameters", "queries"} else escaped
        where["pointer"] = f"#/{path}" if parameter else "#"
    return where


def _document(
    request: Request, problem: dict[str, Any], headers: Mapping[str, str] | None = None
) -> Response:
    """Return a problem as a document, or as a page to who asks for one of the explorer's."""
    if page_of.is_wanted(request):
        answer = page_of.page(request, problem)
    else:
        told = {**problem, "instance": request.url.path}
        answer = Response(encode(told), problem["status"], media_type=MEDIA_TYPE)
    status = HTTPStatus(problem["status"])
    for name, value in [*(headers or {}).items(), *_HEADERS.get(status, [])]:
        answer.headers.append(name, value)
    return answer
