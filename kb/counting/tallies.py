"""Rows while they are counted: sums by row, part by part, and of amounts by distinct lines."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np

from kb.counting.hops import Floats, Ints
from kb.counting.meeting import Met

_LATE = np.iinfo(np.int64).max
_ROOM = 8
_NOTHING = np.zeros(0, np.int64)


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


@dataclass(frozen=True)
class Rows:
    """What is counted, and of what: both ends of each row as nodes, and the place of its currency.

    Attributes:
        more: further counts, by the names of their columns.
    """

    one: Ints
    other: Ints
    currency: Ints
    tally: Tally
    more: Mapping[str, Ints] = field(default_factory=dict)


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


def once(told: Sequence[tuple[Ints, Ints]]) -> tuple[Ints, Ints]:
    """Return pairs of numbers from 0, each once however often it is told."""
    one, other = map(np.concatenate, zip((_NOTHING, _NOTHING), *told, strict=True))
    ones, place = distinct(one)  # numbers that leave room for others
    size = int(other.max(initial=0)) + 1
    pairs, _ = distinct(place * size + other)
    place, other = np.divmod(pairs, size)
    return ones[place], other


def distinct(numbers: Ints) -> tuple[Ints, Ints]:
    """Return numbers from 0, each once and in order, and of all of them where they stand there."""
    bound = int(numbers.max(initial=-1)) + 1
    if bound > _ROOM * len(numbers):
        found, place = np.unique(numbers, return_inverse=True)
        return found, place
    there = np.zeros(bound, np.bool_)  # to mark them costs less than to sort them
    there[numbers] = True
    return np.flatnonzero(there), (np.cumsum(there) - 1)[numbers]


def added(parts: Iterable[Tally]) -> Tally:
    """Return one tally for each row, in the order of rows."""
    every = _joined(list(parts))
    rows, place = distinct(every.row)

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

    return Tally(rows, *(by_row(each.name) for each in fields(Tally)[1:]))


def _joined(parts: list[Tally]) -> Tally:
    empty = of_lines(_NOTHING, np.zeros(0), np.zeros(0))
    columns = ([getattr(part, each.name) for part in [empty, *parts]] for each in fields(Tally))
    return Tally(*map(np.concatenate, columns))
