import pytest

from kb.errors import OtherModel
from kb.model import schema as model
from kb.model.judgements import Judgement, Verdict
from kb.queries import registry, run
from kb.store import judging, refresh, schema
from kb.store.driver import Database
from tests.conftest import Using, wipe


def test_every_label_and_fact_type_is_constrained_by_id() -> None:
    names = set(schema.statements())
    assert {f"{node.label.lower()}_id" for node in model.NODES} <= names
    assert {f"{fact.type.lower()}_fact" for fact in model.FACTS} <= names
    assert {"party_id", "agreement_id", "source_id", "claim_id", "states_fact"} <= names


def test_applying_it_twice_makes_it_once(using: Using) -> None:
    async def names(db: Database) -> set[str]:
        await wipe(db)
        await schema.apply(db)
        return {row["name"] for row in await db.administer("SHOW INDEXES YIELD name")}

    assert using(names) >= set(schema.statements())


def test_an_index_of_a_former_version_gives_way_to_its_successor(using: Using) -> None:
    async def names(db: Database) -> set[str]:
        await wipe(db)
        await db.administer("DROP INDEX party_search")
        await db.administer("CREATE FULLTEXT INDEX party_names FOR (p:Party) ON EACH [p.name]")
        await schema.apply(db)
        return {row["name"] for row in await db.administer("SHOW INDEXES YIELD name")}

    assert using(names) & {"party_names", "party_search"} == {"party_search"}


def test_a_graph_of_another_model_is_neither_asked_nor_written_until_it_is_rebuilt(
    empty: Using,
) -> None:
    told = "the graph is of model 1, and this version reads and writes 5; "
    told += "`kb rebuild` computes it anew from its claims"
    judgement = Judgement("a", "b", Verdict.SAME, "Ada", "2026-01-01T00:00:00Z")

    async def age(db: Database) -> None:
        await db.administer("MERGE (t:Throughline {id: 'graph'}) SET t.model = 1")

    async def asked(db: Database) -> int:
        question = registry.find((registry.shipped(),), "statistics")
        return len((await run.ask(db, question, {})).rows)

    empty(age)
    for work in (asked, lambda db: judging.judge(db, [judgement])):
        with pytest.raises(OtherModel) as caught:
            empty(work)
        assert str(caught.value) == told
    empty(refresh.rebuild)
    empty(asked)


def test_a_party_is_found_by_an_index_whatever_label_is_written(using: Using) -> None:
    async def operators(db: Database) -> list[str]:
        plans = []
        for label in ("Party", "Company", "Bank", "Government"):
            plan = (await db.described(f"MATCH (n:{label} {{id: 'x'}}) RETURN n")).plan
            plans += [operator.name for operator in plan.walk()] if plan else []
        return plans

    using(wipe)
    found = using(operators)
    assert [name for name in found if "Scan" in name] == []
    assert len([name for name in found if "UniqueIndexSeek" in name]) == 4
