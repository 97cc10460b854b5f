"""The documented lines on time, in a real Neo4j, against counting days.

A list of hops is held against a day or a period in two ways. Cypher has the lines that `kb lint`
asks for. Here a calendar of six days, with a day before them and one after for what is unknown,
is gone through day by day, for every reading of every date: no comparison of ranges is made.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from random import Random
from typing import Any

import pytest

from kb.lint.rules import asked, overlap
from tests.conftest import Using

SEEDS = range(30)
LISTS, QUESTIONS = 60, 4  # of a seed
# Days are counted from 1 to 6; 0 is all that was before them, 7 all that comes after.
BEFORE, AFTER = 0, 7
CALENDAR = range(1, 7)
AXIS = range(BEFORE, AFTER + 1)
_OPEN = {BEFORE: date(1, 1, 1), AFTER: date(9999, 12, 31)}
DAYS = {day: _OPEN.get(day) or date(2018, 6, day) for day in AXIS}
STATEMENT = f"""
CYPHER 25
UNWIND $cases AS case
WITH case.number AS number, case.hops AS hops, {asked.THE_BOUNDS}
WHERE {asked.THE_LINE}
  AND ($certainty = 'certain' OR {overlap.THE_LINE})
  AND ($certainty = 'possible' OR {overlap.THE_CERTAIN_LINE})
RETURN number
"""


@dataclass(frozen=True)
class Hop:
    """A fact: the days on which it may begin and may end, whose they are, and when it was told."""

    begins: range
    ends: range
    dated_by: str
    known_from: int

    def readings(self) -> Iterator[frozenset[int]]:
        """Yield the days on which it was in force, in every reading of its dates."""
        for begin, end in product(self.begins, self.ends):
            if begin <= end:
                yield frozenset(day for day in AXIS if begin <= day <= end)

    def sent(self) -> dict[str, Any]:
        """Return it as a relationship has it."""
        return {
            "begins_earliest": DAYS[self.begins[0]],
            "begins_latest": DAYS[self.begins[-1]],
            "ends_earliest": DAYS[self.ends[0]],
            "ends_latest": DAYS[self.ends[-1]],
            "dated_by": self.dated_by,
            "known_from": DAYS[self.known_from],
        }


@dataclass(frozen=True)
class Question:
    """What is asked: a day, or the first and last day of a period, and a day of knowledge."""

    on: int | None
    between: tuple[int, int] | None
    known_on: int | None

    def days(self) -> frozenset[int]:
        """Return the days that are asked of."""
        if self.on is not None:
            return frozenset({self.on})
        if self.between is not None:
            return frozenset(range(self.between[0], self.between[1] + 1))
        return frozenset(AXIS)

    def sent(self) -> dict[str, Any]:
        """Return it as parameters."""
        return {
            "on": self.on and DAYS[self.on],
            "between": self.between and [DAYS[day] for day in self.between],
            "known_on": self.known_on and DAYS[self.known_on],
        }


def _hop(chance: Random, dated_by: str) -> Hop:
    """Return a hop of whose dates each is that of some reading."""
    halves = (CALENDAR[:3], CALENDAR[3:]) if chance.random() < 0.5 else (CALENDAR, CALENDAR)
    while True:
        begins, ends = (_range(chance, days) for days in halves)
        begins = range(begins[0], min(begins[-1], ends[-1]) + 1)
        ends = range(max(ends[0], begins[0]) if begins else AFTER, ends[-1] + 1)
        if begins and ends:
            return Hop(begins, ends, dated_by, chance.choice(CALENDAR))


def _range(chance: Random, days: range) -> range:
    """Return a range of days: one, several, or open to one side or to both."""
    first, last = sorted(chance.choices(days, k=2))
    match chance.choice(("one", "several", "several", "from", "until", "unknown")):
        case "one":
            return range(first, first + 1)
        case "from":
            return range(first, AFTER + 1)
        case "until":
            return range(BEFORE, last + 1)
        case "unknown":
            return range(BEFORE, AFTER + 1)
    return range(first, last + 1)


def _hops(chance: Random) -> list[Hop]:
    """Return one hop to four, of which some may carry the dates of one thing."""
    dated = [_hop(chance, f"agreement-{number}") for number in range(chance.randint(1, 3))]
    more = chance.choices(dated, k=chance.randint(0, 1))
    known = (chance.choice(CALENDAR) for _ in range(4))
    return [Hop(h.begins, h.ends, h.dated_by, k) for h, k in zip(dated + more, known, strict=False)]


def _question(chance: Random) -> Question:
    first, last = sorted((chance.choice(CALENDAR), chance.choice(CALENDAR)))
    if chance.random() < 0.2:
        first = BEFORE
    elif chance.random() < 0.2:
        last = AFTER
    return Question(
        chance.choice(CALENDAR) if chance.random() < 0.3 else None,
        (first, last) if chance.random() < 0.7 else None,
        chance.choice(CALENDAR[2:]) if chance.random() < 0.4 else None,
    )


def _counted(hops: Sequence[Hop], question: Question) -> str:
    """Say how surely all hops were in force on one day of those that are asked of."""
    if question.known_on is not None and any(h.known_from > question.known_on for h in hops):
        return "no"
    together = {question.days()}
    for one in {hop.dated_by: hop for hop in hops}.values():
        together = {days & reading for days in together for reading in one.readings()}
    if all(together):
        return "certain"
    return "possible" if any(together) else "no"


def _told(using: Using, lists: list[list[Hop]], question: Question, certainty: str) -> list[int]:
    cases = [
        {"number": number, "hops": [hop.sent() for hop in hops]}
        for number, hops in enumerate(lists)
    ]
    given = {"cases": cases, "certainty": certainty, **question.sent()}
    rows = using(lambda db: db.read(STATEMENT, given))
    return sorted(row["number"] for row in rows)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_lines_tell_what_counting_days_tells(using: Using, seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - cases, and nothing secret
    lists = [_hops(chance) for _ in range(LISTS)]
    for question in [_question(chance) for _ in range(QUESTIONS)]:
        counted = [_counted(hops, question) for hops in lists]
        for certainty, told in (("possible", {"possible", "certain"}), ("certain", {"certain"})):
            wanted = [number for number, found in enumerate(counted) if found in told]
            assert _told(using, lists, question, certainty) == wanted, (question, certainty)


def test_the_cases_are_of_all_kinds() -> None:
    found: Counter[tuple[str, int]] = Counter()
    for seed in SEEDS:
        chance = Random(seed)  # noqa: S311 - cases, and nothing secret
        lists = [_hops(chance) for _ in range(LISTS)]
        for question in [_question(chance) for _ in range(QUESTIONS)]:
            found.update((_counted(hops, question), len(hops)) for hops in lists)
    assert {kind for kind, number in found.items() if number >= 20} == {
        (certainty, hops) for certainty in ("no", "possible", "certain") for hops in (1, 2, 3, 4)
    }
