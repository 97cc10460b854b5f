"""Watching a statement in Neo4j: what it holds, and whether it has ended."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from kb.errors import DatabaseError, TookTooMuch
from kb.store.bounds import MARK
from kb.store.driver import Database

FIRST_LOOK = 0.2  # seconds; most statements have ended by then, and are never looked at
BETWEEN = 0.2
_FOUND = f"""
SHOW TRANSACTIONS YIELD transactionId AS id, metaData, estimatedUsedHeapMemory AS bytes
WHERE metaData.{MARK} = $mark
RETURN id, coalesce(bytes, 0) AS bytes
"""
_END = "TERMINATE TRANSACTIONS $ids YIELD message RETURN message"


@asynccontextmanager
async def watched(db: Database, mark: str, memory: int) -> AsyncIterator[None]:
    """End a statement in Neo4j, and the block that waits for it, when it holds too much memory.

    Raises:
        TookTooMuch: it did.
    """
    waiting = asyncio.current_task()
    over = False

    async def watch() -> None:
        nonlocal over
        if await _outgrown(db, mark, memory):
            over = True
            if waiting:
                waiting.cancel()

    watching = asyncio.create_task(watch())
    try:
        yield
    except asyncio.CancelledError as error:
        if over and waiting and waiting.uncancel() == 0:
            what = f"the statement held more than {memory // 2**20:,} MiB of memory; ask for less"
            raise TookTooMuch(what) from error
        raise
    finally:
        watching.cancel()
        with suppress(asyncio.CancelledError):
            await watching


async def _outgrown(db: Database, mark: str, memory: int) -> bool:
    """Return True once the statement holds too much; while it does not, look again and again."""
    await asyncio.sleep(FIRST_LOOK)
    while True:
        # Where Neo4j cannot say it, the statement's own connection fails too.
        with suppress(DatabaseError):
            if any(row["bytes"] > memory for row in await db.administer(_FOUND, {"mark": mark})):
                return True
        await asyncio.sleep(BETWEEN)


async def ended(db: Database, mark: str) -> None:
    """Wait until a statement is no more in Neo4j, telling it to end as often as it is looked at."""
    while True:
        with suppress(DatabaseError):
            found = [row["id"] for row in await db.administer(_FOUND, {"mark": mark})]
            if not found:
                return
            await db.administer(_END, {"ids": found})
        await asyncio.sleep(BETWEEN)
