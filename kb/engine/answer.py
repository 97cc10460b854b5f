"""Watch a Java process until the Neo4j in it answers to our password."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from time import monotonic
from urllib.parse import urlsplit

from kb.config import Connection
from kb.engine import ports
from kb.engine.layout import Home
from kb.engine.obituary import obituary
from kb.engine.spawn import Process
from kb.errors import CredentialsRefused, DatabaseError, StartFailed
from kb.store.driver import Database, connect

PATIENCE = 120.0  # seconds; a store that needs recovery takes its time
POLL = 0.02  # seconds


@asynccontextmanager
async def answering(
    process: Process, connection: Connection, home: Home, patience: float = PATIENCE
) -> AsyncIterator[Database]:
    """Wait for Neo4j to accept our password, and yield the connected database.

    Args:
        process: the Java process to watch meanwhile.
        connection: where it will answer, and the password to be accepted.
        home: what it serves, for messages.
        patience: seconds to wait at most.

    Raises:
        StartFailed: it died, refused the password, or never answered.
        HomeInUse: it found its store taken by another process.
        PortBusy: it found its port taken.
        DiskFull: it found no room.
    """
    deadline = monotonic() + patience
    port = urlsplit(connection.uri).port or 0
    async with AsyncExitStack() as stack:
        while (database := await _connected(stack, connection, home, port)) is None:
            if process.poll() is not None:
                raise obituary(home, port, process.returncode)
            if monotonic() > deadline:
                raise StartFailed(
                    f"Neo4j did not answer within {patience:.0f} s; its log is {home.log}; "
                    "try again, or give it more memory with KB_HEAP"
                )
            await asyncio.sleep(POLL)
        yield database
    heed_interrupt()


def heed_interrupt() -> None:
    """End a task that was told to end and went on, so that a Ctrl-C is never lost.

    `asyncio.wait_for` of Python 3.11, on which the driver waits, forgets one that comes as it ends
    (https://github.com/python/cpython/issues/86296).
    """
    task = asyncio.current_task()
    if task is not None and task.cancelling():
        raise asyncio.CancelledError


async def _connected(
    stack: AsyncExitStack, connection: Connection, home: Home, port: int
) -> Database | None:
    if not ports.is_listening(port):
        return None
    try:
        return await stack.enter_async_context(connect(connection))
    except CredentialsRefused as error:
        raise StartFailed(
            f"the store in {home.data} has another password than {home.password}; put the right "
            "one there, or empty the store with `kb reset --yes` and load again"
        ) from error
    except DatabaseError:  # it listens, but is not ready
        return None
