"""Dates as sources put them, each with the notes that say so."""

import pytest

from kb.queries.trace import Said
from kb.telling import terms
from kb.telling.terms import Term


def _said(number: int, field: str = "", value: str = "", **more: bool | str) -> Said:
    stance = str(more.get("stance", "asserts"))
    return Said(number, "LENDS", stance, field, value, planned=bool(more.get("planned")))


DATES = {
    "nothing is said": ([], [Term("no dates")]),
    "that it is so and no more": ([_said(2), _said(1)], [Term("no dates", (1, 2))]),
    "one date of two sources": (
        [_said(3, "begins", "2010"), _said(1, "begins", "2010"), _said(2, "ends", "2015")],
        [Term("begins 2010", (1, 3)), Term("ends 2015", (2,))],
    ),
    "sources that differ": (
        [_said(1, "begins", "2010"), _said(2, "begins", "..2009")],
        [Term("begins 2010", (1,)), Term("begins ..2009", (2,))],
    ),
    "an end that was announced": (
        [_said(1, "ends", "2018", planned=True), _said(2, "ends", "2018")],
        [Term("ends 2018 (announced)", (1,)), Term("ends 2018", (2,))],
    ),
    "a day in between": ([_said(1, "in_force", "2014")], [Term("in force on 2014", (1,))]),
    "what is no date": ([_said(1, "amount_min", "5")], [Term("no dates", (1,))]),
    "who denies": ([_said(1, "begins", "2010", stance="denies")], [Term("no dates")]),
}


@pytest.mark.parametrize(("said", "told"), DATES.values(), ids=DATES)
def test_dates_are_told_as_written(said: list[Said], told: list[Term]) -> None:
    assert list(terms.dates(said)) == told
