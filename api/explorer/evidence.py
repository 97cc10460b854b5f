"""`/evidence/ID`: who says what of a fact, an agreement or a measure, side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from fastapi import Request, Response

from api import asked
from api.explorer import again, places, render
from kb.errors import UnknownThing
from kb.queries import run
from kb.queries.run import Answer
from kb.store.answers import Row
from kb.telling import ends, sentences, sides

ROWS = 300  # statements of one page


@dataclass(frozen=True)
class End:
    """An end of a fact: what it is called, and where it leads; empty where nowhere."""

    name: str
    address: str


@dataclass(frozen=True)
class Part:
    """What belongs to an agreement or measure.

    Attributes:
        part: in words, such as `lender (co-lender)`.
        dates: those of the part; empty where they are the agreement's.
    """

    part: str
    end: End
    evidence: str
    dates: str
    disputed: bool


@dataclass(frozen=True)
class Belonging:
    """What belongs to an agreement or measure; `more` where these are the first alone."""

    parts: Sequence[Part]
    more: bool


async def evidence(request: Request) -> Response:
    """Show what is stated of a fact: of the fact itself, then of each field.

    Raises:
        UnknownThing: nothing has the id, and no claim speaks of it.
    """
    asked.nothing_else(request, "after")
    id = request.path_params["id"]
    request.state.question = "evidence"
    facts = await _ask(request, "fact", {"fact": id})
    after = asked.from_address(request).get("after")
    found = await _ask(request, "evidence", {"facts": id}, after)
    if not facts.values and not found.values:
        raise UnknownThing(f"no fact, agreement or measure has the id `{id}`", "id")
    fact = next(iter(facts.rows), None)
    return render.page(
        request,
        "evidence.html",
        id=id,
        fact=fact,
        told=_told(fact) if fact else {},
        belonging=await _belonging(request, fact),
        matters=sides.told(found.rows, fact["conflicts"] if fact else ()),
        next=found.next,
        begun=after is None,
        questions=[again.of("fact", {"fact": id}), again.of("evidence", {"facts": id})],
    )


async def _belonging(request: Request, fact: Row | None) -> Belonging:
    """Return what belongs to an agreement or measure; nothing for any other fact."""
    if fact is None or fact["from"] is not None:
        return Belonging((), more=False)
    answer = await _ask(request, "parts", {"agreement": fact["fact"]})
    parts = [_part(row, ends.told(fact)) for row in answer.rows]
    return Belonging(parts, answer.truncated)


def _part(row: Row, dates: str) -> Part:
    role = f" ({row['role']})" if row["role"] else ""
    own = ends.told(row)
    return Part(
        part=row["part"].replace("_", " ") + role,
        end=End(row["other_name"] or row["other"], places.thing(row["kinds"], row["other"])),
        evidence=places.evidence(row["fact"]),
        dates="" if own == dates else own or "no dates are known",
        disputed=row["disputed"],
    )


async def _ask(
    request: Request, name: str, given: Mapping[str, str], after: str | None = None
) -> Answer:
    state = request.app.state
    return await run.ask(state.db, state.catalogue.find(name), given, ROWS, after)


def _told(fact: Row) -> dict[str, object]:
    return {
        "sentence": sentences.told(fact),
        "kind": sentences.noun(fact["type"]) if fact["from"] is None else "fact",
        "ends": _ends(fact),
        "dates": ends.told(fact),
        "dated_by": fact["dated_by"] if fact["dated_by"] != fact["fact"] else "",
    }


def _ends(fact: Row) -> list[End]:
    """Return what the fact is between; nothing for an agreement or measure itself."""
    if fact["from"] is None:
        return []
    left, right = places.of_ends(fact["type"], fact["from"], fact["to"])
    return [
        End(fact["from_name"] or fact["from"], left),
        End(fact["to_name"] or fact["to"], right),
    ]
