"""Dates as sources put them, each with the notes that say so."""

import pytest

from kb.queries.trace import Said
from kb.telling import terms
from kb.telling.terms import Term
from tests.telling.saying import said

DATES = {
    "nothing is said": ([], [Term("no dates")]),
    "that it is so and no more": ([said(2), said(1)], [Term("no dates", (1, 2))]),
    "one date of two sources": (
        [
            said(3, "asserts", "begins", "2010"),
            said(1, "asserts", "begins", "2010"),
            said(2, "asserts", "ends", "2015"),
        ],
        [Term("begins 2010", (1, 3)), Term("ends 2015", (2,))],
    ),
    "sources that differ": (
        [said(1, "asserts", "begins", "2010"), said(2, "asserts", "begins", "..2009")],
        [Term("begins 2010", (1,)), Term("begins ..2009", (2,))],
    ),
    "an end that was announced": (
        [said(1, "asserts", "ends", "2018", planned=True), said(2, "asserts", "ends", "2018")],
        [Term("ends 2018 (announced)", (1,)), Term("ends 2018", (2,))],
    ),
    "a day in between": (
        [said(1, "asserts", "in_force", "2014")],
        [Term("in force on 2014", (1,))],
    ),
    "what is no date": ([said(1, "asserts", "amount_min", "5")], [Term("no dates", (1,))]),
    "who denies": ([said(1, "denies", "begins", "2010")], [Term("no dates")]),
}


@pytest.mark.parametrize(("stated", "told"), DATES.values(), ids=DATES)
def test_dates_are_told_as_written(stated: list[Said], told: list[Term]) -> None:
    assert list(terms.dates(stated)) == told
