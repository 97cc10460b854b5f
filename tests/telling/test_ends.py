"""Ranges of days in words: no day is given that was not."""

from datetime import date

import pytest

from kb.telling import ends

RANGES = [
    (None, None, "unknown"),
    (date(2010, 1, 1), date(2010, 12, 31), "2010"),
    (date(2010, 1, 1), date(2012, 12, 31), "2010 to 2012"),
    (date(2010, 3, 1), date(2010, 3, 31), "2010-03"),
    (date(2012, 2, 1), date(2012, 2, 29), "2012-02"),
    (date(2010, 1, 1), date(2010, 4, 30), "2010-01 to 2010-04"),
    (date(2018, 6, 5), date(2018, 6, 5), "2018-06-05"),
    (date(2010, 1, 1), date(2010, 1, 1), "2010-01-01"),
    (date(2018, 6, 5), date(2018, 6, 10), "2018-06-05 to 2018-06-10"),
    (date(2018, 1, 1), date(2018, 6, 10), "2018-01-01 to 2018-06-10"),
    (None, date(2010, 12, 31), "2010 or before"),
    (None, date(2010, 6, 30), "2010-06 or before"),
    (None, date(2018, 6, 5), "2018-06-05 or before"),
    (date(2010, 1, 1), None, "2010 or later"),
    (date(2010, 6, 1), None, "2010-06 or later"),
    (date(2018, 6, 5), None, "2018-06-05 or later"),
    (date(800, 1, 1), date(800, 12, 31), "0800"),
]


@pytest.mark.parametrize(("earliest", "latest", "written"), RANGES)
def test_a_range_is_written_no_more_exactly_than_it_is_known(
    earliest: date | None, latest: date | None, written: str
) -> None:
    assert ends.between(earliest, latest) == written


NOTHING = {
    "begins_earliest": None,
    "begins_latest": None,
    "ends_earliest": None,
    "ends_latest": None,
    "planned_end": False,
}
BEGUN = {"begins_earliest": date(2010, 1, 1), "begins_latest": date(2010, 12, 31)}
OPEN = {"ends_earliest": date(2020, 3, 2)}
ENDED = {"ends_earliest": date(2018, 6, 5), "ends_latest": date(2018, 6, 10)}


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (NOTHING, ""),
        ({**NOTHING, **BEGUN}, "begins 2010"),
        ({**NOTHING, **OPEN}, "not ended before 2020-03-02"),
        ({**NOTHING, "ends_earliest": date(2018, 1, 1)}, "not ended before 2018"),
        ({**NOTHING, "ends_earliest": date(2018, 6, 1)}, "not ended before 2018-06"),
        ({**NOTHING, **BEGUN, **OPEN}, "begins 2010; not ended before 2020-03-02"),
        # What began had not ended before: nobody says so.
        ({**NOTHING, **BEGUN, "ends_earliest": date(2010, 1, 1)}, "begins 2010"),
        ({**NOTHING, "ends_latest": date(2018, 12, 31)}, "ends 2018 or before"),
        (
            {**NOTHING, **OPEN, "planned_end": True},
            "ends 2020-03-02 or later (announced, and not reported)",
        ),
        ({**NOTHING, **ENDED}, "ends 2018-06-05 to 2018-06-10"),
        (
            {**BEGUN, **ENDED, "planned_end": True},
            "begins 2010; ends 2018-06-05 to 2018-06-10 (announced, and not reported)",
        ),
    ],
)
def test_both_ends_in_words(row: dict[str, object], told: str) -> None:
    assert ends.told(row) == told


FIRST, LAST = date(2018, 1, 1), date(2018, 12, 31)


@pytest.mark.parametrize(
    ("which", "earliest", "latest", "planned", "told"),
    [
        ("begins", FIRST, None, False, ("2018 or later", "begins")),
        ("begins", None, LAST, False, ("2018 or before", "begins")),
        ("ends", FIRST, LAST, False, ("2018", "ends")),
        ("ends", FIRST, LAST, True, ("2018", "ends (announced, and not reported)")),
        ("ends", FIRST, None, True, ("2018 or later", "ends (announced, and not reported)")),
        ("ends", None, LAST, False, ("2018 or before", "ends")),
        ("ends", FIRST, None, False, ("before 2018", "not ended")),
    ],
)
def test_one_end_in_words(
    which: str, earliest: date | None, latest: date | None, planned: bool, told: tuple[str, str]
) -> None:
    row = {"event": which, "earliest": earliest, "latest": latest, "planned": planned}
    assert ends.event(row) == told
