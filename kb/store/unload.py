"""Unloading: withdrawing what a dataset brought, or what stands in a source.

What others bring stays. Like a load it is done in parts, and one that is stopped is finished by
running it again.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

from kb.errors import UnknownThing
from kb.store import brought, journal, schema, stored, withdrawing
from kb.store.answers import Transaction
from kb.store.changes import Tallies
from kb.store.driver import Database
from kb.store.withdrawing import Gone
from kb.store.writing import Writing, begun

Left = TypeVar("Left")
Claims = Mapping[str, tuple[str, str]]  # id and content, by place


async def dataset(db: Database, id: str) -> Tallies:
    """Withdraw all that a dataset brought, and itself.

    Raises:
        UnknownThing: none of that id was loaded.
    """
    await schema.ready(db)
    async with begun(db, {"dossier": id, "unloaded": True}) as writing:
        async with db.reading() as tx:
            title = await brought.title(tx, id)
        if title is None:
            raise UnknownThing(f"nothing was loaded as `{id}`; `kb log` lists what was")
        await _whole(writing, id, title)
        await writing.finish()
        return writing.did


async def _whole(writing: Writing, id: str, title: str) -> None:
    while claims := await _some(writing.db, brought.claims, id):
        await withdrawing.write(writing, id, title, Gone(claims=claims))
    while things := await _some(writing.db, brought.declared, id):
        await withdrawing.write(writing, id, title, Gone(things=things))
    async with writing.db.writing() as tx:
        await brought.remove(tx, id)


async def _some(
    db: Database, found: Callable[[Transaction, str, int], Awaitable[Left]], dataset: str
) -> Left:
    """Return so much of what is left of a dataset as one transaction takes."""
    async with db.reading() as tx:
        return await found(tx, dataset, withdrawing.BATCH)


async def source(db: Database, id: str) -> dict[str, Tallies]:
    """Withdraw the claims that stand in a source, from every dataset that brings some.

    Of a dataset that then claims nothing all goes; of others, what only those claims spoke of.

    Raises:
        UnknownThing: there is no such source.
    """
    await schema.ready(db)
    async with db.reading() as tx:
        datasets = {*await brought.with_claims_in(tx, id), *await journal.unloading(tx, id)}
        if not datasets and not await stored.sources(tx, [id]):
            raise UnknownThing(f"there is no source `{id}`; `kb query sources` lists them")
    return {name: await _source(db, id, name) for name in sorted(datasets)}


async def _source(db: Database, id: str, name: str) -> Tallies:
    async with begun(db, {"dossier": name, "unloaded": True, "source": id}) as writing:
        async with db.reading() as tx:
            title = await brought.title(tx, name) or ""
            gone = await brought.claims_in(tx, name, id)
            whole = await brought.count_claims(tx, name) == len(gone)
        await (_whole(writing, name, title) if whole else _some_of(writing, name, title, gone))
        await writing.finish()
        return writing.did


async def _some_of(writing: Writing, name: str, title: str, gone: Claims) -> None:
    """Withdraw claims of a dataset, and with the last that speaks of a thing, the thing.

    Stopped between two parts, it has left nothing of which no claim would tell it any more.
    """
    batches = list(withdrawing.batches(gone))
    last: dict[str, int] = {}
    async with writing.db.reading() as tx:
        for number, batch in enumerate(batches):
            claims = await stored.claims(tx, [id for id, _ in batch.values()])
            last |= {id: number for claim in claims for id in claim.named}
        staying = await brought.mentioned(tx, name, frozenset(id for id, _ in gone.values()))
    for number, batch in enumerate(batches):
        idle = sorted(id for id, at in last.items() if at == number and id not in staying)
        async with writing.db.reading() as tx:
            declared = await stored.declared(tx, idle)
        things = {item.id: item for by, item in declared if by == name}
        await withdrawing.write(writing, name, title, Gone(batch, things))
