"""Writing in many transactions, with nobody else loading, and noted in the journal."""

from collections.abc import Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass

from kb.store import journal
from kb.store.answers import Transaction
from kb.store.changes import NOTHING, Tallies
from kb.store.driver import Database
from kb.store.plan import Plan
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
        id: what the journal knows it by; empty while it has written nothing.
        alone: whether it has its turn.
    """

    db: Database
    held: AsyncExitStack
    note: Properties
    did: Tallies = NOTHING
    id: str = ""
    alone: bool = False

    async def write(self, make: Make, last: int = 0) -> Planned:
        """Plan something and, if there is anything to write, write it in one transaction.

        Args:
            last: the number of the last row that is loaded with it.
        """
        if not self.alone:
            async with self.db.reading() as tx:
                found = await make(tx)
            if not found.plan.anything:
                return self._done(found)
            await self.held.enter_async_context(journal.turn(self.db))
            self.alone = True
        # Asked again behind the lock: another load may have ended since.
        async with self.db.writing() as tx:
            found = await make(tx)
            if found.plan.anything:
                await run(tx, loads.of(found.plan))
                await self._note(tx, found.plan, last)
        return self._done(found)

    def _done(self, found: Planned) -> Planned:
        self.did += found.plan.tallies
        return found

    async def _note(self, tx: Transaction, plan: Plan, last: int) -> None:
        counts = asdict(plan.tallies.total)
        if self.id:
            self.id = await journal.go_on(tx, self.id, last, counts)
        else:
            note = {**self.note, "last": last, "finished": False, **counts}
            self.id = await journal.begin(tx, note)

    async def finish(self, rows: int, refused: int) -> None:
        """Note the end in the journal, if anything is there."""
        if self.id:
            async with self.db.writing() as tx:
                await journal.finish(tx, self.id, rows, refused)
