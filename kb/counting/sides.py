"""The two sides of a chain: what leads from lenders to a borrower, and what leads on from him.

They have no hop in common and no agreement that dates hops of both, so each is joined by itself.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from kb.counting import hops, tallies
from kb.counting.hops import Floats, Hops, Ints, Runs
from kb.counting.tallies import Tally
from kb.store.answers import Row

# The hops of a way, in the order in which it is joined.
OPENS, TO, JOINS, OF, PARTNERED = range(5)


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


def lines(read: Sequence[Row]) -> Lines:
    """Return what `kb.store.columns.lines` reads, by currency."""
    node = _joined(read, "lines").astype(np.int64)
    order = np.argsort(node, kind="stable")
    currency = np.repeat(np.arange(len(read)), [len(row["lines"]) for row in read])
    least, most = _joined(read, "least"), _joined(read, "most")
    return Lines(node[order], currency[order], least[order], most[order])


def _joined(read: Sequence[Row], column: str) -> Any:
    return np.array([value for row in read for value in row[column]], np.float64)


def of_lines(told: Lines, row: Ints, line: Ints) -> Tally:
    """Count lines, each given by its place and the row that it is in."""
    return tallies.of_lines(row, told.least[line], told.most[line])


def leads(facts: Mapping[str, Hops], told: Lines) -> Runs:
    """Find all runs from lenders over lines that count to borrowers."""
    lends, lent = facts["LENDS"], facts["LENT_TO"]
    lends = hops.some(lends, np.isin(lends.right, told.node))
    return hops.onward(hops.begun(lends), lends.right, lent, lent.left)


def ways(facts: Mapping[str, Hops]) -> Runs:
    """Find all runs from borrowers, by what partnerships open to them, to data and partners."""
    opens, joins = facts["OPENS"], facts["PARTNER_IN"]
    to, of = (hops.dated_through(facts[type], opens) for type in ("TO", "OF"))
    ends = (joins.left, joins.right, to.right, opens.left)
    nodes = 1 + max(int(end.max(initial=0)) for end in ends)
    found = hops.begun(opens)
    found = hops.onward(found, found.right(OPENS), to, to.left)
    partner = found.right(TO) * nodes + found.left(OPENS)
    found = hops.onward(found, partner, joins, joins.left * nodes + joins.right)
    found = hops.onward(found, found.right(OPENS), of, of.left)
    found = hops.onward(found, found.left(OPENS), joins, joins.right)
    return found.take(found.left(PARTNERED) != found.left(JOINS))
