"""A party that another may be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.model import schema
from kb.model.claims import Declaration
from kb.resolve.likeness import Likeness
from kb.resolve.profile import Profile


@dataclass(frozen=True)
class Candidate:
    """A party that may be the one asked about, how likely, and why."""

    profile: Profile
    likeness: Likeness

    @property
    def party(self) -> str:
        """Its id."""
        return self.profile.id

    @property
    def name(self) -> str:
        """What it is called first."""
        return self.profile.name

    @property
    def kinds(self) -> frozenset[str]:
        """Its labels."""
        return self.profile.kinds

    @property
    def score(self) -> float:
        """How likely it is the one, from 0 to 1."""
        return self.likeness.score

    @property
    def why(self) -> str:
        """What decided, on one line."""
        return self.likeness.why


def profile(labels: list[str], stored: Mapping[str, Any]) -> Profile:
    """Return what a party's labels and properties tell of it."""
    get = stored.get
    return Profile(
        stored["id"],
        tuple(name for name in (get("name"), *get("aliases", ())) if name),
        frozenset(labels),
        get("country", ""),
        tuple(get("identifiers", ())),
        get("collective", False),
    )


def declared(id: str, said: Sequence[Declaration]) -> Profile:
    """Return what is said of one id, whichever other ids are of the same party."""
    return Profile(
        id,
        tuple(dict.fromkeys(name for one in said for name in (one.name, *one.aliases) if name)),
        frozenset().union(*(schema.NODE[one.label].labels for one in said)),
        next((one.country for one in said if one.country), ""),
        tuple(sorted({identifier for one in said for identifier in one.identifiers})),
        any(one.collective for one in said),
    )
