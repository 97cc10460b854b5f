"""`/v1/reconcile`: the Reconciliation Service API, as `kb.reconcile` has it, over HTTP."""

from typing import Any

from fastapi import Request, Response

from api import access, asked, forms
from api.asked import Written
from kb.errors import Fault, InvalidParameter, UnknownThing
from kb.formats.values import encode
from kb.queries.question import Question
from kb.queries.values import shortened
from kb.reconcile import (
    answer,
    extension,
    features,
    kinds,
    known,
    manifest,
    preview,
    properties,
    queries,
    suggest,
)
from kb.reconcile.manifest import PATH

LARGEST_BODY = 1_000_000
QUERIES = Written("queries", "the parameter `queries`", '{"q0": {"query": "China Exmbank"}}')
EXTEND = Written("extend", "the parameter `extend`", '{"ids": ["huawei"], "properties": []}')
_HEADERS = {"cache-control": "no-store"}


async def service(request: Request) -> Response:
    """Answer what the endpoint is asked: nothing, which gets the manifest, queries or extension.

    The manifest needs no key: it says of the graph nothing, and how to show one.
    """
    request.state.route = PATH
    if request.method != "POST" and not request.query_params:
        if "authorization" in request.headers:
            access.require(request, "read")  # who shows a key is told if it is none
        return _json(manifest.manifest(_base(request), access.reading_needs_key(request)))
    access.require(request, "read")
    given = await _given(request)
    if "queries" in given:
        read = queries.read(asked.object_of(given["queries"], QUERIES))
        return _json(await answer.answer(request.app.state.db, read))
    question = _question(request, properties.QUESTION)
    wanted = extension.read(asked.object_of(given["extend"], EXTEND), question)
    return _json(await extension.answer(request.app.state.db, question, wanted))


async def entities(request: Request) -> Response:
    """Suggest parties."""
    question = _question(request, suggest.QUESTION)
    return _json(await suggest.entities(request.app.state.db, question, *_begun(request)))


async def types(request: Request) -> Response:
    """Suggest types."""
    return _json(suggest.types(*_begun(request)))


async def of_properties(request: Request) -> Response:
    """Suggest properties."""
    question = _question(request, properties.QUESTION)
    return _json(suggest.of_properties(question, *_begun(request)))


async def proposed(request: Request) -> Response:
    """Propose properties of a type, for data extension."""
    asked.nothing_else(request, "type", "limit")
    given = asked.from_address(request)
    found = kinds.chosen(given.get("type", ""))
    limit = asked.limit_of(given.get("limit"))
    every = properties.proposed(_question(request, properties.QUESTION), found)
    told = {"type": found, **({"limit": limit} if limit else {})}
    return _json({"properties": [one.told for one in every[:limit]], **told})


async def previewed(request: Request) -> Response:
    """Show a party as a small page.

    Raises:
        UnknownThing: there is none of the id.
    """
    asked.nothing_else(request, "id")
    id = asked.from_address(request).get("id", "")
    async with request.app.state.db.reading(suggest.SECONDS) as tx:
        party = (await known.by_ids(tx, [id])).get(id)
        if party is None:
            what = f"no party has the id `{shortened(id)}`; candidates carry the ids of theirs"
            raise UnknownThing(what, "id")
        page = preview.page(party, await known.agreements(tx, party.id))
    headers = {"content-security-policy": preview.POLICY, "x-content-type-options": "nosniff"}
    return Response(page, headers={**_HEADERS, **headers}, media_type="text/html")


async def feature(request: Request) -> Response:
    """Say what a matching feature tells.

    Raises:
        UnknownThing: there is none of the id.
    """
    asked.nothing_else(request)
    found = features.described(request.path_params["id"])
    if found is None:
        every = ", ".join(features.DOCS)
        raise UnknownThing(f"there is no such matching feature; there are {every}", "id")
    return _json(found)


async def _given(request: Request) -> dict[str, Any]:
    """Return `queries` or `extend`, as the address or the form has it."""
    if "callback" in request.query_params:
        what = "no JSONP is offered, as pages anywhere could read by it; ask without `callback`"
        raise InvalidParameter(Fault("callback", what))
    asked.nothing_else(request, "queries", "extend")
    given = asked.from_address(request)
    if request.method == "POST":
        given = asked.merged(given, await forms.read(request, LARGEST_BODY))
    if len(given) != 1 or not given.keys() <= {"queries", "extend"}:
        raise InvalidParameter(Fault("", "send either `queries` or `extend`, and nothing else"))
    return given


def _begun(request: Request) -> tuple[str, int]:
    """Return what was typed, and how many suggestions to skip; clients send more, unasked."""
    given = request.query_params
    return given.get("prefix", ""), suggest.cursor(given.get("cursor"))


def _question(request: Request, name: str) -> Question:
    found: Question = request.app.state.catalogue.find(name)
    return found


def _base(request: Request) -> str:
    """Return the address by which the server was called."""
    return str(request.base_url).rstrip("/")


def _json(body: Any) -> Response:
    return Response(encode(body), headers=_HEADERS, media_type="application/json")
