"""Writing in many transactions, with nobody else loading, and noted in the journal."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass

from kb.store import journal
from kb.store.answers import Transaction
from kb.store.changes import NOTHING, Tallies
from kb.store.driver import Database
from kb.store.planned import Planned
from kb.store.records import Properties
from kb.store.writes import loads
from kb.store.writes.statement import run

Make = Callable[[Transaction], Awaitable[Planned]]


@dataclass
class Writing:
    """A load, or what undoes one, while it runs.

    Attributes:
        held: what ends with it: its turn to load, from when it first writes.
        note: what the journal says of it.
        did: what it has done so far.
        done: how many rows are loaded, from the first.
        refused: how many of them contradict other datasets.
        id: what the journal knows it by; empty while it has written nothing.
        alone: whether it has its turn.
    """

    db: Database
    held: AsyncExitStack
    note: Properties
    did: Tallies = NOTHING
    done: int = 0
    refused: int = 0
    id: str = ""
    alone: bool = False

    async def write(self, make: Make, rows: int = 0) -> Planned:
        """Plan something and, if there is anything to write, write it in one transaction.

        Args:
            rows: how many rows that are.
        """
        if not self.alone:
            async with self.db.reading() as tx:
                found = await make(tx)
            if not found.plan.anything:
                return self._done(found, rows)
            await self.held.enter_async_context(journal.turn(self.db))
            self.alone = True
        # Asked again behind the lock: another load may have ended since.
        async with self.db.writing() as tx:
            found = await make(tx)
            if found.plan.anything:
                await run(tx, loads.of(found.plan))
                await self._note(tx, found, rows)
        return self._done(found, rows)

    def _done(self, found: Planned, rows: int) -> Planned:
        self.did += found.plan.tallies
        self.done += rows
        self.refused += len(found.remarks)
        return found

    async def _note(self, tx: Transaction, found: Planned, rows: int) -> None:
        counts = asdict(found.plan.tallies.total)
        at = {"done": self.done + rows, "refused": self.refused + len(found.remarks)}
        if self.id:
            self.id = await journal.go_on(tx, self.id, at, counts)
        else:
            note = {**self.note, **at, "finished": False, **counts}
            self.id = await journal.begin(tx, note)

    async def finish(self) -> None:
        """Note the end in the journal, if anything is there."""
        if self.id:
            async with self.db.writing() as tx:
                await journal.finish(tx, self.id, self.done - self.refused, self.refused)
