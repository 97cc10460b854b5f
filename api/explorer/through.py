"""The first chains through a party, whatever its part in them, each as one line."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from fastapi import Request

from api.explorer import again, places
from api.explorer.again import Again
from kb.queries import run
from kb.store.answers import Row
from kb.telling import hops

FEW = 3
# Columns of a chain in its order, the label that gives each its colour, whether it is a party.
_HOPS = (
    ("owner", "Government", True),
    ("lender", "Bank", True),
    ("credit_line", "CreditLine", False),
    ("linked", "Company", True),
    ("party", "Company", True),
    ("partnership", "Partnership", False),
    ("partner", "Company", True),
    ("access", "DataAccess", False),
    ("data", "DataCategory", False),
)
# As what a party may stand in one, with the columns of `party` without which it cannot.
PARTS = (
    ("party", ("borrows", "partnerships")),
    ("lender", ("lends",)),
    ("government", ("owns",)),
    ("partner", ("partnerships", "grants_access")),
)
_CALLED = MappingProxyType(
    {
        "party": "the borrower",
        "lender": "the lender",
        "government": "the owner of the lender",
        "partner": "the partner whose data is opened",
    }
)


@dataclass(frozen=True)
class Hop:
    """A hop of a line; `address` is empty where it leads nowhere."""

    label: str
    name: str
    address: str


@dataclass(frozen=True)
class Line:
    """A chain in one line.

    Attributes:
        status: how far its credit line came, as `pledge`; empty where nobody says so.
    """

    hops: Sequence[Hop]
    status: str
    overlap: str
    disputed: bool


@dataclass(frozen=True)
class Through:
    """The first chains in which a party has one part.

    Attributes:
        called: the part, in words.
        more: whether there are others.
        drawn: where they are a picture.
    """

    called: str
    lines: Sequence[Line]
    more: bool
    drawn: str
    again: Again


async def chains(request: Request, party: Row) -> list[Through]:
    """Return the first chains through a party, by its part in them; parts without any are not."""
    parts = [part for part, needs in PARTS if all(party[name] for name in needs)]
    if "Government" not in party["kinds"]:
        parts = [part for part in parts if part != "government"]
    found = await asyncio.gather(*(_as(request, part, party["party"]) for part in parts))
    return [one for one in found if one.lines]


async def _as(request: Request, part: str, id: str) -> Through:
    state = request.app.state
    given = {part: id}
    answer = await run.ask(state.db, state.catalogue.find("chain"), given, FEW)
    lines = [_line(row) for row in answer.rows]
    drawn = places.chains(id) if part == "party" else places.drawn("chain", given)
    asked = again.of("chain", given)
    return Through(_CALLED[part], lines, answer.truncated, drawn, asked)


def _line(row: Row) -> Line:
    return Line(_hops(row), row["credit_line_status"] or "", row["overlap"], row["disputed"])


def _hops(row: Row) -> list[Hop]:
    return [
        Hop(label, hops.name(row, kind), _address(kind, row[kind], is_party))
        for kind, label, is_party in _HOPS
        if row[kind] and not (kind == "party" and row["party"] == row["linked"])
    ]


def _address(kind: str, id: str, is_party: bool) -> str:
    if kind == "data":
        return places.data(id)
    return places.party(id) if is_party else places.evidence(id)
