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

from kb.counting import exposure, reading, sides, summary
from kb.counting.hops import Ints
from kb.counting.reading import Opened
from kb.counting.tallies import Rows
from kb.store import columns
from kb.store.answers import Row, Transaction

Key = tuple[str, str, bool, str]
Named = Mapping[int, tuple[str, str | None]]
_UNKNOWN = {columns.number(date.min), columns.number(date.max)}


async def exposed(opened: Opened, tx: Transaction, asked: Mapping[str, Any]) -> "Answer | None":
    """Answer `exposure`; None where what was counted is gone before its names are read.

    Args:
        opened: opens further transactions.
        asked: a value for each of its parameters.

    Raises:
        QueryFailed: Neo4j gave up on what is read.
    """
    facts = await reading.everything(opened, asked)
    read = await columns.lines(tx, asked["pledges"], asked["outside_totals"])
    groups = np.array(await columns.groups(tx), np.int64)
    certain = asked["certainty"] == "certain"
    rows = await asyncio.to_thread(
        exposure.count, facts, sides.lines(read), groups, asked["by"], certain=certain
    )
    return await _answer(tx, ("from", "to"), rows, groups, read)


async def summed(tx: Transaction, asked: Mapping[str, Any]) -> "Answer | None":
    """Answer `chain_summary` on a party, a lender or a government as `exposed` does `exposure`."""
    facts = await reading.around(tx, asked)
    lines = np.unique(facts["LENDS"].right).tolist()
    read = await columns.lines(tx, asked["pledges"], asked["outside_totals"], lines)
    parties = np.union1d(facts["LENDS"].left, facts["LENT_TO"].right).tolist()
    groups = np.array(await columns.groups(tx, parties), np.int64)
    kinds = None
    if asked["data"] is not None:
        kinds = np.array(await columns.kinds(tx, asked["data"]), np.int64)
    owned = asked["government"] is not None
    more = summary.Asked(groups, kinds, owned, asked["certainty"] == "certain")
    rows = await asyncio.to_thread(summary.count, facts, sides.lines(read), more)
    return await _answer(tx, ("lender", "data"), rows, groups, read)


@dataclass(frozen=True)
class Answer:
    """The rows of a question, made one by one.

    Attributes:
        ends: what the columns of both ends are called.
        order: the places of the rows in their order.
        currencies: in their order, which ends with none.
    """

    ends: tuple[str, str]
    rows: Rows
    order: Ints
    named: Named
    groups: frozenset[int]
    currencies: Sequence[str | None]

    def after(self, mark: Sequence[Any] | None) -> Iterator[Row]:
        """Yield rows, from the first on, or from behind one whose ends and currency are given."""
        first = 0
        if mark is not None:
            first = bisect_right(self.order, _key(*mark), key=self._key)
        return (self._row(int(place)) for place in self.order[first:])

    def _key(self, place: Any) -> Key:
        one, other = self.named[self.rows.one[place]], self.named[self.rows.other[place]]
        return _key(one[0], other[0], self.currencies[self.rows.currency[place]])

    def _told(self, place: int) -> Row:
        """Return what a row is on."""
        told: Row = {"collective": int(self.rows.one[place]) in self.groups}
        ends = (self.rows.one, self.rows.other)
        for name, nodes in zip(self.ends, ends, strict=True):
            told[name], told[f"{name}_name"] = self.named[nodes[place]]
        more = {name: int(counts[place]) for name, counts in self.rows.more.items()}
        return {**told, **more, "currency": self.currencies[self.rows.currency[place]]}

    def _row(self, place: int) -> Row:
        tally = self.rows.tally
        chains, lines = int(tally.chains[place]), int(tally.lines[place])
        disputed = int(tally.disputed[place])
        return {
            **self._told(place),
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


async def _answer(
    tx: Transaction, ends: tuple[str, str], rows: Rows, groups: Ints, lines: Sequence[Row]
) -> Answer | None:
    used = np.union1d(rows.one, rows.other).tolist()
    named = await columns.named(tx, used)
    if len(named) < len(used):
        return None
    by_id = np.array(sorted(named, key=lambda node: named[node][0]), np.int64)
    rank = np.argsort(by_id, kind="stable")
    one, other = (rank[np.searchsorted(by_id, end, sorter=rank)] for end in (rows.one, rows.other))
    order = np.lexsort((rows.currency, other, one))
    currencies = [row["currency"] for row in lines]
    return Answer(ends, rows, order, named, frozenset(groups.tolist()), currencies)
