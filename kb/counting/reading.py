"""What is read of a graph to be counted: all facts, or those around the lines of some lenders."""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
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

    async def of(type: str) -> Hops:
        async with turns, opened() as tx:
            return kept.of(hops.read(await columns.facts(tx, type, asked["known_on"])))

    try:
        async with asyncio.TaskGroup() as group:
            tasks = {type: group.create_task(of(type)) for type in exposure.TYPES}
    except ExceptionGroup as several:
        raise several.exceptions[0] from several
    return {type: task.result() for type, task in tasks.items()}


async def around(tx: Transaction, asked: Mapping[str, Any]) -> dict[str, Hops]:
    """Read those of the chains of a party, a lender or a government, one of which is given."""
    kept = _kept(asked)

    async def of(type: str, end: Literal["left", "right"], nodes: Ints) -> Hops:
        some = np.unique(nodes).tolist()
        return kept.of(hops.read(await columns.facts_of(tx, type, end, some, asked["known_on"])))

    async def named(parameter: str) -> Ints:
        return np.array(await columns.party(tx, asked[parameter]), np.int64)

    if asked["party"] is not None:
        lent = await of("LENT_TO", "right", await named("party"))
        lends = await of("LENDS", "right", lent.left)
        if asked["lender"] is not None:
            lends = hops.some(lends, np.isin(lends.left, await named("lender")))
    else:
        if asked["lender"] is not None:
            lenders = await named("lender")
        else:
            lenders = (await of("OWNS", "left", await named("government"))).right
        lends = await of("LENDS", "left", lenders)
        lent = await of("LENT_TO", "left", lends.right)
    to = await of("TO", "right", lent.right)
    opens = await of("OPENS", "right", to.left)
    owns = await of("OWNS", "right", lends.left)
    if asked["government"] is not None:
        owns = hops.some(owns, np.isin(owns.left, await named("government")))
    return {
        "LENDS": lends,
        "LENT_TO": lent,
        "PARTNER_IN": await of("PARTNER_IN", "right", opens.left),
        "OPENS": opens,
        "TO": to,
        "OF": await of("OF", "left", to.left),
        "OWNS": owns,
    }


def _kept(asked: Mapping[str, Any]) -> Asked:
    between = asked["between"] or (None, None)
    since = asked["on"] or between[0] or date.min
    until = asked["on"] or between[1] or date.max
    certain = asked["certainty"] == "certain"
    return Asked(columns.number(since), columns.number(until), certain)
