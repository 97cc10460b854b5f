import pytest

from kb.errors import QueryFailed
from kb.ingest import dossier
from kb.store import load
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.refresh import rebuild
from tests.conftest import INVENTED, ROOT, SHIPPED, Using, wipe
from tests.store.test_load import _file

CONTESTED = ROOT / "tests" / "dossiers" / "contested.yaml"
_BY_SPELLING = """
CALL db.index.fulltext.queryNodes('party_search', 'huawei') YIELD node RETURN node.id AS id
"""


def test_rebuilding_gives_the_same_graph(empty: Using) -> None:
    for path in (SHIPPED, INVENTED):
        empty(_file(path))
    before = empty(graph_hash)
    assert empty(rebuild) == 109
    assert empty(graph_hash) == before


def test_rebuilding_mends_a_graph_whose_facts_were_changed_by_hand(empty: Using) -> None:
    empty(_file(SHIPPED))
    before = empty(graph_hash)

    async def vandalise(db: Database) -> None:
        await db.administer("MATCH ()-[r:LENDS]->() DELETE r")
        await db.administer(
            "MATCH ()-[r:PARTNER_IN]->() SET r.begins_earliest = date('1900-01-01')"
        )
        await db.administer("MATCH (c:CreditLine) SET c.amount_max = 5.0")

    empty(vandalise)
    assert empty(graph_hash) != before
    empty(rebuild)
    assert empty(graph_hash) == before


def test_rebuilding_spells_the_names_of_a_graph_that_a_former_version_loaded(empty: Using) -> None:
    async def spelled(db: Database) -> list[str]:
        await load.load(db, dossier.read(CONTESTED))
        await db.administer("DROP INDEX party_search")
        await db.administer("MATCH (p:Party {id: 'mill'}) REMOVE p.spellings")
        with pytest.raises(QueryFailed) as caught:
            await db.read(_BY_SPELLING)
        assert str(caught.value) == (
            "the database has not the indexes that this version searches in; "
            "`kb rebuild` makes them, and so does loading"
        )
        await rebuild(db)
        return [row["id"] for row in await db.read(_BY_SPELLING)]

    assert empty(spelled) == ["mill"]


def test_rebuilding_an_empty_graph_is_nothing(empty: Using) -> None:
    empty(wipe)
    assert empty(rebuild) == 0
