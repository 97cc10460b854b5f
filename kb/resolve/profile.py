"""What is known of a party when it is asked who it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kb.model import schema
from kb.resolve import words
from kb.resolve.words import Reading

_PERSON = "Person"


@dataclass(frozen=True)
class Profile:
    """A party, as far as it tells who it is.

    Attributes:
        names: its name first, then its aliases.
        kinds: its labels; none, or `Party` alone, where nobody says what it is.
        country: two letters, by ISO 3166-1.
        identifiers: each as `scheme:value`.
        collective: that it stands for an unnamed group, which is no body to be found again.
    """

    id: str
    names: tuple[str, ...]
    kinds: frozenset[str] = frozenset()
    country: str = ""
    identifiers: tuple[str, ...] = ()
    collective: bool = False

    @property
    def name(self) -> str:
        """What it is called first; empty if nothing is known."""
        return self.names[0] if self.names else ""

    @property
    def kind(self) -> str:
        """The label that says most of what it is."""
        return schema.narrowest(self.kinds) or "Party"

    @property
    def person(self) -> bool:
        """Whether it is a human being."""
        return self.kind == _PERSON

    @cached_property
    def as_body(self) -> "tuple[Called, ...]":
        """Its names, read as those of a body."""
        return tuple(_called(self.names, person=False))

    @cached_property
    def as_person(self) -> "tuple[Called, ...]":
        """Its names, read as those of a human being."""
        return tuple(_called(self.names, person=True))


@dataclass(frozen=True)
class Called:
    """A name, and the ways in which it can be read."""

    name: str
    readings: tuple[Reading, ...]


def _called(names: tuple[str, ...], person: bool) -> Iterator[Called]:
    """Yield the names that are names of somebody."""
    for name in dict.fromkeys(names):
        read = words.readings(name, person)
        if not any(map(words.is_no_name, read)):
            yield Called(name, read)
