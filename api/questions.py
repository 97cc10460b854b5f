"""Asking questions: by their names, and by the things that some of them are about."""

from collections.abc import Awaitable, Callable
from dataclasses import asdict
from http import HTTPStatus
from typing import Any
from urllib.parse import quote

from fastapi import Request, Response

from api import answers, asked, beside, openapi
from kb.errors import UnknownThing
from kb.formats.values import encode
from kb.queries import run, suggest, trace
from kb.queries.catalogue import Catalogue
from kb.queries.question import REQUIRED, Question
from kb.store.answers import Row

Endpoint = Callable[[Request], Awaitable[Response]]


async def named(request: Request) -> Response:
    """Answer the question that the path names."""
    return await _answer(request, request.path_params["name"])


def of_name(name: str) -> Endpoint:
    """Return an endpoint that answers one question."""

    async def endpoint(request: Request) -> Response:
        return await _answer(request, name)

    return endpoint


async def _answer(request: Request, name: str) -> Response:
    question = _catalogue(request).find(name)
    request.state.question = name
    wanted = await asked.read(request, question)
    return await answers.answer(request, request.app.state.db, wanted)


async def listed(request: Request) -> Response:
    """List the questions: what each takes and answers."""
    asked.nothing_else(request)
    found = [_described(question) for question in _catalogue(request).every().values()]
    return _json({"queries": found})


async def suggested(request: Request) -> Response:
    """Suggest values of a parameter by what has been typed of them."""
    asked.nothing_else(request, "prefix")
    question = _catalogue(request).find(request.path_params["name"])
    request.state.question = question.name
    prefix = request.query_params.get("prefix", "")
    parameter = request.path_params["parameter"]
    found = await suggest.suggest(request.app.state.db, question, parameter, prefix)
    return _json({"suggestions": [asdict(one) for one in found]})


def of_thing(kind: str) -> Endpoint:
    """Return an endpoint that answers for one thing, as an object.

    Raises:
        UnknownThing: nothing has the id.
    """

    async def endpoint(request: Request) -> Response:
        question = _catalogue(request).find(openapi.THINGS[kind])
        request.state.question = question.name
        asked.nothing_else(request)
        id = request.path_params["id"]
        answer = await run.ask(request.app.state.db, question, {question.name: id})
        if not answer.values:
            what = f"no {question.name} has the id `{id}`; answers carry the ids of what they tell"
            raise UnknownThing(what, "id")
        row = answer.rows[0]
        return _moved(request, id, row) or _json(row)

    return endpoint


async def traced(request: Request) -> Response:
    """Trace a party: its chains, the measures that regard it, and the notes they rest on."""
    asked.nothing_else(request, *beside.TRACED_BY)
    given = asked.from_address(request)
    request.state.question = "trace"
    find = _catalogue(request).find
    party = request.path_params["id"]
    found = await trace.trace(request.app.state.db, find, party, given)
    return _moved(request, party, found.party) or _json(asdict(found))


def _moved(request: Request, id: str, row: Row) -> Response | None:
    """Send who gives the id of a party that was judged to be another to where that one is."""
    if id not in row.get("referents", ()):
        return None
    path = request.state.route.replace("{id}", quote(row["party"]))
    query = f"?{request.url.query}" if request.url.query else ""
    # A merge may be undone, and nobody is to remember where it led.
    headers = {"Location": path + query, "Cache-Control": "no-cache"}
    return Response(status_code=HTTPStatus.PERMANENT_REDIRECT, headers=headers)


def _described(question: Question) -> dict[str, Any]:
    return {
        "name": question.name,
        "title": question.title,
        "description": question.description,
        "parameters": [
            {
                "name": p.name,
                "type": str(p.kind),
                "description": p.description,
                "required": p.default is REQUIRED,
                "default": None if p.default is REQUIRED else p.default,
                "schema": openapi.schema(p.kind),
                "suggested": suggest.is_possible(question, p),
            }
            for p in question.parameters
        ],
        "columns": [
            {"name": c.name, "type": str(c.kind), "description": c.description}
            for c in question.columns
        ],
        "order": [{"column": key.column, "descending": key.descending} for key in question.order],
        "example": question.example,
        "limits": asdict(question.limits),
    }


def _catalogue(request: Request) -> Catalogue:
    found: Catalogue = request.app.state.catalogue
    return found


def _json(body: Any) -> Response:
    return Response(encode(body), media_type="application/json")
