"""Which parties are taken for one without asking: only those that are as good as certain.

A merge joins groups in which everybody may be everybody else: of each two, names or identifiers
make at least a candidate, nothing speaks against it, and nobody has judged them otherwise. So no
name in the middle, however like both, chains two bodies together that are not alike: `BOC` neither
the Bank of China and the Bank of Ceylon, nor a misspelled name two banks between which it lies.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kb.resolve import clusters, compare, groups
from kb.resolve.groups import Groups
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
    joined = groups.groups(decided, known, members)
    links: list[Proposal] = []
    left: list[Left] = []
    for link in proposals:
        if link.score < threshold or joined.together(link):
            continue
        if why := joined.against(link):
            left.append(Left(link, why))
        else:
            joined.join(link)
            links.append(link)
    return Merging(tuple(sorted(_merges(joined, links), key=_likeliest)), tuple(left))


def without(merging: Merging, refused: Mapping[tuple[str, str], str]) -> Merging:
    """Return a merging without the merges of which a pair is refused, each with its reason."""
    kept: list[Merge] = []
    left = [*merging.left]
    for merge in merging.merges:
        found = [Left(link, refused[link.pair]) for link in merge.links if link.pair in refused]
        left += found
        kept += [] if found else [merge]
    return Merging(tuple(kept), tuple(left))


def _merges(joined: Groups, links: Iterable[Proposal]) -> Iterator[Merge]:
    by_group: dict[str, list[Proposal]] = {}
    for link in links:
        by_group.setdefault(joined.root(link.one.id), []).append(link)
    yield from (Merge(tuple(found)) for found in by_group.values())


def _likeliest(merge: Merge) -> tuple[float, str]:
    return -merge.score, merge.parties[0].id
