"""`/thing/ID`: leads to the page of whatever has the id, for who knows no more of it."""

from http import HTTPStatus

from fastapi import Request, Response

from api import asked
from api.explorer import places
from kb.errors import UnknownThing
from kb.queries import run


async def place(request: Request) -> Response:
    """Lead to a party's page, to the evidence of what is agreed, or to who can reach some data.

    Raises:
        UnknownThing: nothing has the id.
    """
    asked.nothing_else(request)
    id = request.path_params["id"]
    request.state.question = "things"
    question = request.app.state.catalogue.find("things")
    answer = await run.ask(request.app.state.db, question, {"ids": id})
    if not answer.rows:
        raise UnknownThing(f"no party, agreement, measure or kind of data has the id `{id}`", "id")
    [row] = answer.rows
    address = places.thing(row["kinds"], row["thing"])
    # What was a party's id may come to be another's, and nobody is to remember where it led.
    headers = {"Location": address, "Cache-Control": "no-cache"}
    return Response(status_code=HTTPStatus.TEMPORARY_REDIRECT, headers=headers)
