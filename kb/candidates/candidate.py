"""A party that another may be."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

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
