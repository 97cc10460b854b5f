"""What a load changes: wanted against stored, by id."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True)
class Change(Generic[T]):
    """The items to make, to overwrite and to remove, and how many stay as they are."""

    created: dict[str, T]
    changed: dict[str, T]
    unchanged: int
    removed: tuple[str, ...]

    @cached_property
    def written(self) -> dict[str, T]:
        """Everything that has to be written."""
        return {**self.created, **self.changed}

    @cached_property
    def touched(self) -> set[str]:
        """The ids of all that differs."""
        return {*self.created, *self.changed, *self.removed}


@dataclass(frozen=True)
class Tally:
    """How many of a kind a load created, changed, left alone and withdrew."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        return Tally(
            self.created + other.created,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.withdrawn + other.withdrawn,
        )

    @property
    def brief(self) -> str:
        """The same in words, where nobody counts what is left alone."""
        return f"{self.created} created, {self.changed} changed, {self.withdrawn} withdrawn"

    def __str__(self) -> str:
        return (
            f"{self.created} created, {self.changed} changed, "
            f"{self.unchanged} unchanged, {self.withdrawn} withdrawn"
        )


NONE = Tally()


@dataclass(frozen=True)
class Tallies:
    """How many claims, things and facts a load created, changed, left alone and withdrew."""

    claims: Tally = NONE
    things: Tally = NONE
    facts: Tally = NONE

    @property
    def total(self) -> Tally:
        """All of them together."""
        return self.claims + self.things + self.facts

    def __add__(self, other: "Tallies") -> "Tallies":
        return Tallies(
            self.claims + other.claims, self.things + other.things, self.facts + other.facts
        )


NOTHING = Tallies()


def between(stored: Mapping[str, T], wanted: Mapping[str, T]) -> Change[T]:
    """Compare what stands with what should."""
    return Change(
        {id: item for id, item in wanted.items() if id not in stored},
        {id: item for id, item in wanted.items() if id in stored and stored[id] != item},
        sum(1 for id, item in wanted.items() if id in stored and stored[id] == item),
        tuple(sorted(set(stored) - set(wanted))),
    )


def tally(change: Change[T]) -> Tally:
    """Count a change."""
    return Tally(len(change.created), len(change.changed), change.unchanged, len(change.removed))
