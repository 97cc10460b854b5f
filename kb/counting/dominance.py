"""Counting points below and left of others, in groups, without comparing each with each.

A tree of sorted blocks: the points of a group stand in the order of the one number, and in blocks
of one, two, four … of them in that of the other. What stands before a place is some of those
blocks, one at most of a size, as a number is a sum of powers of two (Bentley and Maurer, "Efficient
worst-case data structures for range searching", 1980). All is done level by level, in arrays.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kb.counting.hops import Ints

BELOW = 1 << 23  # every day is a lower number, and every difference of two


@dataclass(frozen=True)
class Points:
    """Points in groups: the number of the group, and two from 0 to below `BELOW`."""

    group: Ints
    x: Ints
    y: Ints


def dominated(
    points: Points, marks: Points, values: Sequence[Ints] = ()
) -> tuple[Ints, list[Ints]]:
    """Count for each mark the points of its group that are less in both numbers.

    Args:
        values: further numbers of the points, of which the least among those points is returned
            too; `BELOW` where there is none.
    """
    order = np.lexsort((points.x, points.group))
    keys = points.group[order].astype(np.int64) * BELOW
    begins = np.searchsorted(keys, keys)  # of the point's group
    keys += points.x[order]
    group = marks.group.astype(np.int64) * BELOW
    first = np.searchsorted(keys, group)
    before = np.searchsorted(keys, group + marks.x) - first
    y, given = points.y[order], [value[order] for value in values]
    found = np.zeros(len(group), np.int64)
    least = [np.full(len(group), BELOW, np.int64) for _ in values]
    place = np.arange(len(keys)) - begins
    for level in range(int(before.max(initial=0)).bit_length()):
        # Of some marks a block of this size is part of what stands before them.
        asked = np.flatnonzero(before >> level & 1)
        block = first[asked] + (before[asked] >> level + 1 << level + 1)
        by_block = (begins + (place >> level << level)) * BELOW + y
        inner = np.argsort(by_block, kind="stable") if values else None
        by_block = by_block[inner] if values else np.sort(by_block, kind="stable")
        at = np.searchsorted(by_block, block * BELOW + marks.y[asked])
        found[asked] += at - block
        some = at > block
        for lowest, value in zip(least, given, strict=True):
            reached = _lowest(by_block // BELOW, value[inner])[at[some] - 1]
            lowest[asked[some]] = np.minimum(lowest[asked[some]], reached)
    return found, least


def _lowest(block: Ints, value: Ints) -> Ints:
    """Return the lowest value so far in each block; blocks are numbered upwards."""
    lowered: Ints = np.minimum.accumulate(value - block * BELOW)
    return lowered + block * BELOW
