"""Facts as columns in memory, and which of them follow a node: what NumPy joins.

The facts that follow one another lie together, and offsets say where those of each node begin
(compressed sparse rows, CSR). Nodes are numbers from 0, and days any numbers that order as they do.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.signedinteger[Any]]
Truths = NDArray[np.bool_]


@dataclass(frozen=True)
class Facts:
    """Facts of one type, a row each.

    Attributes:
        left: the number of the node from which it goes.
        right: that of the node to which it goes.
        begins: the earliest day on which it may begin.
        begun: the latest.
        ended: the earliest day on which it may end.
        ends: the latest.
        dated: what dates it, as a number: facts that have it in common are of one time.
    """

    left: Ints
    right: Ints
    begins: Ints
    begun: Ints
    ended: Ints
    ends: Ints
    dated: Ints

    def take(self, rows: Ints) -> "Facts":
        """Return some of them, in the order in which they are named."""
        return Facts(*(getattr(self, field.name)[rows] for field in fields(self)))


def facts(rows: Sequence[Sequence[int]]) -> Facts:
    """Return facts that are given row by row, the values of each in the order of the columns."""
    return Facts(*np.array(rows, dtype=np.int64).reshape(-1, len(fields(Facts))).T)


@dataclass(frozen=True)
class Following:
    """Facts in the order of the nodes that they follow, and where those of each node begin."""

    facts: Facts
    starts: Ints

    def of(self, nodes: Ints) -> tuple[Ints, Ints]:
        """Return the places of nodes in what is given, and of each a fact that follows it.

        A node stands there as often as facts follow it.
        """
        begin = self.starts[nodes]
        sizes = self.starts[nodes + 1] - begin
        places = np.repeat(np.arange(len(nodes)), sizes)
        first = np.cumsum(sizes) - sizes
        return places, np.arange(len(places)) + (begin - first)[places]


def following(given: Facts, end: str, nodes: int) -> Following:
    """Return facts by one of their ends, `left` or `right`.

    Args:
        nodes: how many nodes there are.
    """
    keys: Ints = getattr(given, end)
    starts = np.zeros(nodes + 1, dtype=np.int64)
    np.cumsum(np.bincount(keys, minlength=nodes), out=starts[1:])
    return Following(given.take(np.argsort(keys, kind="stable")), starts)


@dataclass(frozen=True)
class Graph:
    """What chains run through, each by the node at which one comes to it."""

    lends: Following  # by lender
    lent: Following  # by credit line
    joins: Following  # by party
    partnered: Following  # by partnership
    opens: Following  # by partnership
    to: Following  # by access
    of: Following  # by access
    owns: Following  # by whom a government owns


def graph(by_type: Mapping[str, Facts], nodes: int) -> Graph:
    """Return facts, which are given by their types, as chains run through them."""
    return Graph(
        lends=following(by_type["LENDS"], "left", nodes),
        lent=following(by_type["LENT_TO"], "left", nodes),
        joins=following(by_type["PARTNER_IN"], "left", nodes),
        partnered=following(by_type["PARTNER_IN"], "right", nodes),
        opens=following(by_type["OPENS"], "left", nodes),
        to=following(by_type["TO"], "left", nodes),
        of=following(by_type["OF"], "left", nodes),
        owns=following(by_type["OWNS"], "right", nodes),
    )
