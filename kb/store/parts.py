"""Loading a dataset piece by piece: each part is one transaction, and a stopped load goes on.

A row is loaded, or refused with its reason; nothing that is loaded already is written again. Others
see the parts as they come, each of them whole. What a former load brought and this one does not
goes at the end, once all is read.
"""

import functools
from collections.abc import Callable, Iterable
from contextlib import AsyncExitStack, aclosing
from dataclasses import dataclass, field

from kb.ingest.taken import Remark, Taken
from kb.store import ahead, journal, planned, schema, withdrawing
from kb.store.ahead import Part
from kb.store.changes import Tallies
from kb.store.dataset import Dataset, Seen, together
from kb.store.driver import Database
from kb.store.writing import Writing


@dataclass(frozen=True)
class Summary:
    """What a load did; of facts it counts those that it looked at.

    Attributes:
        rows: how many are loaded, or were already.
        refused: how many rows contradict other datasets, and are not loaded.
    """

    dataset: str
    rows: int
    refused: int
    did: Tallies


@dataclass(frozen=True)
class Told:
    """Who is told what while a load runs: each remark on a row, and the last row that is done."""

    remark: Callable[[Remark], None] = lambda _: None
    row: Callable[[int], None] = lambda _: None


NOBODY = Told()


async def load(
    db: Database,
    dataset: Dataset,
    items: Iterable[Taken | Remark],
    told: Told = NOBODY,
    size: int = ahead.PART,
) -> Summary:
    """Load a dataset.

    Args:
        items: what is taken of each row, and remarks on rows, in the order of the rows.
        told: who is told of it meanwhile.
        size: how many rows go in one transaction.

    Raises:
        InvalidTable: its source is another document in another dataset; nothing is loaded.
        InvalidInput: whatever reading raises; the parts before are loaded.
        DatabaseError: the parts that are written stay, and the next load goes on after them.
    """
    await schema.apply(db)
    note = {"dossier": dataset.id, "file": dataset.file, "content": dataset.content}
    async with AsyncExitStack() as held:
        running = _Running(dataset, told, Writing(db, held, note))
        await running.resume()
        async with aclosing(ahead.parts(items, size)) as parts:
            async for part in parts:
                await running.take(part)
        await running.withdraw()
        await running.writing.finish(running.rows, running.refused)
        return Summary(dataset.id, running.rows, running.refused, running.writing.did)


@dataclass
class _Running:
    """A load that runs.

    Attributes:
        rows, refused: how many are loaded, and how many cannot be.
        done: the last row that a load before it wrote, which was stopped then.
    """

    dataset: Dataset
    told: Told
    writing: Writing
    seen: Seen = field(default_factory=Seen)
    rows: int = 0
    refused: int = 0
    done: int = 0

    async def resume(self) -> None:
        """Go on after what a load of the same file wrote that was stopped."""
        async with self.writing.db.reading() as tx:
            before = await journal.interrupted(tx, self.dataset.id, self.dataset.content)
        if before:
            self.writing.id, self.done = before.load, before.last

    async def take(self, part: Part) -> None:
        """Load a part."""
        for remark in part.remarks:
            self.told.remark(remark)
        if not part.rows:
            return
        last = part.rows[-1].number
        if last <= self.done:
            self.seen.add(together(self.dataset, part.rows, self.seen))
            self.rows += len(part.rows)
        else:
            await self._load(part, last)
        self.told.row(last)

    async def _load(self, part: Part, last: int) -> None:
        make = functools.partial(planned.part, dataset=self.dataset, rows=part.rows, seen=self.seen)
        found = await self.writing.write(make, last)
        for remark in found.remarks:
            self.told.remark(remark)
        self.seen.refused |= found.refused
        self.seen.add(found.brought)
        self.refused += len(found.remarks)
        self.rows += len(part.rows) - len(found.remarks)

    async def withdraw(self) -> None:
        """Withdraw what the dataset brought before and brings no more."""
        if self.dataset.partial:
            return
        db, id, title = self.writing.db, self.dataset.id, self.dataset.title
        async for claims in withdrawing.unseen_claims(db, id, self.seen):
            await withdrawing.write_claims(self.writing, id, title, claims)
        async for things in withdrawing.unseen_things(db, id, self.seen):
            await withdrawing.write_things(self.writing, id, title, things)
