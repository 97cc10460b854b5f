"""Parties by their ids, also by those that they had before they were judged to be others."""

from collections.abc import Sequence

from kb.candidates import candidate
from kb.resolve.profile import Profile
from kb.store.answers import Transaction

_BY_IDS = """
UNWIND $ids AS asked
OPTIONAL MATCH (own:Party {id: asked})
OPTIONAL MATCH (:Referent {id: asked})-[:SAME_AS]->(other:Party)
WITH asked, coalesce(own, other) AS p
WHERE p IS NOT NULL
RETURN asked, labels(p) AS labels, properties(p) AS properties
"""
_AGREEMENTS = """
MATCH (p:Party {id: $id})-[r]-(a:Agreement|Measure)
WHERE r.dated_by IS NOT NULL
RETURN count(DISTINCT a) AS agreements
"""


async def by_ids(tx: Transaction, ids: Sequence[str]) -> dict[str, Profile]:
    """Return the parties of some ids, by the ids that were asked for.

    A name is no id: what is known of a party by a name may be of another one.
    """
    rows = await tx.run(_BY_IDS, {"ids": list(dict.fromkeys(ids))})
    return {row["asked"]: candidate.profile(row["labels"], row["properties"]) for row in rows}


async def agreements(tx: Transaction, id: str) -> int:
    """Return in how many agreements and measures a party has a part."""
    [row] = await tx.run(_AGREEMENTS, {"id": id})
    return int(row["agreements"])
