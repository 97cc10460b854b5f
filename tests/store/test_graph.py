"""That the declared model is what stands in the graph once dossiers and rows are loaded."""

from dataclasses import replace

import pytest

from kb.ingest import dossier
from kb.model import graph
from kb.store import load, parts, unload
from kb.store.driver import Database
from tests.conftest import INVENTED, ROOT, SHIPPED, Using, wipe
from tests.store.invented import (
    DATASET,
    lendings,
)
from tests.store.judgements import merge

DOSSIERS = (
    SHIPPED,
    INVENTED,
    *(ROOT / "tests" / "dossiers" / f"{name}.yaml" for name in ("tiers", "contested")),
)


@pytest.fixture(scope="module")
def full(using: Using, tmp_path_factory: pytest.TempPathFactory) -> Using:
    """A graph with every dossier that ships with the code or its tests, and a merged party."""

    async def load_all(db: Database) -> None:
        await wipe(db)
        for path in DOSSIERS:
            await load.load(db, dossier.read(path))
        await merge(db, tmp_path_factory.mktemp("judged"))
        for id in ("rows", "unloaded"):
            await parts.load(db, replace(DATASET, id=id), lendings(1))
        await unload.dataset(db, "unloaded")

    using(load_all)
    return using


def test_every_node_is_of_a_kind_and_has_only_its_properties(full: Using) -> None:
    rows = full(
        lambda db: db.read(
            "MATCH (n) UNWIND keys(n) AS key "
            "RETURN labels(n) AS labels, collect(DISTINCT key) AS properties"
        )
    )
    allowed = {kind.labels: kind.properties for kind in graph.NODES}
    unknown = {frozenset(row["labels"]) for row in rows} - set(allowed)
    assert unknown == set()
    extra = {
        (*sorted(row["labels"]), name)
        for row in rows
        for name in set(row["properties"]) - allowed[frozenset(row["labels"])]
    }
    assert extra == set()


def test_every_relationship_is_of_a_kind_with_its_ends_and_properties(full: Using) -> None:
    rows = full(
        lambda db: db.read(
            "MATCH (a)-[r]->(b) RETURN type(r) AS type, labels(a) AS left, labels(b) AS right, "
            "COLLECT { UNWIND keys(r) AS key RETURN key } AS properties"
        )
    )
    kinds = {kind.type: kind for kind in graph.RELATIONSHIPS}
    wrong = {
        (row["type"], *sorted(row["left"]), *sorted(row["right"]), *sorted(row["properties"]))
        for row in rows
        if not set(row["left"]) & set(kinds[row["type"]].left)
        or not set(row["right"]) & set(kinds[row["type"]].right)
        or not set(row["properties"]) <= kinds[row["type"]].properties
    }
    assert wrong == set()


def test_nothing_is_declared_that_no_load_writes(full: Using) -> None:
    async def written(db: Database) -> tuple[set[str], set[str], set[str]]:
        nodes = await db.read("MATCH (n) RETURN labels(n) AS labels, keys(n) AS keys")
        links = await db.read("MATCH ()-[r]->() RETURN type(r) AS type, keys(r) AS keys")
        return (
            {label for row in nodes for label in row["labels"]},
            {row["type"] for row in links},
            {key for row in (*nodes, *links) for key in row["keys"]},
        )

    labels, types, properties = full(written)
    unspoken = (
        set(graph.LABELS) - labels,
        set(graph.TYPES) - types,
        graph.PROPERTIES - properties,
    )
    # What the model has and none of these dossiers speaks of, and loads that were stopped.
    others = {"subjects", "source", "superseded", "known_on"}
    assert unspoken == ({"Payment"}, {"PAYS", "PAID_TO", "MEMBER_OF"}, others)


def test_what_is_empty_is_left_out(full: Using) -> None:
    empty = "any(key IN keys(it) WHERE it[key] IN ['', []])"
    rows = full(
        lambda db: db.read(
            f"MATCH (it) WHERE {empty} RETURN it.id AS id "
            f"UNION ALL MATCH ()-[it]->() WHERE {empty} RETURN it.id AS id"
        )
    )
    assert rows == []
