"""Chains of a whole graph, counted by lender and kind of data, on columns in memory.

As `exposure` counts them: from a lender on, each once however many governments own the lender. The
lines of a borrower and his ways to data are joined apart from each other, and then each line is
held against each way. Where a borrower has many of both that is done as a table of truths, and many
borrowers who have few are gone through at once.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from functools import reduce
from itertools import pairwise
from typing import Literal

import numpy as np

from tests.benchmarks.tracing.columns import Facts, Graph, Ints, Truths
from tests.benchmarks.tracing.join import Chains, begun, certain, onward, to_data

MANY = 20_000  # pairs of one borrower, from which on he is gone through by himself
AT_ONCE = 1_000_000  # pairs of borrowers who have fewer
DEEP, WIDE = 255, 4096  # of a table of truths: the sum of a column fits into a byte


@dataclass(frozen=True)
class Sides:
    """Lines to borrowers, or their ways to data.

    Attributes:
        borrower: whose.
        of: of a line the lender, of a way the kind of data.
        begins: the first day on which all its hops may be in force.
        begun: the last on which one of them may begin.
        ended: the first on which one of them may end.
        ends: the last on which all may be in force.
        sure: whether its own hops are of one time certainly.
    """

    borrower: Ints
    of: Ints
    begins: Ints
    begun: Ints
    ended: Ints
    ends: Ints
    sure: Truths

    def take(self, rows: Ints | slice | tuple[slice, None]) -> "Sides":
        """Return some of them, or all as rows of a table."""
        return Sides(*(getattr(self, field.name)[rows] for field in fields(self)))


@dataclass(frozen=True)
class Counts:
    """Chains by lender and kind of data: a row for each lender, a column for each kind.

    Attributes:
        lenders: their numbers.
        kinds: those of the kinds of data.
    """

    lenders: Ints
    kinds: Ints
    chains: Ints
    certain: Ints


def exposure(graph: Graph) -> Counts:
    """Count all chains."""
    ways, lines = _ways(graph), _lines(graph)
    kinds, kind = np.unique(ways.of, return_inverse=True)
    lenders, lender = np.unique(lines.of, return_inverse=True)
    found = np.zeros((2, len(lenders), len(kinds)), dtype=np.int64)
    spans = _spans(lines.borrower, ways.borrower)
    for some, others in _small(spans):
        _one_by_one(found, lines.take(some), lender[some], ways.take(others), kind[others])
    for at, to in _large(spans):
        _as_tables(found, lines.take(at), lender[at], ways.take(to), kind[to])
    return Counts(lenders, kinds, *found)


def _ways(graph: Graph) -> Sides:
    """Return the ways from every borrower to data, by borrower and kind of data."""
    found = to_data(
        graph, begun("joins", graph.joins.facts, np.arange(len(graph.joins.facts.left)))
    )
    borrower = graph.joins.facts.left[found.hops["joins"]]
    kind = graph.of.facts.right[found.hops["of"]]
    order = np.lexsort((kind, borrower))
    return _side(graph, found.take(order), borrower[order], kind[order])


def _lines(graph: Graph) -> Sides:
    """Return all lines, by borrower."""
    every = graph.lends.facts
    found = begun("lends", every, np.arange(len(every.left)))
    found = onward(found, "lent", graph.lent, every.right[found.hops["lends"]])
    borrower = graph.lent.facts.right[found.hops["lent"]]
    order = np.argsort(borrower, kind="stable")
    lender = every.left[found.hops["lends"][order]]
    return _side(graph, found.take(order), borrower[order], lender)


def _side(graph: Graph, ways: Chains, borrower: Ints, of: Ints) -> Sides:
    given: list[tuple[Facts, Ints]] = [
        (getattr(graph, name).facts, places) for name, places in ways.hops.items()
    ]
    latest = reduce(np.maximum, (facts.begun[places] for facts, places in given))
    earliest = reduce(np.minimum, (facts.ended[places] for facts, places in given))
    return Sides(borrower, of, ways.begins, latest, earliest, ways.ends, certain(graph, ways))


@dataclass(frozen=True)
class _Spans:
    """Of each line, where the lines of its borrower begin and end, and where his ways do."""

    first: Ints
    last: Ints
    begin: Ints
    end: Ints

    @property
    def pairs(self) -> Ints:
        return (self.last - self.first) * (self.end - self.begin)


def _spans(lines: Ints, ways: Ints) -> _Spans:
    sides: tuple[Literal["left"], Literal["right"]] = ("left", "right")
    first, last = (np.searchsorted(lines, lines, side=side) for side in sides)
    begin, end = (np.searchsorted(ways, lines, side=side) for side in sides)
    return _Spans(first, last, begin, end)


def _large(spans: _Spans) -> Iterator[tuple[slice, slice]]:
    """Yield the lines and the ways of each borrower who has many pairs of them."""
    for one in np.unique(spans.first[spans.pairs >= MANY]):
        yield slice(one, spans.last[one]), slice(spans.begin[one], spans.end[one])


def _small(spans: _Spans) -> Iterator[tuple[Ints, Ints]]:
    """Yield the pairs of lines and ways of the other borrowers, many at once."""
    few = np.flatnonzero((spans.pairs > 0) & (spans.pairs < MANY))
    sizes = (spans.end - spans.begin)[few]
    part = np.cumsum(sizes) // AT_ONCE
    for rows in np.split(np.arange(len(few)), np.flatnonzero(np.diff(part)) + 1):
        places = np.repeat(rows, sizes[rows])
        before = np.cumsum(sizes[rows]) - sizes[rows]
        within = np.arange(len(places)) - np.repeat(before, sizes[rows])
        yield few[places], spans.begin[few[places]] + within


def _one_by_one(found: Ints, lines: Sides, lender: Ints, ways: Sides, kind: Ints) -> None:
    """Count pairs that stand beside each other."""
    _, lenders, kinds = found.shape
    cell = lender * kinds + kind
    for number, truths in enumerate(_held(lines, ways)):
        counted = np.bincount(cell[truths], minlength=lenders * kinds)
        found[number] += counted.reshape(lenders, kinds)


def _as_tables(found: Ints, lines: Sides, lender: Ints, ways: Sides, kind: Ints) -> None:
    """Count all pairs of one borrower's lines and ways, which are in the order of their kinds."""
    edges = np.flatnonzero(np.diff(kind, prepend=-1, append=-1))
    for at, to in pairwise(edges):
        down = [ways.take((slice(n, min(n + DEEP, to)), None)) for n in range(at, to, DEEP)]
        for first in range(0, len(lender), WIDE):
            some, whose = lines.take(slice(first, first + WIDE)), lender[first : first + WIDE]
            sums = np.zeros((2, len(whose)), dtype=np.int64)
            for part in down:
                for number, truths in enumerate(_held(some, part)):
                    sums[number] += truths.view(np.uint8).sum(axis=0, dtype=np.uint8)
            for counted, summed in zip(found, sums, strict=True):
                np.add.at(counted[:, kind[at]], whose, summed)


def _held(lines: Sides, ways: Sides) -> tuple[Truths, Truths]:
    """Say which lines and ways make a chain, and which a certain one."""
    return _meet(lines, ways), _surely(lines, ways)


def _meet(one: Sides, other: Sides) -> Truths:
    return (one.begins <= other.ends) & (other.begins <= one.ends)


def _surely(one: Sides, other: Sides) -> Truths:
    held = (one.begun <= other.ended) & (other.begun <= one.ended)
    return held & one.sure & other.sure
