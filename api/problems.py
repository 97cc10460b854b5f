"""The one table from errors to HTTP answers, each a problem document (RFC 9457)."""

import json
from http import HTTPStatus

from fastapi import Request, Response

from kb import errors

MEMBERS = ("type", "title", "status", "detail", "instance")
MEDIA_TYPE = "application/problem+json"
STATUSES: tuple[tuple[type[errors.ThroughlineError], HTTPStatus, str], ...] = (
    (errors.InvalidParameter, HTTPStatus.UNPROCESSABLE_ENTITY, "A parameter does not fit"),
    (errors.DoesNotFit, HTTPStatus.UNPROCESSABLE_ENTITY, "The format cannot hold the answer"),
    (errors.AmbiguousParty, HTTPStatus.CONFLICT, "Several parties bear the name"),
    (errors.UnknownQuestion, HTTPStatus.NOT_FOUND, "No such question"),
    (errors.UnknownParty, HTTPStatus.NOT_FOUND, "No such party"),
    (errors.UnknownKey, HTTPStatus.NOT_FOUND, "No such key"),
    (errors.InvalidKeys, HTTPStatus.INTERNAL_SERVER_ERROR, "The file of keys is damaged"),
    (errors.InvalidInput, HTTPStatus.INTERNAL_SERVER_ERROR, "A question file is wrong"),
    (errors.QueryFailed, HTTPStatus.INTERNAL_SERVER_ERROR, "The database refused the question"),
    (errors.DatabaseError, HTTPStatus.SERVICE_UNAVAILABLE, "The database does not answer"),
    (errors.ThroughlineError, HTTPStatus.BAD_REQUEST, "The request cannot be answered"),
)


async def answer(request: Request, error: Exception) -> Response:
    """Turn an error of ours into a problem document."""
    status, title = next(
        (status, title) for kind, status, title in STATUSES if isinstance(error, kind)
    )
    return document(status, title, str(error), request.url.path)


async def refuse(request: Request, error: Exception) -> Response:
    """Turn a refusal of the framework (no such path, no such method) into a problem document."""
    status = HTTPStatus(getattr(error, "status_code", HTTPStatus.INTERNAL_SERVER_ERROR))
    detail = f"{request.method} {request.url.path} is not answered here; /docs lists what is"
    return document(status, status.phrase, detail, request.url.path)


async def fail(request: Request, _error: Exception) -> Response:
    """Answer a defect of ours; the server's log has what it was."""
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    detail = "the server failed in a way it does not foresee; its log says how"
    return document(status, status.phrase, detail, request.url.path)


def document(status: HTTPStatus, title: str, detail: str, instance: str) -> Response:
    """Write a problem document."""
    problem = {"type": "about:blank", "title": title, "status": int(status), "detail": detail}
    body = json.dumps({**problem, "instance": instance}, ensure_ascii=False)
    return Response(body, status_code=int(status), media_type=MEDIA_TYPE)
