"""What peers are given is what stands in the graph, every value of it."""

from collections import Counter
from datetime import date, datetime
from pathlib import Path

from tests.benchmarks.peers import export, records
from tests.benchmarks.peers.records import Records, Relationship
from tests.conftest import Using

GRAPH = """
CREATE (bank:Party:Company:Bank {id: 'bank', name: 'Bank', aliases: ['B', 'BB'], collective: false})
       -[:LENDS {id: 'f', begins_earliest: date('2010-01-01'), claim_count: 2}]->
       (:Agreement:CreditLine {id: 'line', amount_min: 1.5}),
       (:Load {id: 'load', at: datetime('2020-01-02T03:04:05Z')})
"""


def _exported(empty: Using, folder: Path) -> Records:
    file = folder / "records.jsonl"
    empty(lambda db: db.administer(GRAPH))
    empty(lambda db: export.write_records(db, file))
    return records.read(str(file))


def test_records_are_the_graph(empty: Using, tmp_path: Path) -> None:
    found = _exported(empty, tmp_path)
    bank = {"id": "bank", "name": "Bank", "aliases": ["B", "BB"], "collective": False}
    moment = datetime.fromisoformat("2020-01-02T03:04:05+00:00")
    assert {node.labels: node.properties for node in found.nodes} == {
        ("Party", "Company", "Bank"): bank,
        ("Agreement", "CreditLine"): {"id": "line", "amount_min": 1.5},
        ("Load",): {"id": "load", "at": moment},
    }
    lends = {"id": "f", "begins_earliest": date(2010, 1, 1), "claim_count": 2}
    ends = (("Party", "bank"), ("Agreement", "line"))
    assert found.relationships == [Relationship("LENDS", *ends, lends)]


def test_of_a_loaded_graph_none_is_left_out(wider: Using, tmp_path: Path) -> None:
    file = tmp_path / "records.jsonl"
    wider(lambda db: export.write_records(db, file))
    found = records.read(str(file))
    [nodes] = wider(lambda db: db.read("MATCH (n) RETURN count(n) AS n"))
    types = wider(lambda db: db.read("MATCH ()-[r]->() RETURN type(r) AS type, count(r) AS n"))
    assert len(found.nodes) == nodes["n"]
    assert Counter(one.type for one in found.relationships) == {
        row["type"]: row["n"] for row in types
    }


def test_batches_are_of_a_size_at_most() -> None:
    assert list(records.batches(range(5), 2)) == [[0, 1], [2, 3], [4]]
