import pytest

from kb.store.hash import graph_hash
from tests.conftest import Using

A = (
    "CREATE (:Party:Company {id: 'a', name: 'A'})"
    "-[:OWNS {id: 'x', share: 51.0}]->(:Party {id: 'b'})"
)


def test_nothing_has_the_hash_of_nothing(empty: Using) -> None:
    assert empty(graph_hash) == "0" * 64


def test_the_same_content_has_the_same_hash_in_whatever_order_it_was_made(empty: Using) -> None:
    empty(lambda db: db.administer(A))
    first = empty(graph_hash)
    empty(lambda db: db.administer("MATCH (n) DETACH DELETE n"))
    empty(lambda db: db.administer("CREATE (:Company:Party {name: 'A', id: 'a'})"))
    empty(lambda db: db.administer("CREATE (:Party {id: 'b'})"))
    empty(
        lambda db: db.administer(
            "MATCH (a {id: 'a'}), (b {id: 'b'}) CREATE (a)-[:OWNS {share: 51.0, id: 'x'}]->(b)"
        )
    )
    assert empty(graph_hash) == first


@pytest.mark.parametrize(
    "change",
    [
        "MATCH (n {id: 'a'}) SET n.name = 'B'",
        "MATCH (n {id: 'a'}) REMOVE n:Company",
        "MATCH ()-[r]->() SET r.share = 51",
        "MATCH (a)-[r]->(b) DELETE r WITH a, b CREATE (b)-[:OWNS {id: 'x', share: 51.0}]->(a)",
        "CREATE ({id: 'c'})",
        "MATCH ()-[r]->() DELETE r",
        "MATCH (n {id: 'a'}) SET n.since = date('2018-06-05')",
    ],
)
def test_any_change_changes_the_hash(empty: Using, change: str) -> None:
    empty(lambda db: db.administer(A))
    before = empty(graph_hash)
    empty(lambda db: db.administer(change))
    assert empty(graph_hash) != before
