"""A party in a few words, to tell namesakes apart."""

from collections.abc import Collection, Sequence

from kb.reconcile import kinds
from kb.resolve.profile import Profile

_NAMES = 3  # other names that are told


def name(profile: Profile) -> str:
    """Return what a party is called; who has no name is called by its id."""
    return profile.name or profile.id


def description(labels: Collection[str], country: str | None, aliases: Sequence[str] = ()) -> str:
    """Return what a party is, of which country, and what else it is called."""
    kind = kinds.sorted_of(labels)[0]
    first = f"{kind}, {country}" if country else kind
    return "; also ".join([first, *([", ".join(aliases[:_NAMES])] if aliases else [])])


def of(profile: Profile) -> str:
    """Return the description of a party."""
    return description(profile.kinds, profile.country, profile.names[1:])
