"""`/party/ID`: a party's page. Any name or alias finds it, and leads to its id."""

import asyncio

from fastapi import Request, Response

from api import asked
from api.explorer import again, named, render, sections, through, timeline
from kb.queries import names
from kb.queries.question import Question
from kb.store.answers import Row

_ABOVE = ("owners", "part_of", "member_of")  # columns of `party` with ids of others


async def profile(request: Request) -> Response:
    """Show what a party is, and the first of what it has part in; or one section, page by page.

    Raises:
        UnknownParty, AmbiguousParty: none is called so, or several are.
        InvalidParameter: there is no such section, or no such page of it.
    """
    asked.nothing_else(request, "section", "after")
    place = asked.from_address(request)
    request.state.question = "party"
    party = await named.profile(request)
    if elsewhere := named.moved(request, party):
        return elsewhere
    if "section" in place:
        section = sections.find(place["section"])
        shown = await sections.ask(request, section, party, place.get("after"))
        return render.page(request, "section.html", party=party, shown=shown)
    return await _whole(request, party)


async def _whole(request: Request, party: Row) -> Response:
    found, chains = await asyncio.gather(
        sections.every(request, party), through.chains(request, party)
    )
    hub = sections.is_hub(party)
    state = request.app.state
    question: Question = state.catalogue.find("party")
    above = [id for name in _ABOVE for id in party[name]]
    return render.page(
        request,
        "party.html",
        party=party,
        names=await names.of(state.db, state.catalogue.find, above),
        has_part_in=_parts(question, party),
        sections=found,
        chains=chains,
        drawn=None if hub else await timeline.draw(request, party["party"]),
        again=again.of("party", {"party": party["party"]}),
    )


def _parts(question: Question, row: Row) -> list[tuple[int, str]]:
    """Return in how many things it has a part, and which, in the question's own words."""
    return [
        (row[column.name], column.description)
        for column in question.columns
        if column.kind.name == "int" and row[column.name]
    ]
