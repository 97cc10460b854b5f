"""Loading a dataset piece by piece: each part is one transaction, and a stopped load goes on.

A row is loaded, or refused with its reason; nothing that is loaded already is written again. Others
see the parts as they come, each of them whole. What a former load brought and this one does not
goes at the end, once all is read.
"""

import functools
import gc
from collections.abc import Callable, Iterable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field

from kb.ingest.taken import Remark, Taken
from kb.store import ahead, journal, planned, schema, withdrawing, writing
from kb.store.ahead import Part
from kb.store.changes import Tallies
from kb.store.dataset import Dataset, Seen, together
from kb.store.driver import Database
from kb.store.writing import Writing

_SELDOM = 200_000  # objects that are made between two looks for circles among them


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
    """Who is told what while a load runs: each remark on a row, and how many rows are done."""

    remark: Callable[[Remark], None] = lambda _: None
    row: Callable[[int], None] = lambda _: None


NOBODY = Told()


@dataclass(frozen=True)
class Pace:
    """How a load goes about it.

    Attributes:
        rows: how many go in one transaction.
        ahead: whether a part is planned while the one before it is written.
    """

    rows: int = ahead.PART
    ahead: bool = True


USUAL = Pace()


async def load(
    db: Database,
    dataset: Dataset,
    items: Iterable[Taken | Remark],
    told: Told = NOBODY,
    pace: Pace = USUAL,
) -> Summary:
    """Load a dataset.

    Args:
        items: what is taken of each row, and remarks on rows, in the order of the rows.
        told: who is told of it meanwhile.
        pace: how large its parts are, and whether they are planned ahead.

    Raises:
        InvalidTable: its source is another document in another dataset; nothing is loaded.
        InvalidInput: whatever reading raises; the parts before are loaded.
        DatabaseError: the parts that are written stay, and the next load goes on after them.
    """
    await schema.ready(db)
    with _collected_seldom():
        return await _load(db, dataset, items, told, pace)


@contextmanager
def _collected_seldom() -> Iterator[None]:
    """Have Python look for circles seldom: in what rows bring there are none, and there is much."""
    usual = gc.get_threshold()
    gc.set_threshold(_SELDOM, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


async def _load(
    db: Database, dataset: Dataset, items: Iterable[Taken | Remark], told: Told, pace: Pace
) -> Summary:
    file = journal.placed(dataset.file)
    note = {"dossier": dataset.id, "file": file, "content": dataset.content}
    async with writing.begun(db, note, pace.ahead) as begun:
        running = _Running(dataset, told, begun)
        await running.resume()
        async with aclosing(ahead.parts(items, pace.rows)) as parts:
            async for part in parts:
                await running.take(part)
        await running.withdraw()
        await running.writing.finish()
        return running.summary


@dataclass
class _Running:
    """A load that runs.

    Attributes:
        before: how many rows a load had written that was stopped then.
        read: how many rows have been taken, the last of which may not be written yet.
    """

    dataset: Dataset
    told: Told
    writing: Writing
    seen: Seen = field(default_factory=Seen)
    before: int = 0
    read: int = 0

    @property
    def summary(self) -> Summary:
        """What it has done so far."""
        did = self.writing
        return Summary(self.dataset.id, did.done - did.refused, did.refused, did.did)

    async def resume(self) -> None:
        """Go on after what a load of the same file wrote that was stopped."""
        async with self.writing.db.reading() as tx:
            found = await journal.interrupted(tx, self.dataset.id, self.dataset.content)
        if found:
            self.writing.id, self.before = found.load, found.done

    async def take(self, part: Part) -> None:
        """Load a part, if it is not there."""
        for remark in part.remarks:
            self.told.remark(remark)
        self.read += len(part.rows)
        if self.read <= self.before:
            self.seen.add(together(self.dataset, part.rows, self.seen))
            self.writing.done = self.read
        elif part.rows:
            await self._load(part)
        self.told.row(self.writing.done)

    async def _load(self, part: Part) -> None:
        make = functools.partial(
            planned.part,
            dataset=self.dataset,
            rows=part.rows,
            seen=self.seen,
            who=self.writing.who,
        )
        found = await self.writing.write(make, len(part.rows))
        for remark in found.remarks:
            self.told.remark(remark)
        self.seen.refused |= found.refused
        self.seen.add(found.brought)

    async def withdraw(self) -> None:
        """Withdraw what the dataset brought before and brings no more."""
        await self.writing.settle()
        self.told.row(self.writing.done)
        if self.dataset.partial:
            return
        db, id, title = self.writing.db, self.dataset.id, self.dataset.title
        for unseen in (withdrawing.unseen_claims, withdrawing.unseen_things):
            async for gone in unseen(db, id, self.seen):
                await withdrawing.write(self.writing, id, title, gone)
