"""Watching a statement in Neo4j: how long it takes, what it holds, and whether it has ended."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from kb.errors import DatabaseError, QueryFailed, TookTooLong, TookTooMuch
from kb.guard.caps import Caps
from kb.store.answers import Table
from kb.store.bounds import MARK
from kb.store.driver import Database

FIRST_LOOK = 0.2  # seconds; most statements have ended by then, and are never looked at
BETWEEN = 0.2
PATIENCE = 10.0  # seconds for Neo4j to say what runs
GRACE = 1.0  # seconds that Neo4j has to end a statement whose time is over
_FOUND = f"""
SHOW TRANSACTIONS YIELD transactionId AS id, metaData, estimatedUsedHeapMemory AS bytes
WHERE metaData.{MARK} = $mark
RETURN id, coalesce(bytes, 0) AS bytes
"""
_END = "TERMINATE TRANSACTIONS $ids YIELD message RETURN message"


@contextmanager
def watched(db: Database, mark: str, caps: Caps) -> Iterator["Watch"]:
    """Break off a statement, or the block that waits for it, when it takes too long or too much.

    Raises:
        TookTooLong, TookTooMuch: it did.
    """
    watch = Watch(db, mark, caps, asyncio.current_task())
    # A timer, since a task would cost every statement what only the long ones need.
    timer = asyncio.get_running_loop().call_later(FIRST_LOOK, watch.begin)
    try:
        yield watch
    except asyncio.CancelledError as error:
        if watch.found and watch.waiting and watch.waiting.uncancel() == 0:
            raise watch.found from error
        raise
    finally:
        timer.cancel()
        watch.end()


@dataclass
class Watch:
    """Looks at a statement again and again.

    Attributes:
        table: its answer, once there is one: who reads it is then told.
        found: what the statement was broken off for.
    """

    db: Database
    mark: str
    caps: Caps
    waiting: "asyncio.Task[Any] | None"
    table: Table | None = field(default=None, init=False)
    found: QueryFailed | None = field(default=None, init=False)
    looking: "asyncio.Task[None] | None" = field(default=None, init=False)

    def begin(self) -> None:
        """Begin to look."""
        self.looking = asyncio.create_task(self.look())

    def end(self) -> None:
        """Look no more."""
        if self.looking:
            self.looking.cancel()

    async def look(self) -> None:
        """Look until there is something to break it off for, and do."""
        try:
            async with asyncio.timeout(self.caps.seconds + GRACE - FIRST_LOOK):
                while await _held(self.db, self.mark) <= self.caps.memory:  # noqa: ASYNC110 - it has to be asked
                    await asyncio.sleep(BETWEEN)
            what = f"the statement held more than {self.caps.memory // 2**20:,} MiB of memory"
            self.found = TookTooMuch(f"{what}; ask for less of it")
        except TimeoutError:
            what = f"the statement did not end within its {self.caps.seconds:g} s"
            self.found = TookTooLong(f"{what}; ask for less of it")
        if self.table:
            self.table.break_off(self.found)
        elif self.waiting:
            self.waiting.cancel()


async def _held(db: Database, mark: str) -> int:
    """Return how many bytes a statement holds; none where Neo4j cannot say it in time."""
    with suppress(DatabaseError, TimeoutError):
        async with asyncio.timeout(GRACE):
            return sum(row["bytes"] for row in await db.administer(_FOUND, {"mark": mark}))
    return 0


async def ended(db: Database, mark: str) -> None:
    """Wait until a statement is no more in Neo4j, telling it to end as often as it is looked at."""
    while True:
        with suppress(DatabaseError, TimeoutError):
            async with asyncio.timeout(PATIENCE):
                found = [row["id"] for row in await db.administer(_FOUND, {"mark": mark})]
                if not found:
                    return
                await db.administer(_END, {"ids": found})
        await asyncio.sleep(BETWEEN)
