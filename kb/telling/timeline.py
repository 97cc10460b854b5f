"""What is known of when things of a party began and ended: from rows of `timeline` to spans."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from kb.store.answers import Row
from kb.telling import ends, sentences


@dataclass(frozen=True)
class End:
    """One end of a span: the days between which it lies; None where that bound is unknown."""

    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True)
class Span:
    """One fact in time.

    Attributes:
        name: of what stands at its other end.
        part: how the fact leads there, or the part that the party plays.
        planned: whether its end was announced and is not reported.
    """

    fact: str
    name: str
    part: str
    begins: End
    ends: End
    planned: bool
    disputed: bool

    @property
    def dates(self) -> str:
        """Both ends in words."""
        return ends.told(
            {
                "begins_earliest": self.begins.earliest,
                "begins_latest": self.begins.latest,
                "ends_earliest": self.ends.earliest,
                "ends_latest": self.ends.latest,
                "planned_end": self.planned,
            }
        )

    @property
    def days(self) -> list[date]:
        """The days that are known as bounds."""
        bounds = (
            *(self.begins.earliest, self.begins.latest),
            *(self.ends.earliest, self.ends.latest),
        )
        return [day for day in bounds if day is not None]


def told(rows: Iterable[Row], whole: bool) -> list[Span]:
    """Return the facts in the order in which they are first met.

    Args:
        rows: of the question `timeline`.
        whole: whether they are all. Where they are not, the other end of a fact may stand among
            those that are missing, and a fact of which one end alone is here is left out.
    """
    by_fact: dict[str, list[Row]] = {}
    for row in rows:
        by_fact.setdefault(row["fact"], []).append(row)
    return [_span(fact, found) for fact, found in by_fact.items() if whole or len(found) > 1]


def _span(fact: str, rows: Sequence[Row]) -> Span:
    known = {row["event"]: End(row["earliest"], row["latest"]) for row in rows}
    row = rows[0]
    return Span(
        fact=fact,
        name=row["of_name"] or row["of"],
        part=row["role"] or sentences.verb(row["type"]),
        begins=known.get("begins", End()),
        ends=known.get("ends", End()),
        planned=any(one["planned"] for one in rows),
        disputed=any(one["disputed"] for one in rows),
    )
