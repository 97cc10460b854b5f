"""A graph that is loaded into between two pages, or while one is read, is told of."""

import asyncio
from typing import Any

import pytest

from kb.errors import GraphChanged, InvalidQuestion
from kb.queries import header, run
from kb.store.driver import Database
from tests.conftest import Using

RANKED = """\
// Lines by their rank, which a load may change.
//
// column line: string     The line.
// column rank: string     What orders it.
// order: rank, line
// pages: behind, rows
// example: {}
MATCH (line:CreditLine) WHERE line.rank >= coalesce($behind[0], '')
WITH line.rank AS rank, line.id AS line ORDER BY rank
WHERE $behind IS NULL OR [rank, line] > $behind
RETURN line, rank LIMIT $rows
"""
UNORDERED = """\
// Rows that come in another order than they should.
//
// column n: string        The row.
// order: n
// pages: behind, rows
// example: {}
UNWIND CASE WHEN $behind IS NULL THEN ['b', 'a'] ELSE [] END AS n
RETURN n LIMIT $rows
"""
LOADED = "MATCH (t:Throughline {id: 'graph'}) SET t.edition = $edition"


async def _load(db: Database, edition: str, cypher: str = "") -> None:
    async with db.writing() as tx:
        await tx.run(LOADED, {"edition": edition})
        if cypher:
            await tx.run(cypher)


async def _lines(db: Database) -> None:
    async with db.writing() as tx:
        await tx.run("MERGE (:Throughline {id: 'graph'})")
        await tx.run("UNWIND ['a', 'b', 'c'] AS id CREATE (:CreditLine {id: id, rank: id})")
    await _load(db, "before")


@pytest.mark.parametrize(
    ("load", "second", "changed"),
    [
        ("", [("c", "c")], False),
        ("RETURN 1", [("c", "c")], True),
        ("MATCH (line:CreditLine {id: 'a'}) SET line.rank = 'd'", [("c", "c"), ("a", "d")], True),
    ],
)
def test_a_page_tells_that_the_graph_changed_since_the_one_before(
    empty: Using, load: str, second: list[tuple[str, str]], changed: bool
) -> None:
    ranked = header.parse("ranked", "ranked.cypher", RANKED)

    async def work(db: Database) -> tuple[run.Answer, run.Answer]:
        await _lines(db)
        first = await run.ask(db, ranked, {}, 2)
        if load:
            await _load(db, "after", load)
        return first, await run.ask(db, ranked, {}, 2, first.next)

    before, after = empty(work)
    assert (before.values, before.changed) == ([("a", "a"), ("b", "b")], False)
    assert (after.values, after.changed) == (second, changed)


def test_a_load_while_it_is_read_is_told_of(empty: Using) -> None:
    ranked = header.parse("ranked", "ranked.cypher", RANKED)

    async def work(db: Database) -> tuple[list[Any], bool]:
        await _lines(db)
        async with run.reading(db, ranked, {}) as found:
            await _load(db, "meanwhile")
            rows = [row async for batch in found.batches() for row in batch]
            return rows, found.changed

    assert empty(work) == ([("a", "a"), ("b", "b"), ("c", "c")], True)


@pytest.mark.parametrize("moved", [0, 1, run.TRIES - 1])
def test_what_a_load_came_between_is_asked_again(moved: int) -> None:
    asked = iter(range(run.TRIES))

    async def work() -> int:
        if (number := next(asked)) < moved:
            raise GraphChanged("rows moved")
        return number

    assert asyncio.run(run.settled(work)) == moved


def test_it_is_not_asked_for_ever() -> None:
    asked = []

    async def work() -> None:
        asked.append("again")
        raise GraphChanged("rows moved")

    with pytest.raises(GraphChanged):
        asyncio.run(run.settled(work))
    assert len(asked) == run.TRIES


@pytest.mark.parametrize(
    ("edition", "error", "message"),
    [
        (
            "meanwhile",
            GraphChanged,
            "the graph was loaded into while it was asked, and rows moved; ask again, after the "
            "load if it happens once more",
        ),
        (
            "before",
            InvalidQuestion,
            "unordered.cypher:4:1: the query has pages, and gives its rows in another order than "
            "it declares; have it begin at an index that is ordered so, or remove its pages line",
        ),
    ],
)
def test_rows_out_of_order_are_the_fault_of_a_load_or_of_the_question(
    empty: Using, edition: str, error: type[Exception], message: str
) -> None:
    unordered = header.parse("unordered", "unordered.cypher", UNORDERED)

    async def work(db: Database) -> list[Any]:
        await _lines(db)
        async with run.reading(db, unordered, {}) as found:
            await _load(db, edition)
            return [row async for batch in found.batches() for row in batch]

    with pytest.raises(error) as caught:
        empty(work)
    assert str(caught.value) == message
