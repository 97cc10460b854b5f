"""What `chain` has to tell of a chain beside its id, found from the chain's facts alone."""

from collections.abc import Iterator
from datetime import date
from itertools import permutations
from typing import Any

from tests.oracle.chains import Chain, Fact, Graph

_OF_THE_LINE = ("LENDS", *("LENT_TO", "IMPLEMENTED_BY", "GUARANTEED_BY"))
_OF_THE_ACCESS = ("TO", "OF")


def row(graph: Graph, chain: Chain) -> dict[str, Any]:
    """Return what is in a chain's row: all but names, titles, ranks, and what claims say."""
    line = graph.nodes[chain.ends["line"]]
    things = [graph.nodes[chain.ends[end]] for end in ("line", "deal", "access")]
    return {
        **_ends(chain),
        **_time(chain),
        "owner_through": list(chain.owner.parties[1:-1]),
        "borrowers": sorted({to for of, to, _ in graph.facts["LENT_TO"] if of == line["id"]}),
        "party_through": list(chain.held.parties[1:-1]),
        "collective": [id for id in _parties(chain) if _is_group(graph, id)],
        "uncertain": sorted({*_groups(graph, chain), *_dates(chain)}),
        **{name: line.get(name) for name in ("amount_min", "amount_max", "currency")},
        "planned_end": any(hop.get("planned_end", False) for hop in chain.hops),
        "disputed": any(one["disputed"] for one in [*chain.hops, *things]),
        "roles": [hop["of"] + (f":{hop['role']}" if "role" in hop else "") for hop in chain.hops],
        "source_counts": [hop["source_count"] for hop in chain.hops],
        "facts": [one["id"] for one in [*chain.hops, *things]],
    }


def _ends(chain: Chain) -> dict[str, Any]:
    ends = chain.ends
    same = ("lender", "linked", "party", "partner", "access", "data")
    return {
        "chain": chain.id,
        "owner": ends["owner"] or None,
        "credit_line": ends["line"],
        "link": chain.link,
        "partnership": ends["deal"],
        **{name: ends[name] for name in same},
    }


def _time(chain: Chain) -> dict[str, Any]:
    first = max(hop["begins_earliest"] for hop in chain.hops)
    last = min(hop["ends_latest"] for hop in chain.hops)
    return {
        "overlap": "certain" if chain.certain else "possible",
        "overlap_from": None if first == date.min else first,
        "overlap_to": None if last == date.max else last,
    }


def _parties(chain: Chain) -> list[str]:
    """All through whom it runs, in its order."""
    return [*chain.owner.parties, *reversed(chain.held.parties), chain.ends["partner"]]


def _is_group(graph: Graph, id: str) -> bool:
    return bool(graph.nodes[id].get("collective"))


def _groups(graph: Graph, chain: Chain) -> Iterator[str]:
    """Yield in which groups hops meet that need not meet in one member."""
    lender, linked = chain.ends["lender"], chain.ends["linked"]
    if chain.owner.hops and _is_group(graph, lender):
        yield "owner and credit line meet only in a group, the lender"
    for id in chain.owner.parties[1:-1]:
        if _is_group(graph, id):
            yield f"the ownership of the lender leads through a group, {id}"
    if not chain.held.hops and _is_group(graph, linked):
        yield f"credit line and partnership meet only in a group, the {chain.link}"
    for id in chain.held.parties if chain.held.hops else ():
        if _is_group(graph, id):
            yield f"the ownership of the {chain.link} leads through a group, {id}"


def _dates(chain: Chain) -> Iterator[str]:
    """Yield whose dates leave it open whether two hops meet."""
    no_begin, no_end = set(), set()
    for one, other in permutations(chain.hops, 2):
        if one["dated_by"] != other["dated_by"] and other["ends_earliest"] < one["begins_latest"]:
            unknown = (one["begins_latest"] == date.max, other["ends_earliest"] == date.min)
            if unknown[0]:
                no_begin.add(_named(chain, one))
            if unknown[1]:
                no_end.add(_named(chain, other))
            if not any(unknown):
                yield f"{_named(chain, other)} may have ended before {_named(chain, one)} began"
    yield from (f"{what} has no dates" for what in no_begin & no_end)
    yield from (f"{what} has no known begin" for what in no_begin - no_end)
    yield from (f"{what} has no known end" for what in no_end - no_begin)


def _named(chain: Chain, hop: Fact) -> str:
    roles = ((chain.held, "linked", chain.link), (chain.owner, "lender", "lender"))
    for path, end, role in roles:
        if hop in path.hops:
            owned = path.parties[path.hops.index(hop) + 1]
            return f"the ownership of {f'the {role}' if owned == chain.ends[end] else owned}"
    if hop["of"] in _OF_THE_LINE:
        return "the credit line"
    return "the access" if hop["of"] in _OF_THE_ACCESS else "the partnership"
