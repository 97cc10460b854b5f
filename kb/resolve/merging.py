"""Which parties are taken for one without asking: only those that are as good as certain.

A merge joins groups in which everybody may be everybody else: of each two, names or identifiers
make at least a candidate, and nobody has judged them otherwise. So no name in the middle, however
like both, chains two bodies together that are not alike: `BOC` neither the Bank of China and the
Bank of Ceylon, nor a misspelled name two banks between which it lies.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, product
from types import MappingProxyType

from kb.model.judgements import pair
from kb.resolve import clusters, compare
from kb.resolve.likeness import Likeness, likeness
from kb.resolve.profile import Profile
from kb.resolve.proposals import Proposal, Settled

NOBODY: Mapping[str, tuple[Profile, ...]] = MappingProxyType({})


@dataclass(frozen=True)
class Merge:
    """Parties that are taken for one, and the pairs by which they are."""

    links: tuple[Proposal, ...]

    @property
    def parties(self) -> tuple[Profile, ...]:
        """All of them, that one first by whose id they are then called."""
        found = {party.id: party for link in self.links for party in (link.one, link.other)}
        return tuple(found[id] for id in sorted(found, key=clusters.rank))

    @property
    def names(self) -> tuple[str, ...]:
        """Everything that they are called, each once."""
        return tuple(dict.fromkeys(name for party in self.parties for name in party.names))

    @property
    def score(self) -> float:
        """How likely the least likely of the pairs is one."""
        return min(link.score for link in self.links)


@dataclass(frozen=True)
class Left:
    """A pair that is as good as certain and is left to a person, and why."""

    proposal: Proposal
    why: str


@dataclass(frozen=True)
class Merging:
    """What would be merged, and what is left, each in the order of likelihood."""

    merges: tuple[Merge, ...] = ()
    left: tuple[Left, ...] = ()

    @property
    def links(self) -> tuple[Proposal, ...]:
        """All pairs that are taken for one."""
        return tuple(link for merge in self.merges for link in merge.links)


@dataclass(frozen=True)
class _Groups:
    """Parties while they are joined.

    Attributes:
        known: what is known of pairs.
        members: by a party's id, all that are one with it.
    """

    decided: Settled
    known: Mapping[tuple[str, str], Likeness]
    members: dict[str, tuple[Profile, ...]]

    def of(self, party: Profile) -> tuple[Profile, ...]:
        return self.members.get(party.id, (party,))

    def together(self, link: Proposal) -> bool:
        return link.other.id in {party.id for party in self.of(link.one)}

    def against(self, link: Proposal) -> str:
        """Return what keeps two groups apart; empty if nothing does."""
        mine, theirs = self.of(link.one), self.of(link.other)
        judged = (self._judged(*two) for two in product(mine, theirs))
        named = (self._named(*two) for two in product(_distinct(mine), _distinct(theirs)))
        return next(filter(None, chain(judged, named)), "")

    def _judged(self, one: Profile, other: Profile) -> str:
        if not self.decided.keeps_apart(one.id, other.id):
            return ""
        return f"{one.id} and {other.id} are judged to be different, or not to be known"

    def _named(self, one: Profile, other: Profile) -> str:
        found = self.known.get(pair(one.id, other.id)) or likeness(one, other)
        return "" if found.candidate else _unlike(one, other, found)

    def join(self, link: Proposal) -> None:
        together = (*self.of(link.one), *self.of(link.other))
        self.members.update((party.id, together) for party in together)


def _distinct(parties: Iterable[Profile]) -> list[Profile]:
    """Return one of those of whom the same is known: a thousand of one name are compared as one."""
    told = {(one.names, one.kinds, one.country, one.identifiers): one for one in parties}
    return list(told.values())


def _unlike(one: Profile, other: Profile, found: Likeness) -> str:
    return f"{one.id} and {other.id} are at {found.score:.3f}: {found.why}"


def merging(
    proposals: Sequence[Proposal],
    decided: Settled,
    threshold: float = compare.AUTOMATIC,
    members: Mapping[str, tuple[Profile, ...]] = NOBODY,
) -> Merging:
    """Return what is merged from a threshold on.

    Args:
        proposals: the likeliest first; those below the threshold tell who may be whom.
        decided: what is judged; nothing is merged against it.
        threshold: the least score of a pair that is taken for one.
        members: by the id of a party that was merged before, those that it was made of: it has the
            names of all of them, and so would chain what no one of them may be.
    """
    known = {one.pair: one.likeness for one in proposals if members.keys().isdisjoint(one.pair)}
    groups = _Groups(decided, known, dict(members))
    links: list[Proposal] = []
    left: list[Left] = []
    for link in proposals:
        if link.score < threshold or groups.together(link):
            continue
        if why := groups.against(link):
            left.append(Left(link, why))
        else:
            groups.join(link)
            links.append(link)
    return Merging(tuple(sorted(_merges(groups, links), key=_likeliest)), tuple(left))


def without(merging: Merging, refused: Mapping[tuple[str, str], str]) -> Merging:
    """Return a merging without the merges of which a pair is refused, each with its reason."""
    kept: list[Merge] = []
    left = [*merging.left]
    for merge in merging.merges:
        found = [Left(link, refused[link.pair]) for link in merge.links if link.pair in refused]
        left += found
        kept += [] if found else [merge]
    return Merging(tuple(kept), tuple(left))


def _merges(groups: _Groups, links: Iterable[Proposal]) -> Iterator[Merge]:
    by_group: dict[str, list[Proposal]] = {}
    for link in links:
        by_group.setdefault(groups.of(link.one)[0].id, []).append(link)
    yield from (Merge(tuple(found)) for found in by_group.values())


def _likeliest(merge: Merge) -> tuple[float, str]:
    return -merge.score, merge.parties[0].id
