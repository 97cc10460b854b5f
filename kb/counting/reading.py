"""What is read of a graph to be counted: all facts, or those around the lines of some lenders."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Literal

import numpy as np

from kb.counting import exposure, hops
from kb.counting.hops import Asked, Hops, Ints
from kb.store import columns
from kb.store.answers import Transaction


async def everything(tx: Transaction, asked: Mapping[str, Any]) -> dict[str, Hops]:
    """Read all facts that chains are made of and that count, by their type."""
    kept = _kept(asked)
    return {
        type: kept.of(hops.read(await columns.facts(tx, type, asked["known_on"])))
        for type in exposure.TYPES
    }


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
            lends = lends.take(np.isin(lends.left, await named("lender")))
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
        owns = owns.take(np.isin(owns.left, await named("government")))
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
