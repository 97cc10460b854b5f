"""`/chains/ID`: the chains of a party, as a list and as a picture; any of its names leads there."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from fastapi import Request, Response

from api import asked, beside, problems
from api.explorer import named, problem, render
from kb.errors import ThroughlineError
from kb.queries import trace as tracing
from kb.queries.trace import Trace
from kb.telling import beside as telling_beside
from kb.telling import chain, graph, headings, notes, span

_OF_A_DAY = ("on", "between", "certainty", "known_on")


async def chains(request: Request) -> Response:
    """Show the chains of a party.

    Raises:
        UnknownParty, AmbiguousParty: none is called so, or several are.
        InvalidParameter: what is asked of the chains does not fit.
    """
    asked.nothing_else(request, *beside.TRACED_BY)
    # What a form sends empty is not asked.
    given = {name: text for name, text in asked.from_address(request).items() if text.strip()}
    request.state.question = "trace"
    party = await named.profile(request)
    if elsewhere := named.moved(request, party):
        return elsewhere
    try:
        found = await _trace(request, party["party"], given)
        years = span.years(await _of_any_day(request, party["party"], given) or found)
    except ThroughlineError as error:
        if not problem.is_wanted(request):
            raise
        wrong = problems.of(error)
        asked_wrong = {"party": party, "given": given, "years": None, "wrong": wrong}
        return render.page(request, "chains.html", wrong["status"], **asked_wrong)
    told = {"given": given, "years": years, "wrong": None, **_told(found, given)}
    return render.page(request, "chains.html", **told)


async def _trace(request: Request, party: str, given: Mapping[str, str]) -> Trace:
    state = request.app.state
    return await tracing.trace(state.db, state.catalogue.find, party, given)


async def _of_any_day(request: Request, party: str, given: Mapping[str, str]) -> Trace | None:
    """Trace without a day, so that the days to choose from stay the same; None without need."""
    rest = {name: text for name, text in given.items() if name not in _OF_A_DAY}
    return None if rest == given else await _trace(request, party, rest)


def _told(trace: Trace, given: Mapping[str, str]) -> dict[str, Any]:
    return {
        "party": trace.party,
        "heading": headings.told(trace, given),
        "truncated": trace.truncated,
        "chains": [chain.told(trace, row) for row in trace.chains],
        "graph": asdict(graph.of(trace)),
        "why_not": [list(telling_beside.why_not(rows)) for rows in trace.why_not],
        "measures": [telling_beside.measure(trace, row) for row in trace.measures],
        "notes": [notes.told(note) for note in trace.notes],
    }
