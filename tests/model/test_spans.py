"""The arithmetic of time against counting days: every pair of spans over a six-day calendar.

A span stands for all the stretches (first day, last day) that its two ranges allow. Two spans
overlap certainly when every choice of stretches shares a day, possibly when some choice does.
"""

from datetime import date, timedelta
from itertools import product

import pytest

from kb.model.dates import EARLIEST, LATEST, UNKNOWN, Days
from kb.model.spans import Certainty, Span, in_force, overlap, tightened

CALENDAR = [date(2018, 6, 1) + timedelta(days=n) for n in range(6)]
RANGES = [Days(a, b) for a, b in product(CALENDAR, CALENDAR) if a <= b]
STRETCHES = [(a, b) for a, b in product(CALENDAR, CALENDAR) if a <= b]
SPANS = [Span(b, e) for b, e in product(RANGES, RANGES) if b.earliest <= e.latest]


def _allowed(span: Span) -> int:
    """The stretches a span allows, as a bit for each."""
    return sum(
        1 << number
        for number, (first, last) in enumerate(STRETCHES)
        if span.begins.earliest <= first <= span.begins.latest
        and span.ends.earliest <= last <= span.ends.latest
    )


def _counted(holds: int, allowed: int) -> Certainty:
    if allowed & holds == allowed:
        return Certainty.CERTAIN
    return Certainty.POSSIBLE if allowed & holds else Certainty.NO


def test_tightening_keeps_every_stretch_and_reaches_each_bound() -> None:
    for span in SPANS:
        tight = tightened(span)
        assert _allowed(tight) == _allowed(span)
        stretches = [s for n, s in enumerate(STRETCHES) if _allowed(span) >> n & 1]
        assert tight == Span(
            Days(min(s[0] for s in stretches), max(s[0] for s in stretches)),
            Days(min(s[1] for s in stretches), max(s[1] for s in stretches)),
        )
        assert tightened(tight) == tight


def test_overlap_of_every_pair_is_what_counting_days_says() -> None:
    sharing = [
        sum(1 << n for n, (c, d) in enumerate(STRETCHES) if a <= d and c <= b) for a, b in STRETCHES
    ]
    spans = {tightened(span): _allowed(span) for span in SPANS}
    for (a, of_a), (b, of_b) in product(spans.items(), spans.items()):
        each = [_counted(sharing[n], of_b) for n in range(len(STRETCHES)) if of_a >> n & 1]
        expected = (
            Certainty.CERTAIN
            if set(each) == {Certainty.CERTAIN}
            else Certainty.NO
            if set(each) == {Certainty.NO}
            else Certainty.POSSIBLE
        )
        assert overlap(a, b) is expected, (a, b)


def test_in_force_on_every_day_is_what_counting_days_says() -> None:
    for span, day in product(SPANS, CALENDAR):
        holds = sum(1 << n for n, (a, b) in enumerate(STRETCHES) if a <= day <= b)
        assert in_force(tightened(span), day) is _counted(holds, _allowed(span)), (span, day)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (Span(), Span(), Certainty.POSSIBLE),
        (Span(), Span(Days(CALENDAR[0], CALENDAR[0]), UNKNOWN), Certainty.POSSIBLE),
        (
            Span(Days(EARLIEST, CALENDAR[1]), Days(CALENDAR[4], LATEST)),
            Span(Days(EARLIEST, CALENDAR[3]), Days(CALENDAR[3], LATEST)),
            Certainty.CERTAIN,
        ),
    ],
    ids=["both unknown", "one unknown", "open at the far ends"],
)
def test_unknown_bounds_leave_possible_what_dates_do_not_decide(
    a: Span, b: Span, expected: Certainty
) -> None:
    assert overlap(a, b) is overlap(b, a) is expected
