"""The question `exposure`: chains between lenders and kinds of data, or borrowers and partners."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from kb.counting import hops, meeting, tallies
from kb.counting.hops import Floats, Hops, Ints, Runs, Truths
from kb.counting.meeting import Sides
from kb.counting.tallies import Tally

TYPES = ("LENDS", "LENT_TO", "PARTNER_IN", "OPENS", "TO", "OF")
AT_ONCE = 1_000_000  # lines, each once for every group of ways that its borrower has


@dataclass(frozen=True)
class Lines:
    """The credit lines that count, in the order of their nodes.

    Attributes:
        currency: the place of its currency among all.
        least, most: its amounts; NaN where none is stated.
    """

    node: Ints
    currency: Ints
    least: Floats
    most: Floats


@dataclass(frozen=True)
class Rows:
    """What is counted: both ends of each row as nodes, and the place of its currency."""

    one: Ints
    other: Ints
    currency: Ints
    tally: Tally


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
    others, other = np.unique(ways.other, return_inverse=True)
    meet = meeting.certainly if certain else meeting.possibly
    parts: list[Tally] = []
    again = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
    for lead, group, some in _parts(leads, ways):
        met = meet(replace(leads.sides.take(lead), group=group), ways.sides.take(some))
        there = np.flatnonzero(met.chains)
        met_by, to = lead[there], other[np.searchsorted(ways.sides.group, group[there])]
        row, line = leads.key[met_by] * len(others) + to, leads.line[met_by]
        single = leads.single[met_by]
        found = tallies.of_chains(row, met, there)
        parts.append(tallies.added([found, _lines(lines, row[single], line[single])]))
        again.append((row[~single], line[~single]))
    tally = tallies.added([*parts, _once(lines, again)])
    key, to = np.divmod(tally.row, max(len(others), 1))
    return Rows(key // currencies, others[to], key % currencies, tally)


def _lines(lines: Lines, row: Ints, line: Ints) -> Tally:
    return tallies.of_lines(row, lines.least[line], lines.most[line])


def _once(lines: Lines, again: list[tuple[Ints, Ints]]) -> Tally:
    """Count lines once in each row, however often they are told."""
    row, line = map(np.concatenate, zip(*again, strict=True))
    pair = np.unique(row * len(lines.node) + line)
    return _lines(lines, *np.divmod(pair, max(len(lines.node), 1)))


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
    lends = facts["LENDS"]
    lends = lends.take(np.isin(lends.right, lines.node))
    found = hops.onward(hops.begun(lends), lends.right, facts["LENT_TO"], facts["LENT_TO"].left)
    found = found.take(np.lexsort((found.begins, found.right(1))))
    borrower, line = found.right(1), np.searchsorted(lines.node, found.right(0))
    one = found.left(0) if by == "data" else borrower
    currencies = int(lines.currency.max(initial=0)) + 1
    _, told, times = np.unique(
        one * len(lines.node) + line, return_inverse=True, return_counts=True
    )
    sure = found.sure & ~np.isin(borrower, groups)
    sides = _sides(replace(found, sure=sure), borrower)
    return _Leads(borrower, one * currencies + lines.currency[line], line, times[told] == 1, sides)


def _ways(facts: Mapping[str, Hops], by: str) -> _Ways:
    """Find all ways from borrowers to data and partners."""
    opens, joins = facts["OPENS"], facts["PARTNER_IN"]
    to, of = (hops.dated_through(facts[type], opens) for type in ("TO", "OF"))
    nodes = 1 + max(
        int(end.max(initial=0)) for end in (joins.left, joins.right, to.right, opens.left)
    )
    found = hops.begun(opens)
    found = hops.onward(found, found.right(0), to, to.left)
    partner = found.right(1) * nodes + found.left(0)
    found = hops.onward(found, partner, joins, joins.left * nodes + joins.right)
    found = hops.onward(found, found.right(0), of, of.left)
    found = hops.onward(found, found.left(0), joins, joins.right)
    found = found.take(found.left(4) != found.left(2))
    borrower, other = found.left(2), found.right(3) if by == "data" else found.left(4)
    order = np.lexsort((found.begins, other, borrower))
    borrower, other = borrower[order], other[order]
    new = (np.diff(borrower, prepend=-1) != 0) | (np.diff(other, prepend=-1) != 0)
    return _Ways(borrower, other, _sides(found.take(order), np.cumsum(new) - 1))


def _sides(runs: Runs, group: Ints) -> Sides:
    days = (runs.begins, runs.begun, runs.ended, runs.ends)
    return Sides(group, *days, runs.sure, runs.disputed)
