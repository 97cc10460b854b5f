"""Pairs of parties that may be one, the likeliest first, and which of them are settled."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.model.identities import Identities
from kb.model.judgements import Judgement, Verdict, pair
from kb.resolve import clusters, compare
from kb.resolve.likeness import Likeness, likeness
from kb.resolve.profile import Profile


@dataclass(frozen=True)
class Proposal:
    """Two parties, how likely they are one, and why; the first by the alphabet first."""

    one: Profile
    other: Profile
    likeness: Likeness

    @property
    def pair(self) -> tuple[str, str]:
        """Their ids."""
        return self.one.id, self.other.id

    @property
    def score(self) -> float:
        """How likely they are one, from 0 to 1."""
        return self.likeness.score


def proposal(one: Profile, other: Profile) -> Proposal:
    """Compare two parties."""
    first, second = sorted((one, other), key=lambda party: party.id)
    return Proposal(first, second, likeness(first, second))


def proposed(
    pairs: Iterable[tuple[Profile, Profile]], least: float = compare.CANDIDATE
) -> list[Proposal]:
    """Compare pairs of parties and return those that may be one, the likeliest first.

    Raises:
        MissingExtra: what names are compared by is not installed.
    """
    found = (proposal(*both) for both in pairs)
    return ranked(one for one in found if one.score >= least)


def ranked(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Return proposals with the likeliest first."""
    return sorted(proposals, key=lambda one: (-one.score, one.pair))


@dataclass(frozen=True)
class Settled:
    """What is decided: who is who, and which parties are not, or not known to be, one."""

    who: Identities
    apart: frozenset[tuple[str, str]]

    def has(self, one: str, other: str) -> bool:
        """Say whether nobody need be asked about two ids: it follows from what was decided."""
        return self.who.of(one) == self.who.of(other) or self.keeps_apart(one, other)

    def keeps_apart(self, one: str, other: str) -> bool:
        """Say whether two ids are judged to be of two parties, or not to be known to be of one."""
        return pair(self.who.of(one), self.who.of(other)) in self.apart


def settled(judgements: Iterable[Judgement]) -> Settled:
    """Return what judgements decide; a party is all of its ids."""
    judged = list(judgements)
    who = clusters.identities(judged)
    apart = (one.pair for one in judged if one.verdict is not Verdict.SAME)
    return Settled(who, frozenset(pair(who.of(one), who.of(other)) for one, other in apart))


def open_ones(proposals: Iterable[Proposal], decided: Settled) -> Iterator[Proposal]:
    """Yield the proposals on which nothing is decided."""
    return (one for one in proposals if not decided.has(*one.pair))
