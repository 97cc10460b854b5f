"""Pages of a party: any of its names finds it, and leads to the page at its id."""

from http import HTTPStatus
from urllib.parse import quote

from fastapi import Request, Response

from kb.queries import run
from kb.store.answers import Row


async def profile(request: Request) -> Row:
    """Return the row of `party` for whom the path names.

    Raises:
        UnknownParty, AmbiguousParty: none is called so, or several are.
    """
    question = request.app.state.catalogue.find("party")
    name = request.path_params["id"].rstrip("/")
    answer = await run.ask(request.app.state.db, question, {"party": name})
    return answer.rows[0]


def moved(request: Request, party: Row) -> Response | None:
    """Lead from a name to the id, with what else the address asks; None where it is the id."""
    if request.path_params["id"] == party["party"]:
        return None
    path = request.state.route.partition("{")[0] + quote(party["party"], safe="")
    query = f"?{request.url.query}" if request.url.query else ""
    # A name may come to mean another party, and nobody is to remember where it led.
    headers = {"Location": path + query, "Cache-Control": "no-cache"}
    return Response(status_code=HTTPStatus.TEMPORARY_REDIRECT, headers=headers)
