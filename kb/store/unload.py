"""Unloading: withdrawing what a dataset brought, or what stands in a source.

What others bring stays. Like a load it is done in parts, and one that is stopped is finished by
running it again.
"""

from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from kb.errors import UnknownThing
from kb.model.claims import Claim
from kb.store import brought, schema, stored, withdrawing
from kb.store.answers import Transaction
from kb.store.changes import Tallies
from kb.store.driver import Database
from kb.store.writing import begun

Left = TypeVar("Left")


async def dataset(db: Database, id: str) -> Tallies:
    """Withdraw all that a dataset brought, and itself.

    Raises:
        UnknownThing: none of that id was loaded.
    """
    await schema.apply(db)
    async with db.reading() as tx:
        title = await brought.title(tx, id)
    if title is None:
        raise UnknownThing(f"nothing was loaded as `{id}`; `kb log` lists what was")
    async with begun(db, {"dossier": id, "unloaded": True}) as writing:
        while claims := await _some(db, brought.claims, id):
            await withdrawing.write_claims(writing, id, title, claims)
        while things := await _some(db, brought.declared, id):
            await withdrawing.write_things(writing, id, title, things)
        async with db.writing() as tx:
            await brought.remove(tx, id)
        await writing.finish()
        return writing.did


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
    await schema.apply(db)
    async with db.reading() as tx:
        if not await stored.sources(tx, [id]):
            raise UnknownThing(f"there is no source `{id}`; `kb query sources` lists them")
        datasets = await brought.with_claims_in(tx, id)
    return {name: await _source(db, id, name) for name in datasets}


async def _source(db: Database, id: str, name: str) -> Tallies:
    async with db.reading() as tx:
        title = await brought.title(tx, name) or ""
        gone = await brought.claims_in(tx, name, id)
        spoken = _spoken(await stored.claims(tx, [claim for claim, _ in gone.values()]))
        left = await brought.count_claims(tx, name) - len(gone)
    if not left:
        return await dataset(db, name)
    async with begun(db, {"dossier": name, "unloaded": True}) as writing:
        for batch in withdrawing.batches(gone):
            await withdrawing.write_claims(writing, name, title, batch)
        async with db.reading() as tx:
            idle = spoken - await brought.mentioned(tx, name)
            declared = await stored.declared(tx, sorted(idle))
        things = {item.id: item for by, item in declared if by == name}
        for some in withdrawing.batches(things):
            await withdrawing.write_things(writing, name, title, some)
        await writing.finish()
        return writing.did


def _spoken(claims: Iterable[Claim]) -> set[str]:
    """Return the ids of all things and sources that claims speak of."""
    spoken: set[str] = set()
    for claim in claims:
        spoken |= {claim.source, claim.by, *claim.cites}
        spoken |= {id for s in claim.statements for id in (s.key.left, s.key.right)}
    return spoken
