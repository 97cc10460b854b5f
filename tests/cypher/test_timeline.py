"""`timeline`: in the order of time, and no day that no source gave."""

from datetime import date

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_the_timeline_gives_no_day_that_no_source_gave(shipped: Using) -> None:
    rows = ask(shipped, "timeline", party="huawei")
    deal = [
        (row["earliest"], row["latest"], row["event"], row["planned"])
        for row in rows
        if row["of"] == "facebook-huawei"
    ]
    assert deal == [
        (None, date(2010, 12, 31), "begins", False),
        (date(2018, 6, 5), date(2018, 6, 10), "ends", True),
    ]
    assert [row for row in rows if row["of"] == "huawei-credit"] == []
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)


def test_the_timeline_has_no_end_of_which_only_the_begin_is_told(shipped: Using) -> None:
    [row] = ask(shipped, "timeline", party="apple")
    told = {"day": date(2007, 1, 1), "earliest": date(2007, 1, 1), "latest": None}
    assert {**row, **told, "event": "begins"} == row


def test_positions_are_told_apart(wider: Using) -> None:
    rows = ask(wider, "timeline", party="harbour-director")
    names = ("day", "event", "planned", "role", "of")
    assert [tuple(row[name] for name in names) for row in rows] == [
        (date(2008, 1, 1), "begins", False, "board member", "harbour-builder"),
        (date(2010, 1, 1), "begins", False, "chair", "harbour-builder"),
        (date(2014, 1, 1), "ends", False, "chair", "harbour-builder"),
        (date(2014, 1, 1), "begins", False, "adviser", "harbour-ministry"),
        (date(2019, 1, 1), "ends", True, "adviser", "harbour-ministry"),
        (date(2019, 4, 1), "ends", False, "board member", "harbour-builder"),
    ]
