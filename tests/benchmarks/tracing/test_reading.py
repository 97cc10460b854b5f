"""A synthetic graph in Neo4j: columns of it have the chains that `chain` tells, however counted."""

from typing import Any

import pytest

from kb.queries import registry, run
from kb.store.driver import Database
from tests.benchmarks.tracing import counts, forms, join
from tests.benchmarks.tracing.columns import Graph, Ints
from tests.benchmarks.tracing.reading import read, rows
from tests.conftest import Using

_IDS = "MATCH (n) WHERE n.id IS NOT NULL RETURN id(n), n.id"


@pytest.fixture(scope="module")
def graph(loaded: Using) -> Graph:
    found: Graph = loaded(read)
    return found


@pytest.fixture(scope="module")
def ids(loaded: Using) -> dict[int, str]:
    async def work(db: Database) -> dict[int, str]:
        return dict([row async for row in rows(db, _IDS)])

    found: dict[int, str] = loaded(work)
    return found


def _lenders(graph: Graph) -> list[int]:
    return sorted(set(graph.lends.facts.left.tolist()))


def _joined(graph: Graph, ids: dict[int, str], lender: int) -> list[tuple[Any, ...]]:
    found: list[tuple[Any, ...]] = []
    for part in join.chains(graph, lender):

        def ends(name: str, side: str, part: join.Chains = part) -> list[str | None]:
            facts: Ints = getattr(getattr(graph, name).facts, side)
            places = part.hops[name]
            return [ids[int(facts[place])] if place != join.NOBODY else None for place in places]

        overlap = ["certain" if sure else "possible" for sure in join.certain(graph, part)]
        owners, lines = ends("owns", "left"), ends("lends", "right")
        borrowers, deals = ends("joins", "left"), ends("joins", "right")
        partners, accesses = ends("partnered", "left"), ends("opens", "right")
        data = ends("of", "right")
        every = (owners, lines, borrowers, deals, partners, accesses, data, overlap)
        found.extend(zip(*every, strict=True))
    return sorted(found, key=str)


def test_columns_have_the_chains_that_the_question_tells(
    loaded: Using, graph: Graph, ids: dict[int, str]
) -> None:
    chain = registry.find([registry.shipped()], "chain")
    columns = ("owner", "credit_line", "party", "partnership", "partner", "access", "data")

    async def told(db: Database) -> dict[int, list[tuple[Any, ...]]]:
        answers = {
            lender: await run.ask(db, chain, {"lender": ids[lender]}, 100_000)
            for lender in _lenders(graph)
        }
        return {
            lender: [(*map(row.get, columns), row["overlap"]) for row in answer.rows]
            for lender, answer in answers.items()
        }

    found = {lender: sorted(rows, key=str) for lender, rows in loaded(told).items()}
    assert found == {lender: _joined(graph, ids, lender) for lender in _lenders(graph)}
    assert sum(map(len, found.values())) == 501


def test_chains_are_counted_alike_by_all_ways(
    loaded: Using, graph: Graph, ids: dict[int, str]
) -> None:
    ways = (*map(forms.count, forms.COUNTS.values()), forms.of_lists, forms.of_vectors)

    async def work(db: Database) -> None:
        for lender in _lenders(graph):
            assert await counts.plain(db, ids[lender]) == counts.number(graph, lender)
            told = [await way(db, ids[lender]) for way in ways]
            assert told == [forms.in_memory(graph, lender)] * len(ways)

    loaded(work)


def test_a_question_that_counts_tells_what_the_join_does(
    loaded: Using, graph: Graph, ids: dict[int, str]
) -> None:
    summary = counts.question("chain_summary")

    async def work(db: Database) -> None:
        for lender in _lenders(graph):
            given = {"lender": ids[lender]}
            told = await counts.answered(db, summary, ("lender", "data"), given)
            joined = counts.joined(graph, lender)
            assert told == {(ids[lender], ids[kind]): found for kind, found in joined.items()}

    loaded(work)
