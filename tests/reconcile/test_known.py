"""Parties by their ids, and by those that they had before."""

from kb.ingest import dossier
from kb.reconcile import known
from kb.store import load
from kb.store.driver import Database
from tests.conftest import INVENTED, Using

# As a judgement leaves it that two parties are one.
_MERGED = """
MATCH (p:Party {id: 'invented-maker'})
CREATE (:Referent {id: 'the-old-maker'})-[:SAME_AS]->(p)
"""


def test_an_id_that_a_party_had_before_is_its_own(empty: Using) -> None:
    async def work(db: Database) -> list[tuple[str, str]]:
        await load.load(db, dossier.read(INVENTED))
        await db.administer(_MERGED)
        async with db.reading() as tx:
            ids = ["the-old-maker", "invented-maker", "Invented Maker", "nobody", ""]
            found = await known.by_ids(tx, ids)
            return [(asked, party.id) for asked, party in found.items()]

    assert empty(work) == [
        ("the-old-maker", "invented-maker"),
        ("invented-maker", "invented-maker"),
    ]
