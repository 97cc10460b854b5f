import asyncio

import pytest

from kb.errors import TooBusy
from kb.guard.caps import Crowd
from kb.guard.turns import Turns


async def _hold(turns: Turns, caller: str, begun: list[str], until: asyncio.Event) -> None:
    await turns.take(caller)
    begun.append(caller)
    await until.wait()
    turns.give_back(caller)


async def _settled() -> None:
    """Let everything run that can."""
    for _ in range(20):
        await asyncio.sleep(0)


def test_one_callers_statements_wait_for_each_other_and_not_others_for_them() -> None:
    async def tried() -> list[str]:
        turns, begun, until = Turns(Crowd(running=2, overall=3)), list[str](), asyncio.Event()
        callers = ["heavy"] * 5 + ["light"]
        tasks = [asyncio.create_task(_hold(turns, it, begun, until)) for it in callers]
        await _settled()
        first = [*begun]
        until.set()
        await asyncio.gather(*tasks)
        return [*first, *sorted(begun[len(first) :])]

    assert asyncio.run(tried()) == ["heavy", "heavy", "light", "heavy", "heavy", "heavy"]


def test_who_sends_too_many_at_once_is_told_so() -> None:
    async def tried() -> None:
        turns, until = Turns(Crowd(running=1, waiting=1)), asyncio.Event()
        tasks = [asyncio.create_task(_hold(turns, "heavy", [], until)) for _ in range(2)]
        await _settled()
        try:
            await turns.take("heavy")
        finally:
            until.set()
            await asyncio.gather(*tasks)

    with pytest.raises(TooBusy) as caught:
        asyncio.run(tried())
    assert str(caught.value) == (
        "too many of your statements wait already; send more when some have ended"
    )


def test_a_turn_that_does_not_come_is_given_up() -> None:
    async def tried() -> None:
        turns, until = Turns(Crowd(running=1, patience=0.01)), asyncio.Event()
        task = asyncio.create_task(_hold(turns, "heavy", [], until))
        await _settled()
        try:
            await turns.take("heavy")
        finally:
            until.set()
            await task

    with pytest.raises(TooBusy) as caught:
        asyncio.run(tried())
    assert str(caught.value) == (
        "other statements run, and this one's turn did not come; send it again later"
    )


def test_nothing_is_kept_of_callers_that_have_gone() -> None:
    async def tried() -> Turns:
        turns = Turns()
        await turns.take("one")
        turns.give_back("one")
        return turns

    assert asyncio.run(tried())._lines == {}
