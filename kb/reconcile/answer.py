"""Answering a batch of queries from the graph."""

import asyncio
from collections.abc import Mapping
from typing import Any

from kb.candidates.for_names import for_names
from kb.errors import TookTooLong
from kb.reconcile import known, matching
from kb.reconcile.matching import Found
from kb.reconcile.queries import MOST, Query
from kb.resolve.words import check_installed
from kb.store.answers import Transaction
from kb.store.driver import Database

SECONDS = 30.0  # in which a batch ends


async def answer(
    db: Database, queries: Mapping[str, Query], seconds: float = SECONDS
) -> dict[str, Any]:
    """Return the candidates of each query, by its key.

    Raises:
        MissingExtra: what names are compared by is not installed.
        TookTooLong: the batch did not end within its time.
        DatabaseError: Neo4j cannot answer.
    """
    check_installed()  # where the library is missing, not even what needs none is answered
    try:
        # Neo4j bounds its own time, and not that in which names are compared here.
        async with asyncio.timeout(seconds), db.reading(seconds) as tx:
            return await _answered(tx, queries)
    except TimeoutError as error:
        what = f"the batch did not end within {seconds:g} seconds; send fewer queries at once"
        raise TookTooLong(what) from error


async def _answered(tx: Transaction, queries: Mapping[str, Query]) -> dict[str, Any]:
    same_id = await known.by_ids(tx, [query.text for query in queries.values()])
    return {
        key: {"result": matching.results(query, await _found(tx, query, same_id))}
        for key, query in queries.items()
    }


async def _found(tx: Transaction, query: Query, same_id: Mapping[str, Any]) -> list[Found]:
    # As many as any query may have: who is left out here could be what comes near the best.
    kinds = sorted(query.kinds)
    found = await for_names(tx, query.names, kinds, query.identifiers, MOST)
    if query.looks_like:
        found += await for_names(tx, (), kinds, query.looks_like, MOST)
    return matching.found_by(found, same_id.get(query.text))
