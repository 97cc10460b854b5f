"""Chains counted: what a question that counts has to answer, found chain by chain."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tests.oracle import chains
from tests.oracle.chains import ALWAYS, Chain, Days, Graph

_THINGS = ("line", "deal", "access")
Group = tuple[str, str, str | None]


@dataclass(frozen=True)
class Asked:
    """Which chains count."""

    days: Days = ALWAYS
    certainty: str = "possible"
    known_on: date = date.max
    pledges: bool = False
    outside_totals: bool = False

    def counts(self, graph: Graph, chain: Chain) -> bool:
        """Say whether a chain does."""
        line = graph.nodes[chain.ends["line"]]
        sure = self.certainty == "certain"
        fits = chains.is_within if sure else chains.may_be_within
        told = [*chain.hops, *(graph.nodes[chain.ends[end]] for end in _THINGS)]
        return (
            fits(chain, self.days)
            and (chain.certain or not sure)
            and all(one["known_from"] <= self.known_on for one in told)
            and (self.pledges or line.get("status") != "pledge")
            and (self.outside_totals or line.get("in_totals") != "no")
        )


def by_ends(
    graph: Graph, every: Iterable[Chain], ends: tuple[str, str], asked: Asked
) -> dict[Group, list[Chain]]:
    """Group those chains that count by two of their ends and the currency of their line."""
    groups: dict[Group, list[Chain]] = {}
    for chain in every:
        if asked.counts(graph, chain):
            one, other = (chain.ends[end] for end in ends)
            currency = graph.nodes[chain.ends["line"]].get("currency")
            groups.setdefault((one, other, currency), []).append(chain)
    return groups


def in_order(groups: Mapping[Group, list[Chain]]) -> list[tuple[Group, list[Chain]]]:
    """Return groups as rows are ordered: by both ends, then by currency, those of none last."""
    return sorted(groups.items(), key=lambda it: (*it[0][:2], it[0][2] is None, it[0][2] or ""))


def counted(graph: Graph, group: list[Chain]) -> dict[str, Any]:
    """Return what is counted of chains that are one row."""
    lines = [graph.nodes[id] for id in {chain.ends["line"] for chain in group}]
    least = [line["amount_min"] for line in lines if "amount_min" in line]
    most = [line["amount_max"] for line in lines if "amount_max" in line]
    disputed = sum(_is_disputed(graph, chain) for chain in group)
    first = min(_last(chain, "begins_earliest") for chain in group)
    last = max(_first(chain, "ends_latest") for chain in group)
    return {
        "chains": len(group),
        "certain_chains": sum(chain.certain for chain in group),
        "disputed_chains": disputed,
        "disputed_share": disputed / len(group),
        "credit_lines": len(lines),
        "amount_min": sum(least) if least else None,
        "amount_max": sum(most) if len(most) == len(lines) else None,
        "first_day": None if first == date.min else first,
        "last_day": None if last == date.max else last,
    }


def _is_disputed(graph: Graph, chain: Chain) -> bool:
    things = [graph.nodes[chain.ends[end]] for end in _THINGS]
    return any(one["disputed"] for one in [*chain.hops, *things])


def _of(pick: Callable[[Iterable[date]], date], chain: Chain, name: str) -> date:
    return pick(hop[name] for hop in chain.hops)


def _last(chain: Chain, name: str) -> date:
    return _of(max, chain, name)


def _first(chain: Chain, name: str) -> date:
    return _of(min, chain, name)
