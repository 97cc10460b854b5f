"""`/report/ID`: a party's chains as a document to print and to hand on, as by `kb report`."""

from datetime import UTC, datetime

from fastapi import Request, Response

from api import asked, beside
from api.explorer import named, security
from kb.queries import trace
from kb.report import page


async def report(request: Request) -> Response:
    """Write what a trace of the party finds, by the parameters of one.

    Raises:
        UnknownParty, AmbiguousParty, InvalidParameter: as tracing does.
    """
    asked.nothing_else(request, *beside.TRACED_BY)
    given = asked.from_address(request)
    request.state.question = "trace"
    party = await named.profile(request)
    if elsewhere := named.moved(request, party):
        return elsewhere
    state = request.app.state
    found = await trace.trace(state.db, state.catalogue.find, party["party"], given)
    html = page.page(found, given, datetime.now(UTC).date())
    # It has a style of its own in it, and loads nothing: a narrower policy than that of the pages.
    headers = {**security.HEADERS, "content-security-policy": page.policy()}
    return Response(html, headers=headers, media_type="text/html")
