"""What will be stored once a load is written: what is stored now, but for what the load changes.

A load is planned before anything is written, so facts are computed from the claims that stand and
that stay, and from those that come.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kb.model.claims import Claim, Declaration, Source
from kb.project import nodes
from kb.project.withdrawals import Withdrawal, withdrawn
from kb.store import stored
from kb.store.answers import Transaction
from kb.store.changes import Change
from kb.store.stored import Declared

Item = TypeVar("Item", Declaration, Source)
_NOTHING: Change[Declared] = Change({}, {}, 0, ())


@dataclass(frozen=True)
class After:
    """How a load changes what is stored; by default, in nothing.

    Attributes:
        dataset: whose load it is.
        known: sources of the dataset that may not be stored yet.
        things: what the dataset declares otherwise than before.
        fresh: ids of things that nobody has declared before: nothing stands of them, nor on them.
        leaving: ids of claims that go, or are overwritten.
        coming: claims that are written.
        withdrawals: all that there will be.
    """

    dataset: str = ""
    known: Mapping[str, Source] = field(default_factory=dict)
    things: Change[Declared] = _NOTHING
    fresh: frozenset[str] = frozenset()
    leaving: frozenset[str] = frozenset()
    coming: tuple[Claim, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()

    @property
    def withdrawn(self) -> frozenset[str]:
        """Ids of the claims that will not count."""
        return withdrawn(self.withdrawals)

    async def claims_on(
        self, tx: Transaction, agreements: Iterable[str], facts: Iterable[str]
    ) -> list[Claim]:
        """Return the claims that will stand on these; of those that come, all."""
        standing = await stored.claims_on(tx, set(agreements) - self.fresh, facts)
        return [*(claim for claim in standing if claim.id not in self.leaving), *self.coming]

    async def sources(self, tx: Transaction, ids: Iterable[str]) -> dict[str, Source]:
        """Return these sources as they will be."""
        wanted = set(ids)
        new = self.things.touched & wanted
        known = {id: self.known[id] for id in wanted if id in self.known}
        kept = await stored.sources(tx, wanted - new)
        return known | kept | await self._new_sources(tx, new)

    async def changed_sources(self, tx: Transaction) -> list[Source]:
        """Return the sources of which the dataset says something else, as they will be."""
        return list((await self._new_sources(tx, self.things.touched)).values())

    async def _new_sources(self, tx: Transaction, ids: Iterable[str]) -> dict[str, Source]:
        wanted = set(ids)
        others = self._still(await stored.declared_sources(tx, wanted - self.fresh))
        own = ((self.dataset, s) for s in self._written(wanted) if isinstance(s, Source))
        return {source.id: source for source in nodes.sources([*others, *own])}

    async def declarations(
        self, tx: Transaction, ids: Iterable[str]
    ) -> list[tuple[str, Declaration]]:
        """Return who will declare these things, with the dataset's id."""
        wanted = set(ids)
        others = self._still(await stored.declarations(tx, wanted - self.fresh))
        own = ((self.dataset, d) for d in self._written(wanted) if isinstance(d, Declaration))
        return [*others, *own]

    def _still(self, declared: Iterable[tuple[str, Item]]) -> Iterator[tuple[str, Item]]:
        """Yield what is declared and is not about to be written over or taken back."""
        touched = self.things.touched
        for by, item in declared:
            if by != self.dataset or item.id not in touched:
                yield by, item

    def _written(self, ids: set[str]) -> Iterator[Declared]:
        return (item for id, item in self.things.written.items() if id in ids)
