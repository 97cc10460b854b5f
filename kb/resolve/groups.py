"""Parties while they are joined into groups of which everybody may be everybody else."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from operator import attrgetter

from kb.model.judgements import pair
from kb.resolve.likeness import Likeness, likeness
from kb.resolve.profile import Profile
from kb.resolve.proposals import Proposal, Settled

_Told = tuple[object, ...]


@dataclass
class _Group:
    """Parties that are one.

    Attributes:
        ids: by which they are judged.
        distinct: one of those of whom the same is known: a thousand of one name are compared once.
    """

    parties: list[Profile] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    distinct: dict[_Told, Profile] = field(default_factory=dict)

    def take_in(self, other: "_Group") -> None:
        self.parties += other.parties
        self.ids |= other.ids
        self.distinct = {**other.distinct, **self.distinct}


@dataclass(frozen=True)
class Groups:
    """Parties while they are joined.

    Attributes:
        known: what is known of pairs.
        into: by the id of what was joined, that of what it was joined with.
        by_root: by the id to which these lead in the end.
    """

    decided: Settled
    known: Mapping[tuple[str, str], Likeness]
    apart: Mapping[str, set[str]]
    into: dict[str, str] = field(default_factory=dict)
    by_root: dict[str, _Group] = field(default_factory=dict)

    def root(self, id: str) -> str:
        """Return the id that all of a group lead to."""
        while id in self.into:
            id = self.into[id]
        return id

    def together(self, link: Proposal) -> bool:
        """Say whether two parties are in one group."""
        return self.root(link.one.id) == self.root(link.other.id)

    def against(self, link: Proposal) -> str:
        """Return what keeps two groups apart; empty if nothing does."""
        mine, theirs = self._group(link.one), self._group(link.other)
        return self._judged(mine, theirs) or self._named(mine, theirs)

    def join(self, link: Proposal) -> None:
        """Make two groups one."""
        small, large = sorted(
            (link.one, link.other), key=lambda party: len(self._group(party).parties)
        )
        self._group(large).take_in(self._group(small))
        root = self.root(small.id)
        del self.by_root[root]
        self.into[root] = self.root(large.id)

    def _group(self, party: Profile) -> _Group:
        root = self.root(party.id)
        if root not in self.by_root:
            self.by_root[root] = _group((party,), self.decided)
        return self.by_root[root]

    def _judged(self, mine: _Group, theirs: _Group) -> str:
        small, large = sorted((mine, theirs), key=lambda group: len(group.ids))
        for one in sorted(small.ids & self.apart.keys()):
            for other in sorted(self.apart[one] & large.ids):
                two = " and ".join(pair(one, other))
                return f"{two} are judged to be different, or not to be known"
        return ""

    def _named(self, mine: _Group, theirs: _Group) -> str:
        for two in product(mine.distinct.values(), theirs.distinct.values()):
            one, other = sorted(two, key=attrgetter("id"))
            found = self.known.get((one.id, other.id)) or likeness(one, other)
            if found.against or not found.candidate:
                return f"{one.id} and {other.id} are at {found.score:.3f}: {found.why}"
        return ""


def groups(
    decided: Settled,
    known: Mapping[tuple[str, str], Likeness],
    members: Mapping[str, tuple[Profile, ...]],
) -> Groups:
    """Return groups of one party each, or of those that it was made of before.

    Args:
        decided: what is judged.
        known: what is known of pairs.
        members: by the id of a party that was merged before, those that it was made of.
    """
    apart: dict[str, set[str]] = {}
    for one, other in decided.apart:
        apart.setdefault(one, set()).add(other)
        apart.setdefault(other, set()).add(one)
    made = Groups(decided, known, apart)
    for id, parties in members.items():
        made.by_root[id] = _group(parties, decided)
        made.into.update((party.id, id) for party in parties if party.id != id)
    return made


def _group(parties: Iterable[Profile], decided: Settled) -> _Group:
    found = _Group()
    for party in parties:
        found.parties.append(party)
        found.ids.add(decided.who.of(party.id))
        told = (party.names, party.kinds, party.country, party.identifiers)
        found.distinct.setdefault(told, party)
    return found
