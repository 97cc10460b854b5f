"""A synthetic graph in Neo4j: every table loads by its mapping, and chains are found in it."""

from collections import Counter
from typing import Any

import pytest

from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Taken
from kb.queries import registry, run
from kb.store import parts
from kb.store.dataset import Dataset
from kb.store.driver import Database
from tests.conftest import Using, wipe
from tests.graphs import tables

RELATIONSHIPS = 500


@pytest.fixture(scope="module")
def loaded(using: Using, tmp_path_factory: pytest.TempPathFactory) -> Using:
    folder = tmp_path_factory.mktemp("graph")
    tables.write(folder, RELATIONSHIPS, seed=1)

    async def work(db: Database) -> None:
        await wipe(db)
        for name in tables.TABLES:
            read = mapping.read(folder / f"{name}.yaml")
            items = list(rows.read(read, sheets.read(folder / f"{name}.csv")))
            assert {type(item) for item in items} == {Taken}
            dataset = Dataset(f"graph-{name}", read.title, (read.source,), name)
            summary = await parts.load(db, dataset, items)
            assert summary.rows == len(items)

    using(work)
    return using


def _ask(loaded: Using, name: str, **given: Any) -> list[dict[str, Any]]:
    question = registry.find([registry.shipped()], name)
    answer: run.Answer = loaded(lambda db: run.ask(db, question, given))
    return answer.rows


def test_what_is_loaded_is_as_many_relationships_as_asked_for(loaded: Using) -> None:
    count = "MATCH ()-[fact WHERE fact.dated_by IS NOT NULL]->() RETURN count(*) AS facts"
    [row] = loaded(lambda db: db.read(count))
    assert row["facts"] == RELATIONSHIPS


def test_chains_overlap_certainly_or_possibly_or_are_none(loaded: Using) -> None:
    chains = _ask(loaded, "chain", party="syn-company-0")
    through = """
        MATCH (:Bank)-[:LENDS]->(line)-[:LENT_TO]->(borrower {id: 'syn-company-0'})
              -[:PARTNER_IN]->(deal)-[:OPENS]->(access)-[:TO]->(borrower), (access)-[:OF]->(data)
        RETURN DISTINCT line.id AS credit_line, deal.id AS partnership, data.id AS data
    """
    runs = {tuple(row.values()) for row in loaded(lambda db: db.read(through))}
    joined = {(one["credit_line"], one["partnership"], one["data"]) for one in chains}
    assert Counter(one["overlap"] for one in chains) == {"certain": 105, "possible": 204}
    assert (len(joined), len(runs)) == (63, 95)
    assert joined < runs
    assert {one["owner"] for one in chains} == {None, "syn-state-us"}


def test_some_facts_have_several_sources_some_are_denied_some_contradicted(loaded: Using) -> None:
    found = """
        MATCH (:Party)-[lends:LENDS]->(line)
        RETURN max(lends.source_count) AS sources, sum(lends.denial_count) AS denials,
          count(CASE WHEN line.conflicts <> [] THEN 1 END) AS conflicts
    """
    [row] = loaded(lambda db: db.read(found))
    assert row == {"sources": 3, "denials": 2, "conflicts": 1}
