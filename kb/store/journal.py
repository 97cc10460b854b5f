"""Whose turn it is to load, and what is noted of each load that changes the graph."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kb.store.answers import Transaction
from kb.store.driver import Database
from kb.store.records import Properties
from kb.store.schema import MODEL_VERSION


async def alone(tx: Transaction) -> None:
    """Wait until no other load is running, and keep others waiting until this one ends."""
    # The label is there already: nothing is written, and it is the lock that counts.
    await tx.run("MERGE (t:Throughline {id: 'turn'}) SET t:Throughline")


@asynccontextmanager
async def turn(db: Database) -> AsyncIterator[None]:
    """Keep others from loading while a load of many transactions lasts.

    It writes nothing but, once, what is locked; a process that ends takes its turn with it.
    """
    if not await db.read("MATCH (t:Throughline {id: 'turn'}) RETURN t.id"):
        async with db.writing() as tx:
            await alone(tx)
    async with db.holding() as tx:
        await alone(tx)
        yield


def placed(file: str) -> str:
    """Return where a file is: another of the same name elsewhere is not the one that was loaded."""
    return str(Path(file).absolute())


async def changed(tx: Transaction) -> None:
    """Say that the graph is of another edition from here on."""
    await tx.run(
        "MERGE (t:Throughline {id: 'graph'}) SET t.model = $version, t.edition = randomUUID()",
        {"version": MODEL_VERSION},
    )


async def edition(tx: Transaction) -> str:
    """Return of which edition the graph is; empty where nothing was ever loaded or judged."""
    rows = await tx.run("MATCH (t:Throughline {id: 'graph'}) RETURN t.edition AS edition")
    return str(rows[0]["edition"] or "") if rows else ""


async def known_on(tx: Transaction) -> date | None:
    """Return the day of which the graph is; None where it is all that was loaded."""
    rows = await tx.run("MATCH (t:Throughline {id: 'graph'}) RETURN t.known_on AS day")
    return rows[0]["day"] if rows else None


async def make_known_on(tx: Transaction, day: date) -> None:
    """Say that the graph is to be what was known on a day, so that nothing else is loaded."""
    await changed(tx)
    await tx.run("MATCH (t:Throughline {id: 'graph'}) SET t.known_on = $day", {"day": day})


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


@dataclass(frozen=True)
class Interrupted:
    """A load that was stopped before its end.

    Attributes:
        load: its id, which is the edition of the graph that it left.
        done: how many rows it had loaded, from the first.
    """

    load: str
    done: int


async def interrupted(tx: Transaction, dataset: str, content: str) -> Interrupted | None:
    """Return the latest load of a dataset, if it was stopped and was of the same content.

    One that had to refuse rows begins anew: what it would not let in has to be found again.
    """
    rows = await tx.run(
        "MATCH (l:Load {dossier: $dataset}) RETURN l.id AS load, l.done AS done, "
        "l.content AS content, l.finished AS finished, l.refused AS refused "
        "ORDER BY l.at DESC LIMIT 1",
        {"dataset": dataset},
    )
    for row in rows:
        same = row["content"] == content and not row["refused"]
        if row["finished"] is False and same:
            return Interrupted(row["load"], row["done"])
    return None


async def go_on(tx: Transaction, load: str, note: Properties, counts: Properties) -> str:
    """Note that a load went on, which makes the graph another edition, and return its new id."""
    await changed(tx)
    [row] = await tx.run(
        "MATCH (t:Throughline {id: 'graph'}) MATCH (l:Load {id: $load}) "
        "SET l.id = t.edition, l.at = datetime.transaction(), l += $note, "
        "l.created = l.created + $counts.created, l.changed = l.changed + $counts.changed, "
        "l.unchanged = l.unchanged + $counts.unchanged, "
        "l.withdrawn = l.withdrawn + $counts.withdrawn "
        "RETURN l.id AS id",
        {"load": load, "note": note, "counts": counts},
    )
    return str(row["id"])


async def finish(tx: Transaction, load: str, rows: int, refused: int) -> None:
    """Note that a load came to its end; one that took something back has no rows."""
    await tx.run(
        "MATCH (l:Load {id: $load}) SET l.finished = true, l.refused = $refused, "
        "l.rows = CASE WHEN l.unloaded THEN null ELSE $rows END",
        {"load": load, "rows": rows, "refused": refused},
    )


async def stopped(tx: Transaction, dataset: str, but: str = "") -> list[str]:
    """Return the loads of a dataset that were stopped and not superseded, but for one."""
    rows = await tx.run(
        "MATCH (l:Load {dossier: $dataset}) WHERE l.finished = false AND l.superseded IS NULL "
        "AND l.id <> $but RETURN l.id AS id",
        {"dataset": dataset, "but": but},
    )
    return [row["id"] for row in rows]


async def supersede(tx: Transaction, loads: list[str]) -> None:
    """Note that nothing is left to go on with of loads that were stopped."""
    await tx.run(
        "UNWIND $ids AS id MATCH (l:Load {id: id}) SET l.superseded = true", {"ids": loads}
    )


async def unloading(tx: Transaction, source: str) -> list[str]:
    """Return the datasets from which claims in a source were being withdrawn, until it stopped."""
    rows = await tx.run(
        "MATCH (l:Load {source: $source}) WHERE l.finished = false AND l.superseded IS NULL "
        "RETURN DISTINCT l.dossier AS id",
        {"source": source},
    )
    return [row["id"] for row in rows]
