"""Rows while they are counted: sums by row, part by part, and of amounts by distinct lines."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from kb.counting.hops import Floats, Ints
from kb.counting.meeting import Met

_LATE = np.iinfo(np.int64).max


@dataclass(frozen=True)
class Tally:
    """What is counted of rows, one in each place.

    Attributes:
        row: what tells it from others.
        chains, certain, disputed: of chains.
        lines: credit lines, each counted once.
        told_least, told_most: those of which an amount is stated.
        least, most: what these come to.
        first, last: of all chains, as numbers of days.
    """

    row: Ints
    chains: Ints
    certain: Ints
    disputed: Ints
    lines: Ints
    told_least: Ints
    told_most: Ints
    least: Floats
    most: Floats
    first: Ints
    last: Ints


def of_chains(row: Ints, found: Met, places: Ints) -> Tally:
    """Return chains, with no line counted: what was found in some places, and the row of each."""
    none = np.zeros(len(row), np.int64)
    nothing = np.zeros(len(row))
    counts = (found.chains[places], found.certain[places], found.disputed[places])
    days = (found.first[places], found.last[places])
    return Tally(row, *counts, none, none, none, nothing, nothing, *days)


def of_lines(row: Ints, least: Floats, most: Floats) -> Tally:
    """Return credit lines, and the row of each, with no chain counted.

    Args:
        least, most: their amounts; NaN where none is stated.
    """
    none = np.zeros(len(row), np.int64)
    told = [(~np.isnan(amount)).astype(np.int64) for amount in (least, most)]
    amounts = (np.nan_to_num(least), np.nan_to_num(most))
    days = (np.full(len(row), _LATE), np.full(len(row), -1))
    return Tally(row, none, none, none, none + 1, told[0], told[1], *amounts, *days)


def added(parts: Iterable[Tally]) -> Tally:
    """Return one tally for each row, in the order of rows."""
    every = _joined(list(parts))
    rows, place = np.unique(every.row, return_inverse=True)

    def by_row(name: str) -> Any:
        given = getattr(every, name)
        if name in {"first", "last"}:
            least = name == "first"
            found = np.full(len(rows), _LATE if least else -1)
            (np.minimum if least else np.maximum).at(found, place, given)
        else:
            found = np.zeros(len(rows), given.dtype)
            np.add.at(found, place, given)
        return found

    return Tally(rows, *(by_row(field.name) for field in fields(Tally)[1:]))


def _joined(parts: list[Tally]) -> Tally:
    empty = of_lines(np.zeros(0, np.int64), np.zeros(0), np.zeros(0))
    columns = ([getattr(part, field.name) for part in [empty, *parts]] for field in fields(Tally))
    return Tally(*map(np.concatenate, columns))
