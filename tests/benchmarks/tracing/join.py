"""Chains by a plain join of columns in NumPy, hop by hop, each held against the time so far.

This is what the questions are measured beside, and held to. It shares no code with them, and only
what `chain` declares: every hop may be in force at one time, somebody other than the borrower is
partner too, and of governments that own the lender each is a chain of its own; where the time of
none meets the others', there is one chain without. Graphs that it reads have no unnamed groups.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations

import numpy as np

from tests.benchmarks.tracing.columns import Facts, Following, Graph, Ints, Truths

NOBODY = -1  # in place of a fact: no government owns the lender
AT_ONCE = 50_000  # partnerships of borrowers, which are gone through together


@dataclass(frozen=True)
class Chains:
    """Ways through a graph, a row each.

    Attributes:
        hops: by name, a fact of each way as its place among those of the graph.
        begins: the first day on which all hops may be in force.
        ends: the last.
    """

    hops: dict[str, Ints]
    begins: Ints
    ends: Ints

    def __len__(self) -> int:
        return len(self.begins)

    def take(self, rows: Ints | Truths) -> "Chains":
        """Return some of them."""
        hops = {name: places[rows] for name, places in self.hops.items()}
        return Chains(hops, self.begins[rows], self.ends[rows])


def begun(name: str, given: Facts, places: Ints) -> Chains:
    """Return ways of one hop."""
    return Chains({name: places}, given.begins[places], given.ends[places])


def chains(graph: Graph, lender: int) -> Iterator[Chains]:
    """Yield the chains of a lender, part by part."""
    return (_owned(graph, part) for part in ways(graph, lender))


def ways(graph: Graph, lender: int) -> Iterator[Chains]:
    """Yield them without who owns the lender, each once."""
    first, last = graph.lends.starts[lender], graph.lends.starts[lender + 1]
    lines = begun("lends", graph.lends.facts, np.arange(first, last))
    lines = onward(lines, "lent", graph.lent, graph.lends.facts.right[lines.hops["lends"]])
    borrowers = graph.lent.facts.right[lines.hops["lent"]]
    for rows in parts(graph.joins, borrowers):
        joined = onward(lines.take(rows), "joins", graph.joins, borrowers[rows])
        yield to_data(graph, joined)


def parts(by: Following, nodes: Ints) -> list[Ints]:
    """Return the places of nodes in parts, so that not too many facts follow those of one."""
    sizes = by.starts[nodes + 1] - by.starts[nodes]
    edges = np.flatnonzero(np.diff(np.cumsum(sizes) // AT_ONCE)) + 1
    return np.split(np.arange(len(nodes)), edges)


def onward(ways: Chains, name: str, to: Following, nodes: Ints) -> Chains:
    """Go one hop further from a node of each way, where that may be of the same time."""
    rows, places = to.of(nodes)
    begins = np.maximum(ways.begins[rows], to.facts.begins[places])
    ends = np.minimum(ways.ends[rows], to.facts.ends[places])
    kept = begins <= ends
    hops = {one: before[rows[kept]] for one, before in ways.hops.items()}
    return Chains({**hops, name: places[kept]}, begins[kept], ends[kept])


def to_data(graph: Graph, ways: Chains) -> Chains:
    """Go on from a partner, by what the partnership opens to him, to data and other partners."""

    def end(name: str, by: Following) -> Ints:
        return by.facts.right[ways.hops[name]]

    def partner() -> Ints:
        return graph.joins.facts.left[ways.hops["joins"]]

    ways = onward(ways, "opens", graph.opens, end("joins", graph.joins))
    ways = onward(ways, "to", graph.to, end("opens", graph.opens))
    ways = ways.take(end("to", graph.to) == partner())
    ways = onward(ways, "of", graph.of, end("opens", graph.opens))
    ways = onward(ways, "partnered", graph.partnered, end("joins", graph.joins))
    return ways.take(graph.partnered.facts.left[ways.hops["partnered"]] != partner())


def _owned(graph: Graph, ways: Chains) -> Chains:
    """Name the governments that own the lender at that time; where none does, none is named."""
    numbered = replace(ways, hops={**ways.hops, "row": np.arange(len(ways))})
    owned = onward(numbered, "owns", graph.owns, graph.lends.facts.left[ways.hops["lends"]])
    alone = np.ones(len(ways), dtype=np.bool_)
    alone[owned.hops.pop("row")] = False
    rest = ways.take(alone)
    rest.hops["owns"] = np.full(len(rest), NOBODY)
    return Chains(
        {name: np.concatenate((owned.hops[name], rest.hops[name])) for name in owned.hops},
        np.concatenate((owned.begins, rest.begins)),
        np.concatenate((owned.ends, rest.ends)),
    )


def certain(graph: Graph, ways: Chains) -> Truths:
    """Say of which ways every two hops certainly are of one time."""
    columns = []
    for name, places in ways.hops.items():
        given = getattr(graph, name).facts
        latest, earliest, dated = (
            column[places] for column in (given.begun, given.ended, given.dated)
        )
        if name == "owns":  # who is not there contradicts nobody
            nobody = places == NOBODY
            dated = np.where(nobody, NOBODY, dated)
        columns.append((latest, earliest, dated))
    held = np.ones(len(ways), dtype=np.bool_)
    for one, other in combinations(columns, 2):
        held &= _surely_meet(one, other)
    return held


def _surely_meet(one: tuple[Ints, Ints, Ints], other: tuple[Ints, Ints, Ints]) -> Truths:
    same = (one[2] == other[2]) | (one[2] == NOBODY) | (other[2] == NOBODY)
    held: Truths = same | ((one[0] <= other[1]) & (other[0] <= one[1]))
    return held
