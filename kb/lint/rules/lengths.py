"""Patterns of variable length that nothing bounds."""

from collections.abc import Iterator

from kb.lint.findings import Found
from kb.lint.reading import Reading


def find(reading: Reading) -> Iterator[Found]:
    """Find lengths with no upper bound: one more owner in the graph may make them endless."""
    for length in reading.lengths:
        what = "the pattern has no upper bound, and the ways in a graph soon have no number"
        yield Found(length.place, "unbounded", what, "bound it, as in `{1,12}` or `*1..12`")
