"""The rows of questions that are counted, in their order, as their Cypher would give them.

The order is that of the ids of both ends, then of currencies, none of them last.
"""

import asyncio
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np

from kb.counting import exposure, hops
from kb.counting.exposure import Lines, Rows
from kb.counting.hops import Asked, Hops, Ints
from kb.store import columns
from kb.store.answers import Row, Transaction

Key = tuple[str, str, bool, str]
Named = Mapping[int, tuple[str, str | None]]
_UNKNOWN = {columns.number(date.min), columns.number(date.max)}


async def exposed(tx: Transaction, asked: Mapping[str, Any]) -> "Answer | None":
    """Answer `exposure`; None where what was counted is gone before its names are read.

    Args:
        asked: a value for each of its parameters.

    Raises:
        QueryFailed: Neo4j gave up on what is read.
    """
    facts = await _facts(tx, asked)
    read = await columns.lines(tx, asked["pledges"], asked["outside_totals"])
    groups = np.array(await columns.groups(tx), np.int64)
    certain = asked["certainty"] == "certain"
    rows = await asyncio.to_thread(
        exposure.count, facts, _lines(read), groups, asked["by"], certain=certain
    )
    nodes = np.union1d(rows.one, rows.other).tolist()
    named = await columns.named(tx, nodes)
    if len(named) < len(nodes):
        return None
    return _answer(rows, named, [row["currency"] for row in read])


@dataclass(frozen=True)
class Answer:
    """The rows of `exposure`, made one by one.

    Attributes:
        order: the places of the rows in their order.
        currencies: in their order, which ends with none.
    """

    rows: Rows
    order: Ints
    named: Named
    currencies: Sequence[str | None]

    def after(self, mark: Sequence[Any] | None) -> Iterator[Row]:
        """Yield rows, from the first on, or from behind one whose ends and currency are given."""
        first = 0
        if mark is not None:
            first = bisect_right(self.order, _key(*mark), key=self._key)
        return (self._row(int(place)) for place in self.order[first:])

    def _key(self, place: Any) -> Key:
        row = self._ends(place)
        return _key(row["from"], row["to"], row["currency"])

    def _ends(self, place: int) -> Row:
        one, other = self.named[self.rows.one[place]], self.named[self.rows.other[place]]
        currency = self.currencies[self.rows.currency[place]]
        ends = {"from": one[0], "from_name": one[1], "to": other[0], "to_name": other[1]}
        return {**ends, "currency": currency}

    def _row(self, place: int) -> Row:
        tally = self.rows.tally
        chains, lines = int(tally.chains[place]), int(tally.lines[place])
        disputed = int(tally.disputed[place])
        return {
            **self._ends(place),
            "chains": chains,
            "certain_chains": int(tally.certain[place]),
            "disputed_chains": disputed,
            "disputed_share": disputed / chains,
            "credit_lines": lines,
            "amount_min": float(tally.least[place]) if tally.told_least[place] else None,
            "amount_max": float(tally.most[place]) if tally.told_most[place] == lines else None,
            "first_day": _day(tally.first[place]),
            "last_day": _day(tally.last[place]),
        }


def _day(numbered: Any) -> date | None:
    return None if numbered in _UNKNOWN else columns.day(int(numbered))


def _key(one: str, other: str, currency: str | None) -> Key:
    return one, other, currency is None, currency or ""


def _answer(rows: Rows, named: Named, currencies: Sequence[str | None]) -> Answer:
    by_id = sorted(named, key=lambda node: named[node][0])
    nodes = np.array(by_id, np.int64)
    rank = np.argsort(nodes, kind="stable")
    one, other = (rank[np.searchsorted(nodes, end, sorter=rank)] for end in (rows.one, rows.other))
    return Answer(rows, np.lexsort((rows.currency, other, one)), named, currencies)


async def _facts(tx: Transaction, asked: Mapping[str, Any]) -> dict[str, Hops]:
    between = asked["between"] or (None, None)
    since = asked["on"] or between[0] or date.min
    until = asked["on"] or between[1] or date.max
    certain = asked["certainty"] == "certain"
    days = Asked(columns.number(since), columns.number(until), certain)
    return {
        type: days.of(hops.read(await columns.facts(tx, type, asked["known_on"])))
        for type in exposure.TYPES
    }


def _lines(read: Sequence[Row]) -> Lines:
    """Return credit lines, which are read by currency."""
    sizes = [len(row["lines"]) for row in read]
    node = _joined(read, "lines").astype(np.int64)
    order = np.argsort(node, kind="stable")
    currency = np.repeat(np.arange(len(read)), sizes)
    least, most = _joined(read, "least"), _joined(read, "most")
    return Lines(node[order], currency[order], least[order], most[order])


def _joined(read: Sequence[Row], column: str) -> Any:
    return np.array([value for row in read for value in row[column]], np.float64)
