"""`/party/ID`: a party's page. Any name or alias finds it, and leads to its id."""

from http import HTTPStatus
from urllib.parse import quote

from fastapi import Request, Response

from api import asked
from api.explorer import render
from kb.queries import run
from kb.queries.question import Question
from kb.store.answers import Row


async def profile(request: Request) -> Response:
    """Show what a party is.

    Raises:
        UnknownParty, AmbiguousParty: none is called so, or several are.
    """
    asked.nothing_else(request)
    question: Question = request.app.state.catalogue.find("party")
    request.state.question = question.name
    given = request.path_params["id"]
    answer = await run.ask(request.app.state.db, question, {"party": given})
    [row] = answer.rows
    if row["party"] != given:
        return _at_its_id(row)
    return render.page(request, "party.html", party=row, has_part_in=_parts(question, row))


def _at_its_id(row: Row) -> Response:
    # A name may come to mean another party, and nobody is to remember where it led.
    headers = {"Location": f"/party/{quote(row['party'], safe='')}", "Cache-Control": "no-cache"}
    return Response(status_code=HTTPStatus.TEMPORARY_REDIRECT, headers=headers)


def _parts(question: Question, row: Row) -> list[tuple[int, str]]:
    """Return in how many things it has a part, and which, in the question's own words."""
    return [
        (row[column.name], column.description)
        for column in question.columns
        if column.kind.name == "int" and row[column.name]
    ]
