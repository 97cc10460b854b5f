"""Turns: one caller's heavy statements wait for each other, not others for them.

A turn lasts until the statement has ended in Neo4j, which may be after its caller was told that it
took too long: what cannot be stopped keeps its caller's turn, so that no caller can have more of
them at work than there are turns for it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from kb.errors import TooBusy
from kb.guard.caps import Crowd


@dataclass
class _Line:
    """One caller's statements: those that have a turn of its own, and how many there are in all."""

    turns: asyncio.Semaphore
    present: int = 0


@dataclass
class Turns:
    """Who has a turn, and who waits for one."""

    crowd: Crowd = field(default_factory=Crowd)
    _lines: dict[str, _Line] = field(default_factory=dict, init=False)
    _all: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._all = asyncio.Semaphore(self.crowd.overall)

    @asynccontextmanager
    async def taken(self, caller: str) -> AsyncIterator[None]:
        """Wait for a turn of a caller's, and have it for a block.

        Raises:
            TooBusy: too many of the caller's wait already, or its turn does not come.
        """
        line = self._lines.setdefault(caller, _Line(asyncio.Semaphore(self.crowd.running)))
        if line.present >= self.crowd.running + self.crowd.waiting:
            raise TooBusy(
                "too many of your statements wait already; send more when some have ended"
            )
        line.present += 1
        try:
            # First among one's own, so that who sends many stands only once or twice in the other.
            own, common = (_within(it, self.crowd.patience) for it in (line.turns, self._all))
            async with own, common:
                yield
        finally:
            line.present -= 1
            if not line.present:
                del self._lines[caller]


@asynccontextmanager
async def _within(turns: asyncio.Semaphore, seconds: float) -> AsyncIterator[None]:
    try:
        async with asyncio.timeout(seconds):
            await turns.acquire()
    except TimeoutError as error:
        what = "other statements run, and this one's turn did not come; send it again later"
        raise TooBusy(what) from error
    try:
        yield
    finally:
        turns.release()
