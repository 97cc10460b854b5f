"""Time as two ranges: a fact begins on some day of one and ends on some day of the other.

Two facts therefore overlap certainly, possibly or not at all, and so is a fact in force on a day.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kb.model.dates import UNKNOWN, Days


class Certainty(StrEnum):
    """How surely something holds."""

    CERTAIN = "certain"
    POSSIBLE = "possible"
    NO = "no"


@dataclass(frozen=True)
class Span:
    """When a fact begins and when it ends."""

    begins: Days = UNKNOWN
    ends: Days = UNKNOWN

    @property
    def possible(self) -> bool:
        """Whether some begin is no later than some end."""
        return self.begins.earliest <= self.ends.latest


def tightened(span: Span) -> Span:
    """Use that a fact begins no later than it ends: each range bounds the other."""
    return Span(
        Days(span.begins.earliest, min(span.begins.latest, span.ends.latest)),
        Days(max(span.ends.earliest, span.begins.earliest), span.ends.latest),
    )


def overlap(a: Span, b: Span) -> Certainty:
    """Say how surely two independently dated facts are in force on a common day.

    Both spans must be tightened. Facts dated by the same thing overlap certainly and need no
    asking.
    """
    if a.begins.latest <= b.ends.earliest and b.begins.latest <= a.ends.earliest:
        return Certainty.CERTAIN
    if a.begins.earliest <= b.ends.latest and b.begins.earliest <= a.ends.latest:
        return Certainty.POSSIBLE
    return Certainty.NO


def in_force(span: Span, day: date) -> Certainty:
    """Say how surely a fact is in force on the day."""
    if span.begins.latest <= day <= span.ends.earliest:
        return Certainty.CERTAIN
    if span.begins.earliest <= day <= span.ends.latest:
        return Certainty.POSSIBLE
    return Certainty.NO
