"""The application: made from a connection and the questions, with one route for each."""

import json
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from typing import Any

from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware.trustedhost import TrustedHostMiddleware

from api import openapi, problems
from kb import __version__
from kb.config import Connection
from kb.errors import InvalidParameter, ThroughlineError, UnknownQuestion
from kb.queries import run
from kb.queries.question import Question
from kb.store.driver import connect

Endpoint = Callable[[Request], Awaitable[Response]]


def create_app(connection: Connection, questions: Mapping[str, Question]) -> FastAPI:
    """Make the application; it connects when it starts and disconnects when it stops."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        async with connect(connection) as db:
            app.state.db = db
            yield

    app = FastAPI(title="Throughline", version=__version__, lifespan=lifespan)
    # A page elsewhere must not reach us under a name of its own that resolves to this machine.
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=["localhost", "127.0.0.1"])
    app.add_exception_handler(ThroughlineError, problems.answer)
    app.add_exception_handler(HTTPException, problems.refuse)
    app.add_exception_handler(Exception, problems.fail)
    app.add_api_route("/health", health, methods=["GET"], summary="Whether the server runs")
    for question in questions.values():
        app.add_api_route(
            f"/v1/queries/{question.name}",
            _endpoint(question),
            methods=["GET"],
            summary=question.title,
            description=question.description,
            operation_id=question.name,
            openapi_extra=openapi.operation(question),
        )
    app.add_api_route(
        "/v1/queries/{name}", _unknown(questions), methods=["GET"], include_in_schema=False
    )
    return app


async def health() -> dict[str, str]:
    """Say that the server runs; whether the database does is another matter."""
    return {"status": "ok"}


def _endpoint(question: Question) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        given = _given(question, request)
        limit = _limit(given.pop("limit", None))
        return _envelope(await run.ask(request.app.state.db, question, given, limit))

    return endpoint


def _unknown(questions: Mapping[str, Question]) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        name = request.path_params["name"]
        raise UnknownQuestion(
            f"there is no question `{name}`; there are {', '.join(sorted(questions))}"
        )

    return endpoint


def _given(question: Question, request: Request) -> dict[str, Any]:
    several = {p.name for p in question.parameters if p.kind.several}
    given: dict[str, Any] = {}
    for name, value in request.query_params.multi_items():
        if name in several:
            given.setdefault(name, []).append(value)
        elif name in given:
            raise InvalidParameter(f"the parameter `{name}` is given twice; give it once")
        else:
            given[name] = value
    return given


def _limit(given: str | None) -> int:
    if given is None:
        return run.DEFAULT_LIMIT
    longest = len(str(run.HIGHEST_LIMIT))
    if not given.isdecimal() or len(given) > longest or not 1 <= int(given) <= run.HIGHEST_LIMIT:
        raise InvalidParameter(
            f"the parameter `limit` is `{given}`; give a number from 1 to {run.HIGHEST_LIMIT}"
        )
    return int(given)


def _envelope(answer: run.Answer) -> Response:
    body = {
        "query": answer.question.name,
        "parameters": answer.parameters,
        "columns": answer.question.column_names,
        "rows": answer.rows,
        "truncated": answer.truncated,
        "next": None,
    }
    text = json.dumps(body, ensure_ascii=False, default=str)
    return Response(text, media_type="application/json")
