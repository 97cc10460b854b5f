"""A chain told hop by hop, from the owner of the lender to the data, with the verb of each."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from kb.queries.trace import Trace
from kb.store.answers import Row
from kb.telling import pairs
from kb.telling.terms import Term, dates, own_dates, shares
from kb.telling.values import money

KINDS = ("owner", "lender", "credit_line", "linked", "party", "partnership", "access", "data")
_LINKS = MappingProxyType(
    {"borrower": "to", "implementer": "carried out by", "guarantor": "guaranteed by"}
)
_PLEDGE = "pledge"  # a status: nobody has lent it yet


@dataclass(frozen=True)
class Hop:
    """What a chain leads to.

    Attributes:
        kind: its part in the chain, one of `KINDS`.
        name: its name or title, or its id where it has none.
        verb: how the hop before leads to it; empty for the first.
        collective: whether it stands for an unnamed group.
        terms: what is told of it and of what leads to it.
        facts: the ids of the facts that lead to it, which two chains through it may differ in.
    """

    kind: str
    id: str
    name: str
    verb: str
    collective: bool
    terms: tuple[Term, ...]
    facts: tuple[str, ...]


class _Owned(NamedTuple):
    """A party that another owns, and the fact that it does."""

    name: str
    fact: str


def told(trace: Trace, row: Row) -> Iterator[Hop]:
    """Yield the hops of one of a trace's chains."""
    for kind, verb, terms in _told(trace, row):
        yield Hop(
            kind,
            row[kind],
            name(row, kind),
            verb,
            row[kind] in row["collective"],
            tuple(terms),
            tuple(facts(row)[kind]),
        )


def name(row: Row, kind: str) -> str:
    """Return what one of `KINDS` is called in a chain: its name or title, or its id."""
    called: str = row.get(f"{kind}_name") or row.get(f"{kind}_title") or row[kind]
    return called


def called(row: Row, node: pairs.Node, named: Mapping[str, str]) -> str:
    """Return the title or name of what stands at an end of a hop, else of `names`, or its id."""
    title: str = row.get(f"{node.name}_title") or row.get(f"{node.name}_name") or ""
    return title or named.get(node.id, node.id)


def facts(row: Row) -> dict[str, list[str]]:
    """Return the facts that lead to each hop of a chain."""
    every, lends, joins = row["facts"], _first(row, "LENDS"), _first(row, "PARTNER_IN")
    return {
        "owner": [],
        "lender": every[:lends],
        "credit_line": every[lends : lends + 1],
        "linked": every[lends + 1 : lends + 2],
        "party": every[lends + 2 : joins],
        "partnership": every[joins : joins + 2],
        "access": every[joins + 2 : joins + 4],
        "data": every[joins + 4 : len(row["roles"])],
    }


def _first(row: Row, type: str) -> int:
    """Return the place of the first hop of a type; owners of the lender stand before LENDS."""
    return [role.partition(":")[0] for role in row["roles"]].index(type)


def _told(trace: Trace, row: Row) -> Iterator[tuple[str, str, Iterable[Term]]]:
    yield from _lending(trace, row)
    yield from _borrowing(trace, row)
    said, joins = trace.said, _first(row, "PARTNER_IN")
    partner = Term(f"with {row['partner_name']}{_as(row, joins + 1)}")
    parts = _own(trace, row, "partnership", _part(row, "party"), _part(row, "partner"))
    deal = [partner, *dates(said.get(row["partnership"], [])), *parts]
    yield "partnership", f"partner{_as(row, joins)} in", deal
    opened = _own(trace, row, "access", "the opening", _part(row, "party"))
    access = dates(said.get(row["access"], []), "no dates of its own")
    yield "access", "which opens", [*access, *opened]
    yield "data", "to", _own(trace, row, "data", _part(row, "data"))


def _lending(trace: Trace, row: Row) -> Iterator[tuple[str, str, Iterable[Term]]]:
    above = _owned(trace, [*row["owner_through"], row["lender"]], facts(row)["lender"])
    if row["owner"]:
        yield "owner", "", ()
    yield "lender", _through("owns", above[:-1]) if above else "", _owning(trace, above)
    lends = "pledges" if row["credit_line_status"] == _PLEDGE else "lends"
    lent = dates(trace.said.get(row["credit_line"], []))
    line = [Term(credit(row)), *lent, *_own(trace, row, "credit_line", _part(row, "lender"))]
    yield "credit_line", f"{lends}{_as(row, _first(row, 'LENDS'))}", line


def _borrowing(trace: Trace, row: Row) -> Iterator[tuple[str, str, Iterable[Term]]]:
    yield "linked", _LINKS[row["link"]], _own(trace, row, "linked", _part(row, "linked"))
    if row["party"] != row["linked"]:
        ids = [row["linked"], *reversed(row["party_through"])]
        below = _owned(trace, ids, facts(row)["party"])
        yield "party", _through("owned by", below[1:]), _owning(trace, below)


def _own(trace: Trace, row: Row, kind: str, *parts: str) -> Iterator[Term]:
    """Yield the dates that the facts before a hop have of their own, each after what it is of."""
    for fact, part in zip(facts(row)[kind], parts, strict=False):
        for stated in own_dates(trace.said.get(fact, [])):
            yield Term(f"{part} {stated.text}", stated.notes)


def _part(row: Row, one: str) -> str:
    return f"the part of {name(row, one)}"


def _as(row: Row, place: int) -> str:
    """Say of a hop in which role it is, where it is in one."""
    role = row["roles"][place].partition(":")[2]
    return f" as {role}" if role else ""


def _owned(trace: Trace, ids: Iterable[str], by: Iterable[str]) -> list[_Owned]:
    """Return who is owned on a way of ownership, of which there may be none."""
    named = names(trace)
    return [_Owned(named.get(id, id), fact) for id, fact in zip(ids, by, strict=False)]


def names(trace: Trace) -> Mapping[str, str]:
    """Return the names that a trace tells of parties, by their ids."""
    told = ("owner", "lender", "linked", "party", "partner")
    return {row[one]: row[f"{one}_name"] for row in trace.chains for one in told if row[one]}


def _through(verb: str, between: Iterable[_Owned]) -> str:
    """Say of an ownership through whom it is, nearest to what was read before first."""
    through = ", ".join(one.name for one in between)
    return f"{verb}, through {through}," if through else verb


def _owning(trace: Trace, hops: list[_Owned]) -> Iterator[Term]:
    """Yield the dates and shares of ownerships; of several, each one's after whom it regards."""
    for hop in hops:
        of = f"of {hop.name}, " if len(hops) > 1 else ""
        said = trace.said.get(hop.fact, [])
        for number, stated in enumerate((*dates(said), *shares(said))):
            yield stated if number else Term(f"{of}{stated.text}", stated.notes)


def credit(row: Row) -> str:
    """Write the amount of a credit line, and how far it came where its verb does not say so."""
    status = row["credit_line_status"]
    return money(row) + (f" ({status})" if status and status != _PLEDGE else "")
