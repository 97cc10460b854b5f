"""Withdrawing what a dataset brought: claims, and things and sources that it declared."""

from collections.abc import AsyncIterator, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TypeVar

from kb.model.claims import Brought
from kb.model.identities import Identities
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


@dataclass(frozen=True)
class Gone:
    """What a dataset brings no more.

    Attributes:
        claims: id and content of each, by its place.
        things: what it declares no more, by id; its claims on them are gone, or go too.
    """

    claims: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    things: Mapping[str, Declared] = field(default_factory=dict)


async def planned(
    tx: Transaction, dataset: str, title: str, gone: Gone, who: Identities
) -> Planned:
    """Plan that a dataset brings something no more."""
    bringing = await stored.bringing(tx, [id for id, _ in gone.claims.values()])
    elsewhere = tuple(one for one in bringing if one.dataset != dataset)
    declared = others(dataset, await stored.declared(tx, gone.things))
    standing = Standing(title, gone.claims, gone.things, declared, elsewhere, who=who)
    return Planned(await plan.make(tx, Of(dataset, title), Brought(), standing))


async def write(writing: Writing, dataset: str, title: str, gone: Gone) -> None:
    """Withdraw what a dataset brings no more, in one transaction."""
    await writing.write(partial(planned, dataset=dataset, title=title, gone=gone, who=writing.who))
    await writing.settle()


def batches(items: Mapping[str, Item]) -> Iterator[dict[str, Item]]:
    """Yield items so many at a time as one transaction takes."""
    found = iter(items.items())
    while batch := dict(islice(found, BATCH)):
        yield batch


async def unseen_claims(
    db: Database, dataset: str, seen: Seen, *, loaded: bool = True
) -> AsyncIterator[Gone]:
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
        yield Gone(claims=batch)


async def unseen_things(
    db: Database, dataset: str, seen: Seen, *, loaded: bool = True
) -> AsyncIterator[Gone]:
    """Yield, batch by batch, what a dataset declares in the graph and not in its file."""
    async with db.reading() as tx:
        if loaded and await brought.count_declared(tx, dataset) == seen.declared:
            return
        ids = [id async for id in brought.each_declared(tx, dataset) if not seen.has(id)]
    for start in range(0, len(ids), BATCH):
        async with db.reading() as tx:
            declared = await stored.declared(tx, ids[start : start + BATCH])
        yield Gone(things={item.id: item for by, item in declared if by == dataset})
