"""The question `exposure`: chains between lenders and kinds of data, or borrowers and partners."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from kb.counting import hops, meeting, sides, tallies
from kb.counting.hops import Hops, Ints, Runs, Truths
from kb.counting.meeting import Sides
from kb.counting.sides import Lines
from kb.counting.tallies import Rows, Tally

TYPES = ("LENDS", "LENT_TO", "PARTNER_IN", "OPENS", "TO", "OF")
AT_ONCE = 1_000_000  # lines, each once for every group of ways that its borrower has


@dataclass(frozen=True)
class _Leads:
    """What leads to borrowers, in the order of these.

    Attributes:
        key: what tells rows apart at this end: the one end and the currency.
        line: the place of the line.
        single: whether this is the only way by which the line comes into such rows.
        sides: their groups are not told here.
    """

    borrower: Ints
    key: Ints
    line: Ints
    single: Truths
    sides: Sides


@dataclass(frozen=True)
class _Ways:
    """What leads on from borrowers, in the order of its groups: of a borrower and an other end."""

    borrower: Ints
    other: Ints
    sides: Sides


def count(facts: Mapping[str, Hops], lines: Lines, groups: Ints, by: str, *, certain: bool) -> Rows:
    """Count all chains.

    Args:
        facts: those that count, by their type.
        groups: the parties that stand for an unnamed group.
        by: `data` or `partner`.
        certain: whether only chains count that certainly are of one time.
    """
    currencies = int(lines.currency.max(initial=0)) + 1
    leads, ways = _leads(facts, lines, groups, by), _ways(facts, by)
    keys, keyed = np.unique(leads.key, return_inverse=True)
    others, other = np.unique(ways.other, return_inverse=True)
    meet = meeting.certainly if certain else meeting.possibly
    parts: list[Tally] = []
    again: list[tuple[Ints, Ints]] = []
    for lead, group, some in _parts(leads, ways):
        ours = replace(hops.some(leads.sides, lead), group=group)
        met = meet(ours, hops.some(ways.sides, some))
        there = np.flatnonzero(met.chains)
        met_by, to = lead[there], other[np.searchsorted(ways.sides.group, group[there])]
        row, line = keyed[met_by] * len(others) + to, leads.line[met_by]
        single = leads.single[met_by]
        found = tallies.of_chains(row, met, there)
        parts.append(tallies.added([found, sides.of_lines(lines, row[single], line[single])]))
        again.append((row[~single], line[~single]))
    tally = tallies.added([*parts, sides.of_lines(lines, *tallies.once(again))])
    key, to = np.divmod(tally.row, max(len(others), 1))
    return Rows(keys[key] // currencies, others[to], keys[key] % currencies, tally)


def _parts(leads: _Leads, ways: _Ways) -> Iterator[tuple[Ints, Ints, slice]]:
    """Yield lines with the groups of ways that their borrowers have, many at once.

    Yields:
        the places of the lines; for each the number of a group; and where the ways of all these
        groups stand.
    """
    starts = np.flatnonzero(np.diff(ways.sides.group, prepend=-1))
    ends = np.append(starts[1:], len(ways.borrower))
    borrower = ways.borrower[starts]
    first = np.searchsorted(leads.borrower, borrower)
    sizes = np.searchsorted(leads.borrower, borrower, "right") - first
    edges = np.flatnonzero(np.diff(np.cumsum(sizes) // AT_ONCE)) + 1
    for some in np.split(np.arange(len(starts)), edges):
        lead = np.repeat(first[some] - np.cumsum(sizes[some]) + sizes[some], sizes[some])
        if len(lead):
            group = np.repeat(ways.sides.group[starts[some]], sizes[some])
            yield lead + np.arange(len(lead)), group, slice(starts[some[0]], ends[some[-1]])


def _leads(facts: Mapping[str, Hops], lines: Lines, groups: Ints, by: str) -> _Leads:
    found = sides.leads(facts, lines)
    found = found.take(np.lexsort((found.begins, found.right(1))))
    borrower, line = found.right(1), np.searchsorted(lines.node, found.right(0))
    one = found.left(0) if by == "data" else borrower
    currencies = int(lines.currency.max(initial=0)) + 1
    sure = found.sure & ~np.isin(borrower, groups)
    key = one * currencies + lines.currency[line]
    return _Leads(
        borrower,
        key,
        line,
        _single(one * len(lines.node) + line),
        _sides(replace(found, sure=sure), borrower),
    )


def _single(numbers: Ints) -> Truths:
    """Say of numbers whether they stand there once."""
    order = np.argsort(numbers, kind="stable")
    again = np.diff(numbers[order]) == 0
    single = np.ones(len(numbers), np.bool_)
    single[order[1:][again]] = False
    single[order[:-1][again]] = False
    return single


def _ways(facts: Mapping[str, Hops], by: str) -> _Ways:
    found = sides.ways(facts)
    borrower, other = found.left(sides.JOINS), _other(found, by)
    order = np.lexsort((found.begins, other, borrower))
    borrower, other = borrower[order], other[order]
    new = (np.diff(borrower, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0)
    return _Ways(borrower, other, _sides(found.take(order), np.cumsum(new) - 1))


def _other(ways: Runs, by: str) -> Ints:
    return ways.right(sides.OF) if by == "data" else ways.left(sides.PARTNERED)


def _sides(runs: Runs, group: Ints) -> Sides:
    days = (runs.begins, runs.begun, runs.ended, runs.ends)
    return Sides(group, *days, runs.sure, runs.disputed)
