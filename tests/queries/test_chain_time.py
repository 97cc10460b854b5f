"""The time of `chain` in Cypher against the arithmetic that is proven by counting days.

One bank lends to one maker by a credit line for every span over a small calendar, open ends
included, and the maker has a partnership for every span: each pair is one chain, or none.
"""

from datetime import date
from itertools import product
from typing import Any

import pytest

from kb.model.dates import EARLIEST, LATEST, Days
from kb.model.spans import Certainty, Span, in_force, overlap, tightened
from kb.queries import registry, run
from kb.store.driver import Database
from tests.conftest import Using, wipe

CALENDAR = [EARLIEST, date(2018, 6, 1), date(2018, 6, 2), LATEST]
RANGES = [Days(a, b) for a, b in product(CALENDAR, CALENDAR) if a <= b]
SPANS = sorted(
    {tightened(Span(b, e)) for b, e in product(RANGES, RANGES) if b.earliest <= e.latest},
    key=repr,
)
FACT = {
    "source_count": 1,
    "planned_end": False,
    "disputed": False,
    "conflicts": [],
    "qualified": [],
}
_MAKE = """
CREATE (bank:Party:Bank {id: 'bank', name: 'Bank'}), (maker:Party:Company {id: 'maker', name: 'M'}),
       (net:Party:Company {id: 'net', name: 'Net'}), (data:DataCategory {id: 'data', name: 'Data'})
WITH * UNWIND $spans AS s
CREATE (line:Agreement:CreditLine {id: 'line-' + s.n, rank: 'line-' + s.n}) SET line += $fact
CREATE (deal:Agreement:Partnership {id: 'deal-' + s.n}) SET deal += $fact
CREATE (access:Agreement:DataAccess {id: 'access-' + s.n}) SET access += $fact
CREATE (bank)-[a:LENDS {id: 'a' + s.n, party: bank.id, rank: line.rank}]->(line)
CREATE (line)-[b:LENT_TO {id: 'b' + s.n, party: maker.id, rank: line.rank}]->(maker)
CREATE (maker)-[c:PARTNER_IN {id: 'c' + s.n, party: maker.id, rank: deal.id}]->(deal)
CREATE (deal)-[d:OPENS {id: 'd' + s.n}]->(access)
CREATE (net)-[e:PARTNER_IN {id: 'e' + s.n}]->(deal)
CREATE (access)-[f:TO {id: 'f' + s.n}]->(maker) CREATE (access)-[g:OF {id: 'g' + s.n}]->(data)
FOREACH (r IN [a, b] | SET r += $fact, r += s.dates, r.dated_by = line.id)
FOREACH (r IN [c, d, e, f, g] | SET r += $fact, r += s.dates, r.dated_by = deal.id)
"""


def _row(number: int, span: Span) -> dict[str, Any]:
    dates = {
        "begins_earliest": span.begins.earliest,
        "begins_latest": span.begins.latest,
        "ends_earliest": span.ends.earliest,
        "ends_latest": span.ends.latest,
    }
    return {"n": str(number), "dates": dates}


@pytest.fixture(scope="module")
def calendar(using: Using) -> Using:
    async def make(db: Database) -> None:
        await wipe(db)
        spans = [_row(number, span) for number, span in enumerate(SPANS)]
        await db.administer(_MAKE, {"spans": spans, "fact": FACT})

    using(make)
    return using


def _chains(using: Using, **given: str) -> dict[tuple[Span, Span], str]:
    question = registry.find([registry.shipped()], "chain")
    answer = using(lambda db: run.ask(db, question, {"party": "maker", **given}, 100_000))

    def span(id: str) -> Span:
        return SPANS[int(id.partition("-")[2])]

    return {
        (span(row["credit_line"]), span(row["partnership"])): row["overlap"] for row in answer.rows
    }


def test_how_surely_a_chain_holds_together(calendar: Using) -> None:
    surely = {pair: overlap(*pair) for pair in product(SPANS, SPANS)}
    assert _chains(calendar) == {p: s for p, s in surely.items() if s is not Certainty.NO}
    assert _chains(calendar, certainty="certain") == {
        p: s for p, s in surely.items() if s is Certainty.CERTAIN
    }


def _on(pair: tuple[Span, Span], day: date) -> Certainty:
    each = {in_force(span, day) for span in pair}
    return next(
        level for level in (Certainty.NO, Certainty.POSSIBLE, Certainty.CERTAIN) if level in each
    )


@pytest.mark.parametrize("day", [*CALENDAR[1:-1], date(2018, 5, 31), date(2018, 6, 3)], ids=str)
def test_how_surely_a_chain_is_in_force_on_a_day(calendar: Using, day: date) -> None:
    pairs = {p: _on(p, day) for p in product(SPANS, SPANS) if overlap(*p) is not Certainty.NO}
    assert set(_chains(calendar, on=str(day))) == {
        p for p, s in pairs.items() if s is not Certainty.NO
    }
    assert set(_chains(calendar, on=str(day), certainty="certain")) == {
        p for p, s in pairs.items() if s is Certainty.CERTAIN
    }


PERIODS = [
    ("..2018-06-01", EARLIEST, CALENDAR[1]),
    ("2018-06-02/2018-06-04", CALENDAR[2], date(2018, 6, 4)),
]


@pytest.mark.parametrize(("between", "first", "last"), PERIODS)
def test_how_surely_a_chain_is_in_force_in_a_period(
    calendar: Using, between: str, first: date, last: date
) -> None:
    period = Span(Days(first, first), Days(last, last))
    levels = (Certainty.NO, Certainty.POSSIBLE, Certainty.CERTAIN)

    def surely(pair: tuple[Span, Span]) -> Certainty:
        each = {overlap(*pair), *(overlap(span, period) for span in pair)}
        return next(level for level in levels if level in each)

    pairs = {pair: surely(pair) for pair in product(SPANS, SPANS)}
    assert set(_chains(calendar, between=between)) == {
        p for p, s in pairs.items() if s is not Certainty.NO
    }
    assert set(_chains(calendar, between=between, certainty="certain")) == {
        p for p, s in pairs.items() if s is Certainty.CERTAIN
    }
