from kb.model import schema
from kb.shell import vocabulary
from kb.store.schema import NODE_LABELS
from tests.conftest import Using

OF_NODES = "MATCH (n) UNWIND labels(n) AS name UNWIND keys(n) AS key RETURN DISTINCT name, key"
OF_RELATIONSHIPS = "MATCH ()-[r]->() UNWIND keys(r) AS key RETURN DISTINCT type(r) AS name, key"


def test_every_label_and_type_of_the_store_is_known() -> None:
    assert set(vocabulary.labels()) == set(NODE_LABELS)
    assert set(vocabulary.types()) >= set(schema.FACT)
    assert set(vocabulary.described()) == {*vocabulary.labels(), *vocabulary.types()}


def test_every_property_of_the_graph_is_known(shipped: Using) -> None:
    rows = shipped(lambda db: db.read(f"{OF_NODES} UNION {OF_RELATIONSHIPS}"))
    unknown = [r for r in rows if r["key"] not in vocabulary.properties_of(r["name"])]
    assert (unknown, len(rows) > 100) == ([], True)


def test_every_type_of_the_graph_is_known(shipped: Using) -> None:
    rows = shipped(lambda db: db.read("MATCH ()-[r]->() RETURN DISTINCT type(r) AS name"))
    assert {row["name"] for row in rows} <= set(vocabulary.types())


def test_what_is_a_fact_has_the_properties_of_facts() -> None:
    assert vocabulary.own_properties_of("OWNS") == {"share"}
    assert vocabulary.properties_of("OWNS") == {"share"} | vocabulary.FACT
    assert vocabulary.own_properties_of("Source") == vocabulary.properties_of("Source")
    assert vocabulary.properties_of("Nothing") == frozenset()
