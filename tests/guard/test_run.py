"""Running statements under the guard, on a real Neo4j."""

import asyncio
from typing import Any

import pytest

from kb.errors import InvalidStatement, StatementRefused, TooBusy, TookTooLong
from kb.guard.caps import Caps, Crowd
from kb.guard.guard import Guard, Layer
from kb.guard.run import Asked, asking
from kb.guard.turns import Turns
from kb.store.driver import Database
from tests.conftest import Using

ROWS = "UNWIND range(1, 2500) AS x RETURN x"
# A loop that Neo4j cannot stop, of some seconds; the layer that would refuse it is off.
DEAF = "RETURN all(x IN range(1, $most) WHERE x > 0) AS n"
WITHOUT_TEXT = frozenset(Layer) - {Layer.TEXT}
MARKED = "SHOW TRANSACTIONS YIELD metaData WHERE metaData.throughline IS NOT NULL RETURN metaData"


async def _rows(
    db: Database, guard: Guard, statement: str, caller: str = "me", most: int = 400_000_000
) -> list[Any]:
    asked = Asked(caller, statement, {"most": most} if "$most" in statement else {})
    async with asking(guard, db, asked, 10_000) as rows:
        return [row async for batch in rows.batches() for row in batch]


def test_gives_all_rows_in_batches(using: Using) -> None:
    assert using(lambda db: _rows(db, Guard(), ROWS)) == [(x,) for x in range(1, 2501)]


@pytest.mark.parametrize(
    ("limit", "given", "truncated"), [(2499, 2499, True), (2500, 2500, False), (1000, 1000, True)]
)
def test_gives_as_many_rows_as_are_asked_for(
    using: Using, limit: int, given: int, truncated: bool
) -> None:
    async def ask(db: Database) -> tuple[int, bool]:
        guard = Guard()
        async with asking(guard, db, Asked("me", ROWS), limit) as rows:
            found = [row async for batch in rows.batches() for row in batch]
        await asyncio.gather(*guard._ending)  # what was cut is seen to its end
        return len(found), rows.truncated

    assert using(ask) == (given, truncated)


def test_a_statement_that_has_passed_is_remembered(using: Using) -> None:
    async def ask(db: Database) -> tuple[bool, bool]:
        guard = Guard()
        before = guard.recall(ROWS) is not None
        await _rows(db, guard, ROWS)
        return before, guard.recall(ROWS) is not None

    assert using(ask) == (False, True)


def test_what_was_refused_is_refused_again(using: Using) -> None:
    async def ask(db: Database) -> list[str]:
        guard, said = Guard(), []
        for statement in ("CREATE (n:Mine)", "CREATE (n:Mine)", "RETURN 1 +", "RETURN 1 +"):
            try:
                await _rows(db, guard, statement)
            except (StatementRefused, InvalidStatement) as error:
                said.append(type(error).__name__)
        return said

    assert using(ask) == ["StatementRefused"] * 2 + ["InvalidStatement"] * 2


@pytest.mark.parametrize("function", ["duration", "datetime"])
def test_what_a_function_cannot_read_is_told_in_short(using: Using, function: str) -> None:
    async def ask(db: Database) -> str:
        asked = Asked("me", f"RETURN {function}($a) AS n", {"a": f"P{'9' * 5000}Y"})
        with pytest.raises(InvalidStatement) as caught:
            async with asking(Guard(), db, asked, 10) as rows:
                [_ async for _ in rows.batches()]
        return str(caught.value)

    said = using(ask)
    assert said.startswith("statement: ")
    assert said.endswith("99 …; correct the statement")
    assert len(said) < 600


def test_what_neo4j_cannot_stop_keeps_its_callers_turn_and_no_others(using: Using) -> None:
    async def ask(db: Database) -> tuple[list[str], int]:
        turns = Turns(Crowd(running=1, patience=0.2))
        guard = Guard(turns, Caps(seconds=0.1), WITHOUT_TEXT)
        # Planned beforehand, so that its time is over in its loop and not before.
        await _rows(db, Guard(layers=WITHOUT_TEXT), DEAF, most=1)
        told = []
        for statement in (DEAF, ROWS):
            try:
                await _rows(db, guard, statement)
            except (TookTooLong, TooBusy) as error:
                told.append(type(error).__name__)
        other = len(await _rows(db, Guard(turns), ROWS, "another"))
        await asyncio.gather(*guard._ending)  # until Neo4j has done with it
        mine = len(await _rows(db, Guard(turns), ROWS))
        return told, other + mine

    assert using(ask) == (["TookTooLong", "TooBusy"], 5000)


def test_who_goes_away_leaves_nothing_running(using: Using) -> None:
    async def ask(db: Database) -> list[Any]:
        guard = Guard()
        endless = "UNWIND range(1, 1000000000000) AS x WITH x WHERE x < 0 RETURN x"
        task = asyncio.create_task(_rows(db, guard, endless))
        while not await db.administer(MARKED):
            pass
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await asyncio.gather(*guard._ending)
        return await db.administer(MARKED)

    assert using(ask) == []


def test_an_answer_that_was_cut_keeps_its_turn_while_neo4j_is_at_its_next_row(using: Using) -> None:
    loop = "all(y IN range(1, 400000000) WHERE y > 0)"
    # Long rows, so that the first are sent while Neo4j is at the last.
    statement = f"UNWIND range(1, 40) AS x RETURN $pad AS pad, x = 40 AND {loop} AS at_last"

    async def ask(db: Database) -> tuple[int, list[str], int]:
        guard = Guard(Turns(Crowd(running=1, patience=0.2)), layers=WITHOUT_TEXT)
        asked = Asked("me", statement, {"pad": "x" * 4000})
        async with asking(guard, db, asked, 1) as rows:
            first = len([row async for batch in rows.batches() for row in batch])
        told = []
        try:
            await _rows(db, guard, "RETURN 1 AS x")
        except TooBusy as error:
            told.append(type(error).__name__)
        await asyncio.gather(*guard._ending)
        return first, told, len(await _rows(db, guard, "RETURN 1 AS x"))

    assert using(ask) == (1, ["TooBusy"], 1)
