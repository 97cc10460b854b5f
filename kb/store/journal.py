"""Whose turn it is to load, and what is noted of each load that changes the graph."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from kb.store.answers import Transaction
from kb.store.driver import Database
from kb.store.records import Properties
from kb.store.schema import MODEL_VERSION


async def alone(tx: Transaction) -> None:
    """Wait until no other load is running, and keep others waiting until this one ends."""
    # What is set stays as it is: it is the lock that counts.
    await tx.run("MERGE (t:Throughline {id: 'turn'}) SET t.id = 'turn'")


@asynccontextmanager
async def turn(db: Database) -> AsyncIterator[None]:
    """Keep others from loading while a load of many transactions lasts.

    It writes nothing, and a process that ends takes its turn with it.
    """
    async with db.holding() as tx:
        await alone(tx)
        yield


async def changed(tx: Transaction) -> None:
    """Say that the graph is of another edition from here on."""
    await tx.run(
        "MERGE (t:Throughline {id: 'graph'}) SET t.model = $version, t.edition = randomUUID()",
        {"version": MODEL_VERSION},
    )


async def begin(tx: Transaction, load: Properties) -> str:
    """Note a load that changed the graph, which is then of another edition, and return its id."""
    await changed(tx)
    [row] = await tx.run(
        "MATCH (t:Throughline {id: 'graph'}) "
        "CREATE (l:Load {id: t.edition, at: datetime.transaction()}) SET l += $load "
        "RETURN l.id AS id",
        {"load": load},
    )
    return str(row["id"])
