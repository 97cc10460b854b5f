"""What somebody decided about two parties: whether they are one."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from kb.model.ids import digest

AT = "%Y-%m-%dT%H:%M:%SZ"  # how the moment of a decision is read


class Verdict(StrEnum):
    """Whether two ids are of one party; `unsure` is asked no more, and changes nothing."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


@dataclass(frozen=True, order=True)
class Judgement:
    """A decision on two parties. There is one on each pair: the one that was written last.

    Attributes:
        one, other: their ids, the first of them by the alphabet first; neither need be loaded.
        by: who decided.
        at: when, in UTC, to the second: `2026-11-27T16:00:00Z`.
        why: on what grounds.
        score: how alike they were then, from 0 to 1; None where nobody compared them.
    """

    one: str
    other: str
    verdict: Verdict
    by: str
    at: str
    why: str = ""
    score: float | None = None

    @property
    def pair(self) -> tuple[str, str]:
        """The two ids."""
        return self.one, self.other

    @property
    def id(self) -> str:
        """The same for the same pair, whatever was decided."""
        return on(*self.pair)


def moment(at: datetime) -> str:
    """Return how a judgement has a moment, which is given in UTC."""
    # Not by `strftime`, which writes a year before 1000 with fewer digits than are read.
    return f"{at.replace(tzinfo=None).isoformat(timespec='seconds')}Z"


def on(one: str, other: str) -> str:
    """Return the id of a judgement on a pair, whose first id is first by the alphabet."""
    return digest(one, other)


def pair(one: str, other: str) -> tuple[str, str]:
    """Return two ids in the order in which a judgement has them."""
    return (one, other) if one < other else (other, one)
