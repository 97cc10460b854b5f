"""`/chains/ID`: the chains of a party, as a list and as a picture; any of its names leads there."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from fastapi import Request, Response

from api import asked, beside, problems
from api.explorer import named, problem, render
from kb.errors import ThroughlineError
from kb.queries import trace as tracing
from kb.queries.trace import Trace
from kb.store.answers import Row
from kb.telling import beside as telling_beside
from kb.telling import graph, headings, hops, notes, remarks, span, weakness
from kb.telling.hops import Hop
from kb.telling.remarks import Remark
from kb.telling.weakness import Weakness

_OF_A_DAY = ("on", "between", "certainty", "known_on")


@dataclass(frozen=True)
class Chain:
    """A chain as the page tells it."""

    hops: Sequence[Hop]
    weakness: Weakness
    remarks: Sequence[Remark]


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
    try:
        found = await _trace(request, request.path_params["id"], given)
    except ThroughlineError as error:
        if not problem.is_wanted(request):
            raise
        return await _again(request, given, problems.of(error))
    if elsewhere := named.moved(request, found.party):
        return elsewhere
    years = span.years(await _of_any_day(request, found.party["party"], given) or found)
    told = {"given": given, "years": years, "wrong": None, **_told(found, given)}
    return render.page(request, "chains.html", **told)


async def _again(request: Request, given: Mapping[str, str], wrong: Mapping[str, Any]) -> Response:
    """Show what was asked of the chains once more, and above it what is wrong with it.

    Raises:
        UnknownParty, AmbiguousParty: it is about whose chains they are, and there is no such page.
    """
    party = await named.profile(request)
    if elsewhere := named.moved(request, party):
        return elsewhere
    told = {"party": party, "given": given, "years": None, "wrong": wrong}
    return render.page(request, "chains.html", wrong["status"], **told)


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
        "chains": [_chain(trace, row) for row in trace.chains],
        "graph": asdict(graph.of(trace)),
        "why_not": [list(telling_beside.why_not(rows)) for rows in trace.why_not],
        "measures": [telling_beside.measure(trace, row) for row in trace.measures],
        "notes": [notes.told(note) for note in trace.notes],
    }


def _chain(trace: Trace, row: Row) -> Chain:
    told = list(remarks.told(trace, row))
    return Chain(list(hops.told(trace, row)), weakness.told(trace, row), told)
