"""`/party/ID`: a party's page. Any name or alias finds it, and leads to its id."""

from fastapi import Request, Response

from api import asked
from api.explorer import named, render
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
    party = await named.profile(request)
    if elsewhere := named.moved(request, party):
        return elsewhere
    return render.page(request, "party.html", party=party, has_part_in=_parts(question, party))


def _parts(question: Question, row: Row) -> list[tuple[int, str]]:
    """Return in how many things it has a part, and which, in the question's own words."""
    return [
        (row[column.name], column.description)
        for column in question.columns
        if column.kind.name == "int" and row[column.name]
    ]
