"""Turns: one caller's heavy statements wait for each other, not others for them.

A turn lasts until the statement has ended in Neo4j, which may be after its caller was told that it
took too long: what cannot be stopped keeps its caller's turn, so that no caller can have more of
them at work than there are turns for it.
"""

import asyncio
from dataclasses import dataclass, field

from kb.errors import TooBusy
from kb.guard.caps import Crowd


@dataclass
class _Line:
    """One caller's statements: the turns of its own, and how many have one or wait."""

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

    async def take(self, caller: str) -> None:
        """Wait for a turn of a caller's, who has to give it back.

        Raises:
            TooBusy: too many of the caller's wait already, or its turn does not come.
        """
        line = self._lines.get(caller)
        if line is None:
            line = self._lines[caller] = _Line(asyncio.Semaphore(self.crowd.running))
        if line.present >= self.crowd.running + self.crowd.waiting:
            raise TooBusy(
                "too many of your statements wait already; send more when some have ended"
            )
        line.present += 1
        try:
            # First among one's own, so that who sends many stands only once or twice in the other.
            await self._wait(line.turns)
            try:
                await self._wait(self._all)
            except BaseException:
                line.turns.release()
                raise
        except BaseException:
            self._leave(caller)
            raise

    def give_back(self, caller: str) -> None:
        """Let the next have the turn."""
        self._all.release()
        self._lines[caller].turns.release()
        self._leave(caller)

    async def _wait(self, turns: asyncio.Semaphore) -> None:
        if not turns.locked():
            await turns.acquire()  # at once
            return
        try:
            async with asyncio.timeout(self.crowd.patience):
                await turns.acquire()
        except TimeoutError as error:
            what = "other statements run, and this one's turn did not come; send it again later"
            raise TooBusy(what) from error

    def _leave(self, caller: str) -> None:
        line = self._lines[caller]
        line.present -= 1
        if not line.present:
            del self._lines[caller]
