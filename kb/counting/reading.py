"""What is read of a graph to be counted: all facts, or those around the lines of some lenders."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import numpy as np

from kb.counting import exposure, hops
from kb.counting.hops import Asked, Hops, Ints
from kb.store import columns
from kb.store.answers import Transaction

AT_ONCE = 2  # transactions: each has the server hold some hundred thousand facts
Opened = Callable[[], AbstractAsyncContextManager[Transaction]]


async def everything(opened: Opened, asked: Mapping[str, Any]) -> dict[str, Hops]:
    """Read all facts that chains are made of and that count, by their type.

    Several types are read at once, as Neo4j reads for one transaction with one processor.

    Args:
        opened: opens a transaction. What is loaded meanwhile may be in one and not in another:
            whoever counts looks at the graph's edition before and after.

    Raises:
        QueryFailed: Neo4j gave up on one.
    """
    kept = _kept(asked)
    turns = asyncio.Semaphore(AT_ONCE)

    async def of(kind: str) -> Hops:
        async with turns, opened() as tx:
            return kept.of(hops.read(await columns.facts(tx, kind, asked["known_on"])))

    try:
        async with asyncio.TaskGroup() as group:
            tasks = {kind: group.create_task(of(kind)) for kind in exposure.TYPES}
    except ExceptionGroup as several:
        raise several.exceptions[0] from several
    return {kind: task.result() for kind, task in tasks.items()}


async def around(tx: Transaction, asked: Mapping[str, Any]) -> dict[str, Hops]:
    """Read those of the chains of a party, a lender or a government, one of which is given."""
    read = _Around(tx, asked, _kept(asked))
    lends, lent = await (_borrowed(read) if asked["party"] is not None else _lent(read))
    to = await read.of("TO", "right", lent.right)
    opens = await read.of("OPENS", "right", to.left)
    return {
        "LENDS": lends,
        "LENT_TO": lent,
        "PARTNER_IN": await read.of("PARTNER_IN", "right", opens.left),
        "OPENS": opens,
        "TO": to,
        "OF": await read.of("OF", "left", to.left),
        "OWNS": await _owners(read, lends.left),
    }


@dataclass(frozen=True)
class _Around:
    """What reads facts that count, from their ends."""

    tx: Transaction
    asked: Mapping[str, Any]
    kept: Asked

    async def of(self, kind: str, end: Literal["left", "right"], nodes: Ints) -> Hops:
        """Return those of a type that have some nodes at one end."""
        some, known_on = np.unique(nodes).tolist(), self.asked["known_on"]
        return self.kept.of(hops.read(await columns.facts_of(self.tx, kind, end, some, known_on)))

    async def named(self, parameter: str) -> Ints:
        """Return the number of the party that a parameter gives."""
        return np.array(await columns.party(self.tx, self.asked[parameter]), np.int64)


async def _borrowed(read: _Around) -> tuple[Hops, Hops]:
    """Read what leads to the party, from the lender alone if one is given."""
    lent = await read.of("LENT_TO", "right", await read.named("party"))
    lends = await read.of("LENDS", "right", lent.left)
    if read.asked["lender"] is not None:
        lends = hops.some(lends, np.isin(lends.left, await read.named("lender")))
    return lends, lent


async def _lent(read: _Around) -> tuple[Hops, Hops]:
    """Read what leads on from the lender, or from those that the government owns."""
    if read.asked["lender"] is not None:
        lenders = await read.named("lender")
    else:
        lenders = (await read.of("OWNS", "left", await read.named("government"))).right
    lends = await read.of("LENDS", "left", lenders)
    return lends, await read.of("LENT_TO", "left", lends.right)


async def _owners(read: _Around, lenders: Ints) -> Hops:
    owns = await read.of("OWNS", "right", lenders)
    if read.asked["government"] is not None:
        owns = hops.some(owns, np.isin(owns.left, await read.named("government")))
    return owns


def _kept(asked: Mapping[str, Any]) -> Asked:
    between = asked["between"] or (None, None)
    since = asked["on"] or between[0] or date.min
    until = asked["on"] or between[1] or date.max
    certain = asked["certainty"] == "certain"
    return Asked(columns.number(since), columns.number(until), certain)
