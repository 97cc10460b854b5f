"""How many of some runs meet others of their group in time, and when the first and the last do.

Two runs may be in force at one time if neither ends before the other begins. So of a group all that
have begun by the end of one, less those that ended before it began, meet it: two searches in sorted
arrays, however many there are.
"""

from dataclasses import dataclass

import numpy as np

from kb.counting.dominance import BELOW, Points, dominated
from kb.counting.hops import Ints, Truths, some


@dataclass(frozen=True)
class Sides:
    """Runs in groups: those that lead to somebody, or those that lead on from him.

    Attributes:
        group: the number of its group. The others are those of `kb.counting.hops.Runs`; `sure` also
            tells whether the two sides surely meet in the same party.
    """

    group: Ints
    begins: Ints
    begun: Ints
    ended: Ints
    ends: Ints
    sure: Truths
    disputed: Truths


@dataclass(frozen=True)
class Met:
    """Of each run of one side, what it meets of the other.

    Attributes:
        chains: how many.
        certain: of how many certainly all hops are of one time.
        disputed: in how many somebody denies a hop.
        first, last: where there are any: no day before the first of a chain, none after the last.
    """

    chains: Ints
    certain: Ints
    disputed: Ints
    first: Ints
    last: Ints


def possibly(ours: Sides, theirs: Sides) -> Met:
    """Count what may be in force at one time."""
    begins, ends = np.sort(_keys(theirs, theirs.begins)), np.sort(_keys(theirs, theirs.ends))
    our_begin, our_end = _keys(ours, ours.begins), _keys(ours, ours.ends)
    over, done = np.searchsorted(ends, our_begin), np.searchsorted(ends, our_end)
    there = np.searchsorted(begins, our_begin, "right")
    come = np.searchsorted(begins, our_end, "right")
    chains = come - over
    disputed = chains
    if not ours.disputed.all():
        denied = some(theirs, theirs.disputed)
        disputed = np.where(ours.disputed, chains, _meet(ours, denied))
    # Where none is there already when it begins, the next that comes is the first it meets.
    next_begin = begins[np.minimum(there, len(begins) - 1)] % BELOW
    last_end = ends[np.maximum(done - 1, 0)] % BELOW
    first = np.where(there > over, ours.begins, next_begin)
    last = np.where(come > done, ours.ends, last_end)
    return Met(chains, _certain(ours, theirs), disputed, first, last)


def certainly(ours: Sides, theirs: Sides) -> Met:
    """Count what certainly is of one time, and nothing else."""
    ours_sure, theirs = np.flatnonzero(ours.sure), some(theirs, theirs.sure)
    sure = some(ours, ours_sure)
    values = (theirs.begins, BELOW - 1 - theirs.ends)
    chains, (begins, ends) = _surely(sure, theirs, values)
    denied, _ = _surely(sure, some(theirs, theirs.disputed))
    first = np.maximum(sure.begins, begins)
    last = np.minimum(sure.ends, BELOW - 1 - ends)
    disputed = np.where(sure.disputed, chains, denied)
    found = (chains, chains, disputed, first, last)
    return Met(*(_spread(one, ours_sure, len(ours.sure)) for one in found))


def _keys(sides: Sides, days: Ints) -> Ints:
    return sides.group.astype(np.int64) * BELOW + days


def _meet(ours: Sides, theirs: Sides) -> Ints:
    begins, ends = np.sort(_keys(theirs, theirs.begins)), np.sort(_keys(theirs, theirs.ends))
    over = np.searchsorted(ends, _keys(ours, ours.begins))
    return np.searchsorted(begins, _keys(ours, ours.ends), "right") - over


def _certain(ours: Sides, theirs: Sides) -> Ints:
    sure = np.flatnonzero(ours.sure)
    found, _ = _surely(some(ours, sure), some(theirs, theirs.sure))
    return _spread(found, sure, len(ours.sure))


def _surely(ours: Sides, theirs: Sides, values: tuple[Ints, ...] = ()) -> tuple[Ints, list[Ints]]:
    """Count those that have surely begun before ours can end, and surely last until it has begun.

    Some may end before they have surely begun, so that what fails by the one day may fail by the
    other too: neither alone tells how many do.
    """
    points = Points(theirs.group, BELOW - 2 - theirs.ended, theirs.begun)
    marks = Points(ours.group, BELOW - 1 - ours.begun, ours.ended + 1)
    return dominated(points, marks, values)


def _spread(found: Ints, rows: Ints, size: int) -> Ints:
    spread = np.zeros(size, np.int64)
    spread[rows] = found
    return spread
