"""Chains, found by trying every way through a graph that is held in memory."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from kb.store.driver import Database

Fact = Mapping[str, Any]
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


@dataclass(frozen=True)
class Chain:
    """One chain, with what orders it and what a question may ask of it."""

    id: str
    line: str
    deal: str
    ends: Mapping[str, str]
    hops: tuple[Fact, ...]
    certain: bool


async def read(db: Database) -> Graph:
    """Take a whole graph into memory."""
    facts: dict[str, list[tuple[str, str, Fact]]] = {}
    for row in await db.read(_FACTS):
        fact = {name: _plain(value) for name, value in row["fact"].items()}
        facts.setdefault(row["type"], []).append((row["left"], row["right"], fact))
    rows = await db.read(_NODES)
    direct = {row["id"]: set(row["wider"]) for row in rows if "DataCategory" in row["labels"]}
    nodes = {row["id"]: {**row["node"], "labels": row["labels"]} for row in rows}
    return Graph(facts, nodes, {id: _above(id, direct) for id in direct})


def _plain(value: Any) -> Any:
    return value.to_native() if hasattr(value, "to_native") else value


def _above(id: str, direct: Mapping[str, set[str]]) -> set[str]:
    return {id}.union(*(_above(wider, direct) for wider in direct[id]))


def chains(graph: Graph) -> Iterator[Chain]:
    """Yield every chain in which all hops may be in force at one time."""
    every = graph.facts.get
    for lender, line, lends in every("LENDS", []):
        owners = [(o, f) for o, b, f in every("OWNS", []) if b == lender and _is_state(graph, o)]
        for of, borrower, lent in every("LENT_TO", []):
            if of == line:
                for way in _from(graph, borrower):
                    yield from _owned(graph, (lender, line, borrower), (lends, lent), way, owners)


def _is_state(graph: Graph, id: str) -> bool:
    return "Government" in graph.nodes[id]["labels"]


_Way = tuple[dict[str, str], tuple[Fact, ...], str]


def _from(graph: Graph, borrower: str) -> Iterator[_Way]:
    """Yield the ways from a borrower to data: their ends, their hops and what an id has of them."""
    every = graph.facts.get
    for one, deal, joins in every("PARTNER_IN", []):
        for partner, same, partnered in every("PARTNER_IN", []):
            if one != borrower or same != deal or partner == borrower:
                continue
            for by, access, opens in every("OPENS", []):
                for given, to, reached in every("TO", []):
                    for held, data, of in every("OF", []):
                        if by == deal and given == held == access and to == borrower:
                            ends = {"deal": deal, "partner": partner, "data": data}
                            told = f"{borrower}{_role(joins)}/{deal}/{partner}{_role(partnered)}"
                            hops = (joins, partnered, opens, reached, of)
                            yield ends, hops, f"{told}/{access}/{data}"


def _role(fact: Fact) -> str:
    return f":{fact['role']}" if "role" in fact else ""


def _owned(
    graph: Graph,
    ends: tuple[str, str, str],
    lent: tuple[Fact, Fact],
    way: _Way,
    owners: list[tuple[str, Fact]],
) -> Iterator[Chain]:
    (lender, line, borrower), (further, hops, id) = ends, way
    if not _may_meet((*lent, *hops)):
        return
    met: list[tuple[str, Fact | None]] = []
    met += [(o, f) for o, f in owners if _may_meet((*lent, *hops, f))]
    for owner, owns in met or [("", None)]:
        all_hops = (*lent, *hops, *([owns] if owns else []))
        spell = f":{owns['period']}" if owns and "period" in owns else ""
        begun = f"{owner}{spell}/" if owner else ""
        groups = graph.nodes[borrower].get("collective") or (
            owner and graph.nodes[lender].get("collective")
        )
        yield Chain(
            f"{begun}{lender}/{line}/{id}",
            line,
            further["deal"],
            {"owner": owner, "lender": lender, "party": borrower, **further},
            all_hops,
            not groups and all(_surely_meet(*two) for two in combinations(all_hops, 2)),
        )


def _may_meet(hops: tuple[Fact, ...]) -> bool:
    begins: date = max(hop["begins_earliest"] for hop in hops)
    ends: date = min(hop["ends_latest"] for hop in hops)
    return begins <= ends


def _surely_meet(one: Fact, other: Fact) -> bool:
    if one["dated_by"] == other["dated_by"]:
        return True
    return bool(
        one["begins_latest"] <= other["ends_earliest"]
        and other["begins_latest"] <= one["ends_earliest"]
    )


def may_be_on(chain: Chain, day: date) -> bool:
    """Say whether all of a chain may be in force on a day."""
    return all(hop["begins_earliest"] <= day <= hop["ends_latest"] for hop in chain.hops)


def place(graph: Graph, chain: Chain) -> tuple[Any, ...]:
    """Return what orders a chain."""
    return (
        *_standing(graph.nodes[chain.line]),
        not chain.certain,
        *_standing(graph.nodes[chain.deal]),
        chain.ends["data"],
        chain.id,
    )


def _standing(agreement: Mapping[str, Any]) -> tuple[Any, ...]:
    amount = agreement.get("amount_min")
    return (
        agreement["disputed"],
        -agreement["source_count"],
        amount is None,
        -(amount or 0),
        agreement["id"],
    )
