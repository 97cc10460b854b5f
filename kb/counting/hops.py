"""Facts as arrays, and runs of them that may be in force at one time.

Nodes are Neo4j's numbers of them, and days are numbers that order as days do.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from kb.store.columns import ELSEWHERE, OWN

Ints = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.floating[Any]]
Truths = NDArray[np.bool_]

if TYPE_CHECKING:
    from _typeshed import DataclassInstance
Columns = TypeVar("Columns", bound="DataclassInstance")


@dataclass(frozen=True)
class Hops:
    """Facts of one type, one in each place.

    Attributes:
        left, right: the nodes at its ends.
        begins, begun: the earliest and the latest day on which it may begin.
        ended, ends: those on which it may end.
        dated: the agreement whose dates it carries, or `OWN` or `ELSEWHERE`.
        disputed: whether somebody denies it, or its agreement.
    """

    left: Ints
    right: Ints
    begins: Ints
    begun: Ints
    ended: Ints
    ends: Ints
    dated: Ints
    disputed: Truths


def some(of: Columns, places: Ints | Truths | slice) -> Columns:
    """Return some of what is told in columns alike: those in these places."""
    taken = {field.name: getattr(of, field.name)[places] for field in fields(of)}
    return replace(of, **taken)


def read(columns: Mapping[str, bytes]) -> Hops:
    """Read the columns of `kb.store.columns.facts`."""
    whole = {
        name: np.frombuffer(column, ">i8").astype(np.int64) for name, column in columns.items()
    }
    days = {name: whole[name].astype(np.int32) for name in ("begins", "begun", "ended", "ends")}
    return Hops(
        left=whole["left"],
        right=whole["right"],
        begins=days["begins"],
        begun=days["begun"],
        ended=days["ended"],
        ends=days["ends"],
        dated=whole["dated"],
        disputed=whole["disputed"] > 0,
    )


@dataclass(frozen=True)
class Asked:
    """Which hops count: those of some days, certainly or possibly."""

    since: int
    until: int
    certain: bool

    def of(self, hops: Hops) -> Hops:
        """Return those that do."""
        within = (hops.begins <= self.until) & (self.since <= hops.ends)
        if self.certain:
            within &= (hops.begun <= self.until) & (self.since <= hops.ended)
        return some(hops, within)


def dated_through(hops: Hops, opens: Hops) -> Hops:
    """Say of facts of an access that the partnership dates which: the one that opens it."""
    order = np.argsort(opens.right, kind="stable")
    accesses = opens.right[order]
    at = np.searchsorted(accesses, hops.left)
    there = np.flatnonzero((hops.dated == ELSEWHERE) & (at < len(accesses)))
    there = there[accesses[at[there]] == hops.left[there]]
    dated = hops.dated.copy()
    dated[there] = opens.left[order[at[there]]]
    return replace(hops, dated=dated)


@dataclass(frozen=True)
class Runs:
    """Runs of hops, one in each place, all of whose hops may be in force at one time.

    Attributes:
        hops: each hop of all runs: facts, and which of them it is in each run.
        begins, ends: the first and the last day on which all may be in force.
        begun: the latest day on which one of them may begin.
        ended: the earliest on which one may end.
        sure: whether any two of them certainly are of one time.
        disputed: whether somebody denies one.
    """

    hops: tuple[tuple[Hops, Ints], ...]
    begins: Ints
    begun: Ints
    ended: Ints
    ends: Ints
    sure: Truths
    disputed: Truths

    def left(self, hop: int) -> Ints:
        """Return the left end of one hop of each run."""
        hops, places = self.hops[hop]
        return hops.left[places]

    def right(self, hop: int) -> Ints:
        """Return its right end."""
        hops, places = self.hops[hop]
        return hops.right[places]

    def take(self, rows: Ints | Truths) -> "Runs":
        """Return some of them."""
        hops = tuple((facts, places[rows]) for facts, places in self.hops)
        rest = (getattr(self, field.name)[rows] for field in fields(self)[1:])
        return Runs(hops, *rest)


def begun(hops: Hops) -> Runs:
    """Return runs of one hop."""
    places = np.flatnonzero(hops.begins <= hops.ends)
    one = some(hops, places)
    sure = np.ones(len(places), np.bool_)
    return Runs(((hops, places),), one.begins, one.begun, one.ended, one.ends, sure, one.disputed)


def onward(runs: Runs, at: Ints, hops: Hops, of: Ints) -> Runs:
    """Go one hop further, wherever all may then be in force at one time.

    Args:
        at: what each run has come to.
        of: what each of the hops goes on from.
    """
    rows, places = pairs(at, of)
    begins = np.maximum(runs.begins[rows], hops.begins[places])
    ends = np.minimum(runs.ends[rows], hops.ends[places])
    kept = np.flatnonzero(begins <= ends)
    rows, places = rows[kept], places[kept]
    sure = runs.sure[rows]
    for earlier, found in runs.hops:
        sure &= _surely(earlier, found[rows], hops, places)
    return Runs(
        (*((earlier, found[rows]) for earlier, found in runs.hops), (hops, places)),
        begins[kept],
        np.maximum(runs.begun[rows], hops.begun[places]),
        np.minimum(runs.ended[rows], hops.ended[places]),
        ends[kept],
        sure,
        runs.disputed[rows] | hops.disputed[places],
    )


def pairs(ours: Ints, theirs: Ints) -> tuple[Ints, Ints]:
    """Return the places of equal values, of each two as often as they stand."""
    order = np.argsort(theirs, kind="stable")
    in_order = theirs[order]
    first = np.searchsorted(in_order, ours, "left")
    sizes = np.searchsorted(in_order, ours, "right") - first
    rows = np.repeat(np.arange(len(ours)), sizes)
    return rows, order[np.arange(len(rows)) + (first - np.cumsum(sizes) + sizes)[rows]]


def _surely(one: Hops, ones: Ints, other: Hops, others: Ints) -> Truths:
    dated = one.dated[ones]
    met: Truths = (one.begun[ones] <= other.ended[others]) & (
        other.begun[others] <= one.ended[ones]
    )
    met |= (dated == other.dated[others]) & (dated != OWN)
    return met
