"""Chains, found by trying every way through a graph that is held in memory."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from typing import Any

from kb.store.driver import Database

Fact = Mapping[str, Any]
Days = tuple[date, date]
ALWAYS = (date.min, date.max)
ROLES = {"borrower": "LENT_TO", "implementer": "IMPLEMENTED_BY", "guarantor": "GUARANTEED_BY"}
_FACTS = """
MATCH (a)-[r]->(b) WHERE r.dated_by IS NOT NULL
RETURN type(r) AS type, a.id AS left, b.id AS right, properties(r) AS fact
"""
_NODES = """
MATCH (n) WHERE n:Party OR n:Agreement OR n:DataCategory
RETURN n.id AS id, labels(n) AS labels, properties(n) AS node,
       [(n)-[:BROADER]->(wider) | wider.id] AS wider
"""


@dataclass(frozen=True)
class Graph:
    """Facts by their type, with both ends; nodes by id; and of kinds of data all wider ones."""

    facts: Mapping[str, list[tuple[str, str, Fact]]]
    nodes: Mapping[str, Mapping[str, Any]]
    wider: Mapping[str, set[str]]
    _ways: dict[str, list["_Way"]] = field(default_factory=dict)

    def ways(self, party: str) -> list["_Way"]:
        """Return all ways from a party to data, whatever their time."""
        if party not in self._ways:
            self._ways[party] = list(_ways(self, party))
        return self._ways[party]


@dataclass(frozen=True)
class Shape:
    """Which ways count: by which links, and through how many hops of ownership at most."""

    links: tuple[str, ...] = ("borrower",)
    lender_depth: int = 1
    party_depth: int = 0
    owned: bool = True


@dataclass(frozen=True)
class Owned:
    """A path of ownership, from the owner down: its parties, one more than its hops."""

    parties: tuple[str, ...]
    hops: tuple[Fact, ...] = ()

    def written(self) -> str:
        """All but the lowest party, each with its spell: what an id has of an owned lender."""
        named = zip(self.parties, self.hops, strict=False)
        return "".join(f"{party}{_marked(hop, 'period')}/" for party, hop in named)

    def upward(self) -> str:
        """All but the highest party, from below: what an id has of whom a line leads to."""
        named = zip(self.parties[1:], self.hops, strict=True)
        return "".join(f"{party}{_marked(hop, 'period')}/" for party, hop in reversed(list(named)))


@dataclass(frozen=True)
class Chain:
    """One chain, with what orders it and what a question may ask of it.

    Attributes:
        owner: how a government owns the lender; without hops, where none does.
        held: how the party owns whom the line leads to; without hops, where that is the party.
        hops: as they follow one another from the owner down, and up again to the party.
    """

    id: str
    link: str
    ends: Mapping[str, str]
    owner: Owned
    held: Owned
    hops: tuple[Fact, ...]
    certain: bool


@dataclass(frozen=True)
class Asked:
    """Which facts a question may use; and whether only certain chains are asked for."""

    days: Days = ALWAYS
    known_on: date = date.max
    certain: bool = False

    def of(self, graph: Graph) -> Graph:
        """Return what a graph has of it."""
        facts = {
            type: [one for one in found if self._counts(graph, *one)]
            for type, found in graph.facts.items()
        }
        return Graph(facts, graph.nodes, graph.wider)

    def _counts(self, graph: Graph, left: str, right: str, fact: Fact) -> bool:
        agreed = [graph.nodes[id] for id in (left, right)]
        told = [fact, *(one for one in agreed if "Agreement" in one["labels"])]
        within = _is_within if self.certain else _may_be_within
        return within(fact, self.days) and all(one["known_from"] <= self.known_on for one in told)


async def read(db: Database) -> Graph:
    """Take a whole graph into memory."""
    facts: dict[str, list[tuple[str, str, Fact]]] = {}
    for row in await db.read(_FACTS):
        fact = {name: _plain(value) for name, value in row["fact"].items()}
        fact["of"] = row["type"]
        facts.setdefault(row["type"], []).append((row["left"], row["right"], fact))
    rows = await db.read(_NODES)
    direct = {row["id"]: set(row["wider"]) for row in rows if "DataCategory" in row["labels"]}
    nodes = {row["id"]: {**row["node"], "labels": row["labels"]} for row in rows}
    return Graph(facts, nodes, {id: _above(id, direct) for id in direct})


def _plain(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value


def _above(id: str, direct: Mapping[str, set[str]]) -> set[str]:
    return {id}.union(*(_above(wider, direct) for wider in direct[id]))


def chains(graph: Graph, shape: Shape, *, certain: bool = False) -> Iterator[Chain]:
    """Yield every chain in which all hops may be in force at one time.

    Args:
        certain: only what is certain, owners too: where none of them is, there is a chain without.
    """
    every = graph.facts.get
    for lender, line, lends in every("LENDS", []):
        owners = list(_owners(graph, Owned((lender,)), shape.lender_depth))
        states = [one for one in owners if "Government" in graph.nodes[one.parties[0]]["labels"]]
        for link in shape.links:
            for of, linked, lent in every(ROLES[link], []):
                if of == line:
                    lead = _Lead(lender, line, link, linked, (lends, lent))
                    above = states if shape.owned else []
                    found = _of_line(graph, lead, above, shape.party_depth)
                    yield from _whoever_owns(found, certain=certain)


def _owners(graph: Graph, below: Owned, depth: int) -> Iterator[Owned]:
    """Yield every path up from what is owned, none through anybody twice; the shortest first."""
    yield below
    if depth:
        for owner, owned, hop in graph.facts.get("OWNS", []):
            if owned == below.parties[0] and owner not in below.parties:
                path = Owned((owner, *below.parties), (hop, *below.hops))
                yield from _owners(graph, path, depth - 1)


@dataclass(frozen=True)
class _Lead:
    """The beginning of a chain, up to whom its line leads to."""

    lender: str
    line: str
    link: str
    linked: str
    hops: tuple[Fact, Fact]


@dataclass(frozen=True)
class _Way:
    """The rest of a chain, from a party to data."""

    party: str
    deal: str
    partner: str
    access: str
    data: str
    hops: tuple[Fact, ...]

    def written(self) -> str:
        """What an id has of it."""
        joins, partnered = self.hops[:2]
        party = f"{self.party}{_marked(joins, 'role')}"
        partner = f"{self.partner}{_marked(partnered, 'role')}"
        return f"{party}/{self.deal}/{partner}/{self.access}/{self.data}"


def _of_line(
    graph: Graph, lead: _Lead, states: list[Owned], depth: int
) -> Iterator[tuple[Chain, list[Chain]]]:
    """Yield each chain without an owner, and the same with every one who meets it in time."""
    nobody = Owned((lead.lender,))
    for held in _owners(graph, Owned((lead.linked,)), depth):
        for way in graph.ways(held.parties[0]):
            hops = (*lead.hops, *held.hops, *way.hops)
            if may_meet(hops):
                met = [one for one in states if may_meet((*one.hops, *hops))]
                owned = [_chain(graph, lead, held, way, one) for one in met]
                yield _chain(graph, lead, held, way, nobody), owned


def _whoever_owns(every: Iterable[tuple[Chain, list[Chain]]], *, certain: bool) -> Iterator[Chain]:
    for alone, owned in every:
        kept = [one for one in owned if one.certain or not certain]
        yield from kept or [one for one in [alone] if one.certain or not certain]


def _ways(graph: Graph, party: str) -> Iterator[_Way]:
    for one, deal, joins in graph.facts.get("PARTNER_IN", []):
        if one == party:
            for access, data, opened in _opened(graph, deal, party):
                for partner, same, partnered in graph.facts["PARTNER_IN"]:
                    if same == deal and partner != party:
                        yield _Way(party, deal, partner, access, data, (joins, partnered, *opened))


def _opened(graph: Graph, deal: str, party: str) -> Iterator[tuple[str, str, tuple[Fact, ...]]]:
    """Yield what a partnership opens to a party: the access, the kind of data, and the facts."""
    every = graph.facts.get
    for by, access, opens in every("OPENS", []):
        for given, to, reached in every("TO", []):
            if by == deal and given == access and to == party:
                for kept, data, of in every("OF", []):
                    if kept == access:
                        yield access, data, (opens, reached, of)


def _chain(graph: Graph, lead: _Lead, held: Owned, way: _Way, owner: Owned) -> Chain:
    hops = (*owner.hops, *lead.hops, *reversed(held.hops), *way.hops)
    link = "" if lead.link == "borrower" else f":{lead.link}"
    lender = f"{lead.lender}{_marked(lead.hops[0], 'role')}"
    id = f"{owner.written()}{lender}/{lead.line}{link}/{held.upward()}{way.written()}"
    ends = {"owner": owner.parties[0] if owner.hops else "", "lender": lead.lender}
    ends |= {"line": lead.line, "linked": lead.linked, "party": way.party, "deal": way.deal}
    ends |= {"partner": way.partner, "access": way.access, "data": way.data}
    groups = {*owner.parties[1:], *held.parties}
    sure = not any(graph.nodes[id].get("collective") for id in groups)
    sure = sure and all(_surely(*two) for two in combinations(hops, 2))
    return Chain(id, lead.link, ends, owner, held, hops, sure)


def _marked(fact: Fact, by: str) -> str:
    return f":{fact[by]}" if by in fact else ""


def may_meet(hops: tuple[Fact, ...]) -> bool:
    """Say whether there is a day on which all may be in force."""
    begins: date = max(hop["begins_earliest"] for hop in hops)
    ends: date = min(hop["ends_latest"] for hop in hops)
    return begins <= ends


def _surely(one: Fact, other: Fact) -> bool:
    if one["dated_by"] == other["dated_by"]:
        return True
    return bool(
        one["begins_latest"] <= other["ends_earliest"]
        and other["begins_latest"] <= one["ends_earliest"]
    )


def may_be_within(chain: Chain, days: Days) -> bool:
    """Say whether each hop of a chain may be in force on some of these days."""
    return all(_may_be_within(hop, days) for hop in chain.hops)


def is_within(chain: Chain, days: Days) -> bool:
    """Say whether each hop of a chain is certainly in force on some of these days."""
    return all(_is_within(hop, days) for hop in chain.hops)


def _may_be_within(fact: Fact, days: Days) -> bool:
    first, last = days
    return bool(fact["begins_earliest"] <= last and first <= fact["ends_latest"])


def _is_within(fact: Fact, days: Days) -> bool:
    first, last = days
    return bool(fact["begins_latest"] <= last and first <= fact["ends_earliest"])


def place(graph: Graph, chain: Chain) -> tuple[Any, ...]:
    """Return what orders a chain."""
    line, deal = graph.nodes[chain.ends["line"]], graph.nodes[chain.ends["deal"]]
    return (*_standing(line), not chain.certain, *_standing(deal), chain.ends["data"], chain.id)


def _standing(agreement: Mapping[str, Any]) -> tuple[Any, ...]:
    amount = agreement.get("amount_min")
    return (
        agreement["disputed"],
        -agreement["source_count"],
        amount is None,
        -(amount or 0),
        agreement["id"],
    )
