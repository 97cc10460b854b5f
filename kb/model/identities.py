"""Which ids are of one party, and by which of them it is called in the graph."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kb.model.ids import FactKey


@dataclass(frozen=True)
class Identities:
    """Who is who.

    Attributes:
        canonical: by the id of a referent, the id of the party that it is. Whatever is not in it
            stands for itself.
    """

    canonical: Mapping[str, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether any two ids are of one party."""
        return bool(self.canonical)

    def of(self, id: str) -> str:
        """Return the id of the party that this id is of."""
        return self.canonical.get(id, id)

    def has(self, id: str) -> bool:
        """Say whether other ids are of the same party as this one."""
        return id in self.canonical or id in self._referents

    def members(self, id: str) -> tuple[str, ...]:
        """Return all ids of the party that this id is of, its canonical one first."""
        canonical = self.of(id)
        return (canonical, *self._referents.get(canonical, ()))

    def every(self, ids: Iterable[str]) -> set[str]:
        """Return the ids, and all that are of the same parties."""
        return {member for id in ids for member in self.members(id)}

    def key(self, key: FactKey) -> FactKey:
        """Return what a fact is called where a source calls it so."""
        left, right = self.of(key.left), self.of(key.right)
        if (left, right) == (key.left, key.right):
            return key
        return FactKey(key.type, left, right, key.role, key.period)

    def turned(self, after: "Identities") -> frozenset[str]:
        """Return the ids that are of another canonical one afterwards."""
        known = {*self.canonical, *after.canonical}
        return frozenset(id for id in known if self.of(id) != after.of(id))

    def __iter__(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Yield each party of several ids: its canonical one and the others."""
        return iter(sorted(self._referents.items()))

    @cached_property
    def _referents(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, list[str]] = defaultdict(list)
        for referent, canonical in self.canonical.items():
            found[canonical].append(referent)
        return {canonical: tuple(sorted(ids)) for canonical, ids in found.items()}


EACH_ITSELF = Identities()
