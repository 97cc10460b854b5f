"""`POST /v1/cypher`: statements of anybody's, as the guard lets them through."""

from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response

from api import asked, formats, pages, streams
from api.credentials import is_own_origin
from api.formats import Format
from kb.errors import CypherOff, Fault, InvalidParameter, UnknownHost
from kb.formats.values import encode
from kb.guard import run as guarded
from kb.guard.guard import Guard
from kb.guard.run import Rows
from kb.queries import run
from kb.queries.run import Values

LARGEST_BODY = 1_000_000
LARGEST_STREAM = 1_000_000_000
LATE = 5.0  # seconds in which it can still be said that the time is over
_KNOWN = ("statement", "parameters", "limit", "format")
NAME = "cypher"
_UNKEPT = {"cache-control": "no-store"}


@dataclass(frozen=True)
class Sent:
    """A request for the rows of a statement."""

    asked: guarded.Asked
    limit: int | None
    form: Format


async def cypher(request: Request) -> Response:
    """Answer a statement.

    Raises:
        CypherOff: the server takes none.
        ThroughlineError: as reading the request and running the statement do.
    """
    state = request.app.state
    if state.guard is None:
        what = "this server takes questions only; start it with `kb serve --allow-cypher`"
        raise CypherOff(what)
    _same_origin(request, state.origins)
    request.state.question = NAME
    sent = await _read(request)
    if sent.form is Format.NDJSON:
        return await _streamed(request, state.guard, sent)
    limit = min(sent.limit or run.DEFAULT_LIMIT, run.HIGHEST_LIMIT)
    async with guarded.asking(state.guard, state.db, sent.asked, limit) as rows:
        page = await _page(rows, sent)
    request.state.rows = len(page.taken.rows)
    return await pages.response(page, sent.form)


def _same_origin(request: Request, origins: tuple[str, ...]) -> None:
    """Refuse what another site's page makes a browser send: though it could not read the answer."""
    if not is_own_origin(request) and request.headers["origin"] not in origins:
        raise UnknownHost("a page of another site may not send statements; allow it with --cors")


async def _read(request: Request) -> Sent:
    """Read what a request asks.

    Raises:
        InvalidParameter: something of it is unknown, missing or of another type.
        TooLarge: its body is.
    """
    asked.nothing_else(request, "limit", "format")
    given = asked.merged(asked.from_address(request), await asked.from_body(request, LARGEST_BODY))
    _check_names(given)
    form = formats.chosen(given.get("format"), request.headers.get("accept"))
    parameters = given.get("parameters", {})
    statement = guarded.Asked(_caller(request), given["statement"], parameters)
    return Sent(statement, asked.limit_of(given.get("limit")), form)


def _check_names(given: dict[str, Any]) -> None:
    faults = [
        Fault(name, f"there is no `{name}`; send {', '.join(_KNOWN)}")
        for name in given
        if name not in _KNOWN
    ]
    if not isinstance(given.get("statement"), str):
        faults.append(Fault("statement", "give a `statement`: Cypher, as a text"))
    if not isinstance(given.get("parameters", {}), dict):
        faults.append(Fault("parameters", "the `parameters` are no object of names and values"))
    if faults:
        raise InvalidParameter(*faults)


def _caller(request: Request) -> str:
    """Return whose a request is: its key's, or who is at its address."""
    key: str | None = getattr(request.state, "key", None)
    return key or (request.client.host if request.client else "")


async def _page(rows: Rows, sent: Sent) -> pages.Page:
    taken = await pages.take(rows.batches(), sent.form, rows.columns, pages.HIGHEST_BYTES)
    cut = taken.beyond is not None or rows.truncated
    about = {"statement": sent.asked.statement, "parameters": encode(sent.asked.parameters)}
    return pages.Page(NAME, sent.asked.parameters, rows.columns, taken, cut, None, False, about)


async def _streamed(request: Request, guard: Guard, sent: Sent) -> Response:
    limit = sent.limit or run.HIGHEST_ROWS
    block = guarded.asking(guard, request.app.state.db, sent.asked, limit)
    rows, until = await streams.opened(block)

    def goes_on(_last: Values, beyond: Values | None) -> streams.After:
        return None if beyond is not None or rows.truncated else False

    source = streams.Source(rows.columns, LARGEST_STREAM, rows.batches(), goes_on)
    return streams.response(request, source, until, _UNKEPT, guard.caps.seconds + LATE)
