from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.refresh import rebuild
from tests.conftest import INVENTED, SHIPPED, Using, wipe
from tests.store.test_load import _file


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


def test_rebuilding_an_empty_graph_is_nothing(empty: Using) -> None:
    empty(wipe)
    assert empty(rebuild) == 0
