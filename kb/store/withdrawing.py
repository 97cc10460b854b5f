"""Withdrawing what a dataset brought: claims, and things and sources that it declared."""

from collections.abc import AsyncIterator, Iterator, Mapping
from functools import partial
from itertools import islice
from typing import TypeVar

from kb.model.claims import Brought
from kb.store import brought, plan, stored
from kb.store.answers import Transaction
from kb.store.dataset import Seen, hashed
from kb.store.driver import Database
from kb.store.plan import Of
from kb.store.planned import Planned
from kb.store.standing import Standing, others
from kb.store.stored import Declared
from kb.store.writing import Writing

BATCH = 1_000
Item = TypeVar("Item")


async def claims(
    tx: Transaction, dataset: str, title: str, gone: Mapping[str, tuple[str, str]]
) -> Planned:
    """Plan that a dataset brings these claims no more, given by place as id and content."""
    bringing = await stored.bringing(tx, [id for id, _ in gone.values()])
    elsewhere = tuple(one for one in bringing if one.dataset != dataset)
    standing = Standing(title, gone, {}, (), elsewhere)
    return Planned(await plan.make(tx, Of(dataset, title), Brought(), standing))


async def things(
    tx: Transaction, dataset: str, title: str, gone: Mapping[str, Declared]
) -> Planned:
    """Plan that a dataset declares these no more; its claims on them are gone."""
    declared = others(dataset, await stored.declared(tx, gone))
    standing = Standing(title, {}, gone, declared, ())
    return Planned(await plan.make(tx, Of(dataset, title), Brought(), standing))


def batches(items: Mapping[str, Item]) -> Iterator[dict[str, Item]]:
    """Yield items so many at a time as one transaction takes."""
    found = iter(items.items())
    while batch := dict(islice(found, BATCH)):
        yield batch


async def write_claims(
    writing: Writing, dataset: str, title: str, gone: Mapping[str, tuple[str, str]]
) -> None:
    """Withdraw claims of a dataset."""
    await writing.write(partial(claims, dataset=dataset, title=title, gone=gone))
    await writing.settle()


async def write_things(
    writing: Writing, dataset: str, title: str, gone: Mapping[str, Declared]
) -> None:
    """Withdraw what a dataset declares."""
    await writing.write(partial(things, dataset=dataset, title=title, gone=gone))
    await writing.settle()


async def unseen_claims(
    db: Database, dataset: str, seen: Seen, *, loaded: bool = True
) -> AsyncIterator[dict[str, tuple[str, str]]]:
    """Yield, batch by batch, what a dataset brings in the graph and was not seen in its file.

    Args:
        loaded: whether all that was seen is in the graph now: a count then tells that it is all.
    """
    async with db.reading() as tx:
        if loaded and await brought.count_claims(tx, dataset) == len(seen.claims):
            return
        places = [
            (place, id, content)
            async for place, id, content in brought.each_claim(tx, dataset)
            if hashed(id) not in seen.claims
        ]
    for batch in batches({place: (id, content) for place, id, content in places}):
        yield batch


async def unseen_things(
    db: Database, dataset: str, seen: Seen, *, loaded: bool = True
) -> AsyncIterator[dict[str, Declared]]:
    """Yield, batch by batch, what a dataset declares in the graph and not in its file."""
    async with db.reading() as tx:
        if loaded and await brought.count_declared(tx, dataset) == len(seen.things):
            return
        ids = [id async for id in brought.each_declared(tx, dataset) if id not in seen.things]
    for start in range(0, len(ids), BATCH):
        async with db.reading() as tx:
            declared = await stored.declared(tx, ids[start : start + BATCH])
        yield {item.id: item for by, item in declared if by == dataset}
