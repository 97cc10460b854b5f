"""Writing in many transactions, with nobody else loading, and noted in the journal.

While one part is written the next is planned: the server and we work at the same time.
"""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass, field

from kb.store import apart, journal
from kb.store.answers import Transaction
from kb.store.changes import NOTHING, Tallies
from kb.store.driver import Database
from kb.store.planned import Planned
from kb.store.records import Properties
from kb.store.writes import loads
from kb.store.writes.statement import run

Make = Callable[[Transaction], Awaitable[Planned]]


@dataclass(frozen=True)
class _UnderWay:
    """A part while it is written."""

    part: Planned
    task: asyncio.Task[None]


@dataclass
class Writing:
    """A load, or what undoes one, while it runs.

    Attributes:
        held: what ends with it: its turn to load, from when it first writes.
        note: what the journal says of it.
        ahead: whether a part is planned while the one before it is written.
        did: what it has done so far.
        done: how many rows are loaded, from the first.
        refused: how many of them contradict other datasets.
        id: what the journal knows it by; empty while it has written nothing.
        alone: whether it has its turn.
    """

    db: Database
    held: AsyncExitStack
    note: Properties
    ahead: bool = True
    did: Tallies = NOTHING
    done: int = 0
    refused: int = 0
    id: str = ""
    alone: bool = False
    _under_way: _UnderWay | None = field(default=None, init=False)

    async def write(self, make: Make, rows: int = 0) -> Planned:
        """Plan something, and have it written in one transaction if there is anything to write.

        It may not be written yet at the end: `settle` waits for that.

        Args:
            rows: how many rows that are.

        Raises:
            DatabaseError: it, or what was under way before it, is not written.
        """
        found = await self._found(make)
        if found.plan.anything:
            self._under_way = _UnderWay(found, asyncio.create_task(self._write(found, rows)))
        else:
            self._count(found, rows)
        return found

    async def settle(self) -> None:
        """Wait until all is written.

        Raises:
            DatabaseError: it is not.
        """
        if under_way := self._under_way:
            self._under_way = None
            await under_way.task

    async def _found(self, make: Make) -> Planned:
        """Plan something that holds until it is written, behind what is under way."""
        if (before := self._under_way) and not (self.ahead and apart.may_begin(before.part)):
            await self.settle()
            before = None
        edition, found = await self._plan(make)
        await self.settle()
        if before:
            holds = apart.holds(found, before.part)
        else:
            holds = self.alone or not found.plan.anything or await self._turn(edition)
        return found if holds else (await self._plan(make))[1]

    async def _plan(self, make: Make) -> tuple[str, Planned]:
        async with self.db.reading() as tx:
            return await journal.edition(tx), await make(tx)

    async def _turn(self, edition: str) -> bool:
        """Take the turn to load; say whether the graph is still of this edition then."""
        await self.held.enter_async_context(journal.turn(self.db))
        self.held.push_async_callback(self.settle)
        self.alone = True
        async with self.db.reading() as tx:
            return await journal.edition(tx) == edition

    async def _write(self, found: Planned, rows: int) -> None:
        async with self.db.writing() as tx:
            await run(tx, loads.of(found.plan))
            await self._note(tx, found, rows)
        self._count(found, rows)

    def _count(self, found: Planned, rows: int) -> None:
        self.did += found.plan.tallies
        self.done += rows
        self.refused += len(found.remarks)

    async def _note(self, tx: Transaction, found: Planned, rows: int) -> None:
        counts = asdict(found.plan.tallies.total)
        at = {"done": self.done + rows, "refused": self.refused + len(found.remarks)}
        if self.id:
            self.id = await journal.go_on(tx, self.id, at, counts)
        else:
            note = {**self.note, **at, "finished": False, **counts}
            self.id = await journal.begin(tx, note)

    async def finish(self) -> None:
        """Write the rest, and note the end in the journal, if anything is there."""
        await self.settle()
        if self.id:
            async with self.db.writing() as tx:
                await journal.finish(tx, self.id, self.done - self.refused, self.refused)
