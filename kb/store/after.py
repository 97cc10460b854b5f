"""What will be stored once a load is written: what is stored now, but for what the load changes.

A load is planned before anything is written, so facts are computed from the claims that stand and
that stay, and from those that come.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kb.model.claims import Claim, Declaration, Source
from kb.model.identities import EACH_ITSELF, Identities
from kb.project import nodes
from kb.project.withdrawals import Withdrawal, withdrawn
from kb.store import stored
from kb.store.answers import Transaction
from kb.store.changes import Change
from kb.store.stored import Declared

Declarations = tuple[tuple[str, Declared], ...]  # each with the id of whose it is
_NOTHING: Change[Declared] = Change({}, {}, 0, ())


@dataclass(frozen=True)
class After:
    """How a load changes what is stored; by default, in nothing.

    Attributes:
        dataset: whose load it is.
        known: sources of the dataset that may not be stored yet.
        things: what the dataset declares otherwise than before.
        declared: what is declared now, and by whom, of all that the load may change.
        leaving: ids of claims that go, or are overwritten.
        coming: claims that are written.
        withdrawals: all that there will be.
        who: who is who.
    """

    dataset: str = ""
    known: Mapping[str, Source] = field(default_factory=dict)
    things: Change[Declared] = _NOTHING
    declared: Mapping[str, Declarations] = field(default_factory=dict)
    leaving: frozenset[str] = frozenset()
    coming: tuple[Claim, ...] = ()
    withdrawals: tuple[Withdrawal, ...] = ()
    who: Identities = EACH_ITSELF

    @cached_property
    def fresh(self) -> frozenset[str]:
        """Ids of things that nobody has declared before: nothing stands of them, nor on them."""
        created = self.things.created
        return frozenset(i for i in created if not (self.declared.get(i) or self.who.has(i)))

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
        kept = await stored.sources(tx, wanted - new - known.keys())
        return kept | known | self._new_sources(new)

    def changed_sources(self) -> list[Source]:
        """Return the sources of which the dataset says something else, as they will be."""
        return list(self._new_sources(self.things.touched).values())

    def _new_sources(self, ids: Iterable[str]) -> dict[str, Source]:
        declared = ((by, item) for by, item in self._declaring(ids) if isinstance(item, Source))
        return {source.id: source for source in nodes.sources(declared)}

    async def declarations(
        self, tx: Transaction, ids: Iterable[str]
    ) -> list[tuple[str, Declaration]]:
        """Return who will declare these things by whatever ids, with the dataset's id."""
        wanted = self.who.every(ids) if self.who else set(ids)
        others = await stored.declarations(tx, wanted - self.declared.keys())
        own = self._declaring(wanted & self.declared.keys())
        return [*others, *((by, item) for by, item in own if isinstance(item, Declaration))]

    def _declaring(self, ids: Iterable[str]) -> Iterator[tuple[str, Declared]]:
        """Yield who will declare these things, of those that the load may change."""
        for id in ids:
            for by, item in self.declared.get(id, ()):
                if by != self.dataset or id not in self.things.touched:
                    yield by, item
            if id in self.things.written:
                yield self.dataset, self.things.written[id]
