"""`chain` gives every chain, in its order, page by page: held against the oracle's."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from kb.queries import registry, run
from kb.queries.run import Answer
from kb.store import parts
from kb.store.driver import Database
from tests.conftest import Using, wipe
from tests.oracle import chains, worlds
from tests.oracle.chains import Chain, Graph

SEEDS = range(200)
_MOST = 100_000
_DAYS = (date(2010, 6, 1), date(2012, 6, 1), date(2014, 12, 31))


@dataclass(frozen=True)
class Oracle:
    """A graph as it stands, and every chain in it, in order."""

    using: Using
    graph: Graph
    every: list[Chain]

    def ask(self, limit: int = _MOST, after: str | None = None, **given: Any) -> Answer:
        question = registry.find((registry.shipped(),), "chain")
        answer: Answer = self.using(lambda db: run.ask(db, question, given, limit, after))
        return answer

    def told(self, **given: Any) -> list[tuple[str, str]]:
        rows = self.ask(**given).rows
        return [(row["chain"], row["overlap"]) for row in rows]


@pytest.fixture(scope="module")
def oracle(using: Using) -> Oracle:
    async def make(db: Database) -> Graph:
        await wipe(db)
        await parts.load(db, worlds.DATASET, worlds.rows(SEEDS))
        return await chains.read(db)

    graph = using(make)
    every = [one for world in _worlds(graph) for one in chains.chains(world)]
    return Oracle(using, graph, sorted(every, key=lambda one: chains.place(graph, one)))


def _worlds(graph: Graph) -> list[Graph]:
    """Part a graph into its worlds, between which there is no fact."""
    facts: dict[str, dict[str, list[tuple[str, str, chains.Fact]]]] = {}
    for type, found in graph.facts.items():
        for fact in found:
            world = facts.setdefault(fact[0].partition("-")[0], {})
            world.setdefault(type, []).append(fact)
    return [Graph(found, graph.nodes, graph.wider) for found in facts.values()]


def _expected(found: list[Chain]) -> list[tuple[str, str]]:
    return [(one.id, "certain" if one.certain else "possible") for one in found]


def test_all_chains_of_all_worlds(oracle: Oracle) -> None:
    assert oracle.told() == _expected(oracle.every)


@pytest.mark.parametrize(
    ("parameter", "label", "several"),
    [("lender", "bank", 3), ("party", "company", 4), ("government", "government", 2)],
)
def test_the_chains_of_a_party_of_each_world(
    oracle: Oracle, parameter: str, label: str, several: int
) -> None:
    end = "owner" if parameter == "government" else parameter
    for seed in SEEDS:
        id = f"w{seed}-{label}-{seed % several}"
        if id in oracle.graph.nodes:
            wanted = [one for one in oracle.every if one.ends[end] == id]
            assert oracle.told(**{parameter: id}) == _expected(wanted), (seed, id)


def test_the_chains_to_a_kind_of_data_of_each_world(oracle: Oracle) -> None:
    for seed in SEEDS:
        id = f"w{seed}-datacategory-{seed % 2}"
        wanted = [one for one in oracle.every if id in oracle.graph.wider[one.ends["data"]]]
        assert oracle.told(data=id) == _expected(wanted), (seed, id)


@pytest.mark.parametrize("day", _DAYS, ids=str)
def test_the_chains_of_a_day(oracle: Oracle, day: date) -> None:
    # An owner of another day is left out of a chain, which then stands without one.
    told = {id for id, _ in oracle.told(on=str(day))}
    wanted = {one.id for one in oracle.every if chains.may_be_on(one, day)}
    assert wanted <= told
    assert {id for id in told - wanted if "-government-" in id.partition("/")[0]} == set()


def test_pages_are_the_whole_and_repeat_nothing(oracle: Oracle) -> None:
    wanted = _expected(oracle.every)[:500]
    told: list[tuple[str, str]] = []
    after: str | None = None
    while len(told) < len(wanted):
        answer = oracle.ask(limit=7, after=after)
        told += [(row["chain"], row["overlap"]) for row in answer.rows]
        after = answer.next
    assert told[: len(wanted)] == wanted
