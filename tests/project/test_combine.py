from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model.dates import EARLIEST, LATEST, UNKNOWN, Days
from kb.model.money import Money
from kb.project import combine
from kb.project.combine import Combined


def _year(first: int, last: int | None = None) -> Days:
    return Days(date(first, 1, 1), date(last or first, 12, 31))


@pytest.mark.parametrize(
    ("stated", "combined"),
    [
        ([], Combined(UNKNOWN)),
        ([_year(2010)], Combined(_year(2010))),
        ([_year(2008, 2012), _year(2010)], Combined(_year(2010))),
        ([_year(2008, 2010), _year(2010, 2012)], Combined(_year(2010))),
        ([_year(2010), _year(2012)], Combined(_year(2010, 2012), conflict=True)),
        ([_year(2010), _year(2012), _year(2000, 2020)], Combined(_year(2010, 2012), conflict=True)),
        ([_year(2000, 2010), _year(2012)], Combined(_year(2000, 2012), conflict=True)),
    ],
    ids=[
        "silence is unknown",
        "one source",
        "a precise source sharpens a vague one",
        "two vague sources sharpen each other",
        "a contradiction spans both",
        "a vague source does not widen a contradiction",
        "a contradiction of unequal sources spans both",
    ],
)
def test_ranges_meet_or_contradict(stated: list[Days], combined: Combined[Days]) -> None:
    assert combine.days(stated) == combined


_DAY_5, _DAY_10 = date(2018, 6, 5), date(2018, 6, 10)
_STILL = Days(_DAY_5, LATEST)
_PLAN = Days(_DAY_5, _DAY_10)


@pytest.mark.parametrize(
    ("actual", "planned", "combined"),
    [
        ([], [], (Combined(UNKNOWN), False)),
        ([_STILL], [], (Combined(_STILL), False)),
        ([_STILL], [_PLAN], (Combined(_PLAN), True)),
        ([], [_PLAN], (Combined(_PLAN), True)),
        (
            [Days(_DAY_5, date(2018, 6, 8))],
            [_PLAN],
            (Combined(Days(_DAY_5, date(2018, 6, 8))), False),
        ),
        ([_year(2018)], [_PLAN], (Combined(_year(2018)), False)),
        (
            [Days(date(2019, 1, 1), LATEST)],
            [_PLAN],
            (Combined(Days(date(2019, 1, 1), LATEST)), False),
        ),
        ([], [_year(2018), _year(2020)], (Combined(_year(2018, 2020), conflict=True), True)),
    ],
    ids=[
        "nobody says",
        "still running",
        "still running and to end by a day",
        "only a plan",
        "an end that is told outweighs the plan",
        "a plan does not sharpen an end that is told vaguely",
        "a plan that did not come about is dropped",
        "plans that contradict each other",
    ],
)
def test_a_plan_counts_only_until_an_end_is_told(
    actual: list[Days], planned: list[Days], combined: tuple[Combined[Days], bool]
) -> None:
    assert combine.ends(actual, planned) == combined


@pytest.mark.parametrize(
    ("stated", "combined"),
    [
        ([], Combined(None)),
        ([Money("USD", 2e9, None)], Combined(Money("USD", 2e9, None))),
        ([Money("USD", 2e9, None), Money("USD", 5e9, 5e9)], Combined(Money("USD", 5e9, 5e9))),
        ([Money("USD", 1, 1), Money("USD", 3, 3)], Combined(Money("USD", 1, 3), conflict=True)),
        (
            [Money("USD", 1, 1), Money("CNY", 7, 7), Money("USD", 1, 2)],
            Combined(Money("USD", 1, 1), conflict=True),
        ),
        ([Money("USD", 1, 1), Money("CNY", 7, 7)], Combined(Money("CNY", 7, 7), conflict=True)),
    ],
    ids=[
        "nobody says",
        "one source",
        "a precise amount sharpens a vague one",
        "a contradiction spans both",
        "currencies are never combined: the one most often stated is shown",
        "currencies equally often stated: the first by its code is shown",
    ],
)
def test_amounts_meet_or_contradict(stated: list[Money], combined: Combined[Money | None]) -> None:
    assert combine.money(stated) == combined


_ranges = st.builds(
    lambda a, b: Days(date(2000 + min(a, b), 1, 1), date(2000 + max(a, b), 12, 31)),
    st.integers(0, 20),
    st.integers(0, 20),
)


@given(st.lists(_ranges, max_size=6), st.randoms())
def test_the_order_of_sources_does_not_matter(stated: list[Days], random: object) -> None:
    shuffled = list(stated)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    assert combine.days(stated) == combine.days(shuffled)


@given(st.lists(_ranges, min_size=1, max_size=6))
def test_what_several_sources_come_to_lies_within_what_they_span(stated: list[Days]) -> None:
    combined = combine.days(stated)
    hull = Days(min(r.earliest for r in stated), max(r.latest for r in stated))
    assert combined.value.within(hull)
    assert combined.conflict != all(combined.value.within(r) for r in stated)


def test_the_ends_of_time_are_ordinary_bounds() -> None:
    stated = [Days(EARLIEST, date(2010, 12, 31)), Days(date(2009, 1, 1), LATEST)]
    assert combine.days(stated) == Combined(_year(2009, 2010))
