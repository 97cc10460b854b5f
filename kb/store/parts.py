"""Loading a dataset piece by piece: each part is one transaction, and a stopped load goes on.

A row is loaded, or refused with its reason; nothing that is loaded already is written again. Others
see the parts as they come, each of them whole. What a former load brought and this one does not
goes at the end, once all is read.
"""

from collections.abc import Awaitable, Callable, Iterable
from contextlib import AsyncExitStack, aclosing
from dataclasses import asdict, dataclass, field, replace
from functools import partial

from kb.ingest.taken import Remark, Taken
from kb.store import ahead, journal, planned, schema, withdrawing
from kb.store.ahead import Part
from kb.store.answers import Transaction
from kb.store.changes import NONE, Tally
from kb.store.dataset import Dataset, Seen, together
from kb.store.driver import Database
from kb.store.plan import Plan
from kb.store.planned import Planned
from kb.store.writes import loads
from kb.store.writes.statement import run


@dataclass(frozen=True)
class Summary:
    """What a load did; of facts it counts those that it looked at.

    Attributes:
        rows: how many are loaded, or were already.
        refused: how many rows contradict other datasets, and are not loaded.
    """

    dataset: str
    rows: int = 0
    refused: int = 0
    claims: Tally = NONE
    things: Tally = NONE
    facts: Tally = NONE

    @property
    def total(self) -> Tally:
        """Claims, things and facts together."""
        return self.claims + self.things + self.facts

    def plus(self, plan: Plan) -> "Summary":
        """Return the same with what a plan changes."""
        claims, things, facts = plan.tallies
        return replace(
            self,
            claims=self.claims + claims,
            things=self.things + things,
            facts=self.facts + facts,
        )


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
    async with AsyncExitStack() as held:
        running = _Running(db, dataset, told, held, Summary(dataset.id))
        await running.resume()
        async with aclosing(ahead.parts(items, size)) as parts:
            async for part in parts:
                await running.take(part)
        await running.withdraw()
        await running.finish()
        return running.summary


@dataclass
class _Running:
    """A load that runs.

    Attributes:
        held: what ends with it: its turn to load, from when it first writes.
        alone: whether it has that.
        id: what the journal knows it by; empty while it has written nothing.
        last: the number of the last row that was read.
        done: that of the last row that a load before it wrote, which was stopped then.
    """

    db: Database
    dataset: Dataset
    told: Told
    held: AsyncExitStack
    summary: Summary
    seen: Seen = field(default_factory=Seen)
    alone: bool = False
    id: str = ""
    last: int = 0
    done: int = 0

    async def resume(self) -> None:
        """Go on after what a load of the same file wrote that was stopped."""
        async with self.db.reading() as tx:
            before = await journal.interrupted(tx, self.dataset.id, self.dataset.content)
        if before:
            self.id, self.done = before.load, before.last

    async def take(self, part: Part) -> None:
        """Load a part."""
        for remark in part.remarks:
            self.told.remark(remark)
        if not part.rows:
            return
        self.last = part.rows[-1].number
        if self.last <= self.done:
            self.seen.add(together(self.dataset, part.rows, self.seen))
            self._count(len(part.rows), 0)
        else:
            await self._load(part)
        self.told.row(self.last)

    async def _load(self, part: Part) -> None:
        make = partial(planned.part, dataset=self.dataset, rows=part.rows, seen=self.seen)
        found = await self._write(make)
        for remark in found.remarks:
            self.told.remark(remark)
        self.seen.refused |= found.refused
        self.seen.add(found.brought)
        refused = len(found.remarks)
        self._count(len(part.rows) - refused, refused)

    def _count(self, rows: int, refused: int) -> None:
        found = self.summary
        self.summary = replace(found, rows=found.rows + rows, refused=found.refused + refused)

    async def withdraw(self) -> None:
        """Withdraw what the dataset brought before and brings no more."""
        if self.dataset.partial:
            return
        id, title = self.dataset.id, self.dataset.title
        async for claims in withdrawing.unseen_claims(self.db, id, self.seen):
            make = partial(withdrawing.claims, dataset=id, title=title, gone=claims)
            await self._write(make)
        async for things in withdrawing.unseen_things(self.db, id, self.seen):
            make = partial(withdrawing.things, dataset=id, title=title, gone=things)
            await self._write(make)

    async def finish(self) -> None:
        """Note the end in the journal, if anything is there."""
        if self.id:
            async with self.db.writing() as tx:
                await journal.finish(tx, self.id, self.summary.rows, self.summary.refused)

    async def _write(self, make: Callable[[Transaction], Awaitable[Planned]]) -> Planned:
        """Plan something and write it, with nobody else loading, if there is anything to write."""
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
                await self._note(tx, found.plan)
        return self._done(found)

    def _done(self, found: Planned) -> Planned:
        self.summary = self.summary.plus(found.plan)
        return found

    async def _note(self, tx: Transaction, plan: Plan) -> None:
        counts = asdict(Summary("").plus(plan).total)
        if self.id:
            self.id = await journal.go_on(tx, self.id, self.last, counts)
            return
        dataset, file = self.dataset, {"file": self.dataset.file, "content": self.dataset.content}
        load = {"dossier": dataset.id, **file, "last": self.last, "finished": False}
        self.id = await journal.begin(tx, {**load, **counts})
