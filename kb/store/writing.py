"""Writing in many transactions, with nobody else loading, and noted in the journal.

While one part is written the next is planned, and what it will send is made ready: the server and
we work at the same time. What is computed is computed in threads, so that whatever the server
answers meanwhile is answered at once.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, field

from kb.model.identities import EACH_ITSELF, Identities
from kb.store import apart, journal, judged
from kb.store.answers import Transaction
from kb.store.changes import NOTHING, Tallies
from kb.store.driver import Database
from kb.store.planned import Planned
from kb.store.records import Properties
from kb.store.writes import loads
from kb.store.writes.statement import Write, batched, send

Make = Callable[[Transaction], Awaitable[Planned]]


@asynccontextmanager
async def begun(db: Database, note: Properties, ahead: bool = True) -> AsyncIterator["Writing"]:
    """Have the turn to load, and what is under way written when the block ends.

    What is planned holds from the first part on, since nobody else loads.
    """
    async with journal.turn(db):
        async with db.reading() as tx:
            who = await judged.identities(tx)
        writing = Writing(db, note, ahead, who)
        try:
            yield writing
        finally:
            await writing.settle()


@dataclass(frozen=True)
class _Ready:
    """A part that is planned, and what is sent to write it."""

    part: Planned
    batches: tuple[Write, ...]


def _made_ready(part: Planned) -> _Ready:
    writes = loads.of(part.plan)
    return _Ready(part, tuple(batch for write in writes for batch in batched(write)))


@dataclass(frozen=True)
class _UnderWay:
    """A part while it is written."""

    part: Planned
    task: asyncio.Task[None]


@dataclass
class Writing:
    """A load, or what undoes one, while it runs.

    Attributes:
        note: what the journal says of it.
        ahead: whether a part is planned while the one before it is written.
        who: who is who, which nobody changes meanwhile.
        did: what it has done so far.
        done: how many rows are loaded, from the first.
        refused: how many of them contradict other datasets.
        id: what the journal knows it by; empty while it has written nothing.
    """

    db: Database
    note: Properties
    ahead: bool = True
    who: Identities = EACH_ITSELF
    did: Tallies = NOTHING
    done: int = 0
    refused: int = 0
    id: str = ""
    _under_way: _UnderWay | None = field(default=None, init=False)

    async def write(self, make: Make, rows: int = 0) -> Planned:
        """Plan something, and have it written in one transaction if there is anything to write.

        It may not be written yet at the end: `settle` waits for that.

        Args:
            rows: how many rows that are.

        Raises:
            DatabaseError: it, or what was under way before it, is not written.
        """
        ready = await self._ready(make)
        found = ready.part
        if found.plan.anything:
            self._under_way = _UnderWay(found, asyncio.create_task(self._write(ready, rows)))
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

    async def _ready(self, make: Make) -> _Ready:
        """Plan something that holds until it is written, behind what is under way."""
        if (before := self._under_way) and not (self.ahead and apart.may_begin(before.part)):
            await self.settle()
            before = None
        ready = await self._plan(make)
        await self.settle()
        holds = not before or apart.holds(ready.part, before.part)
        return ready if holds else await self._plan(make)

    async def _plan(self, make: Make) -> _Ready:
        async with self.db.reading() as tx:
            found = await make(tx)
        return await asyncio.to_thread(_made_ready, found)

    async def _write(self, ready: _Ready, rows: int) -> None:
        async with self.db.writing() as tx:
            await send(tx, ready.batches)
            await self._note(tx, ready.part, rows)
        self._count(ready.part, rows)

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
        """Write the rest, and note the end in the journal, where there is anything to note."""
        await self.settle()
        async with self.db.reading() as tx:
            stopped = await journal.stopped(tx, self.note["dossier"], self.id)
        if self.id or stopped:
            async with self.db.writing() as tx:
                await journal.finish(tx, self.id, self.done - self.refused, self.refused)
                await journal.supersede(tx, stopped)
