"""`who_can_reach`: from a kind of data to all that may reach it."""

from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

PARTNERS = ("invented-broker", "invented-maker")
HUAWEI = {
    "party": "huawei",
    "party_name": "Huawei",
    "collective": False,
    "access": "huawei-access",
    "access_title": "Huawei's access to Facebook's user data",
    "data": "user-data",
    "data_name": "Unspecified user data",
    "grantors": ["facebook"],
    "partnerships": ["facebook-huawei"],
    "held": None,
    "subjects": [],
    "purpose": [],
    "terms": ["private"],
    "certainty": "certain",
    "begins_earliest": None,
    "begins_latest": date(2010, 12, 31),
    "ends_earliest": date(2018, 6, 5),
    "ends_latest": date(2018, 6, 10),
    "planned_end": True,
    "disputed": False,
    "qualified": ["held: device"],
    "source_count": 1,
}
LENOVO = {
    **HUAWEI,
    "party": "lenovo",
    "party_name": "Lenovo",
    "access": "lenovo-access",
    "access_title": "Lenovo's access to Facebook's user data",
    "partnerships": ["facebook-lenovo"],
    "ends_latest": None,
    "planned_end": False,
    "qualified": [],
}


def test_what_is_said_of_one_access_is_not_said_of_another(shipped: Using) -> None:
    rows = ask(shipped, "who_can_reach", data="user-data")
    assert rows[:2] == [HUAWEI, LENOVO]
    assert [row["party"] for row in rows] == ["huawei", "lenovo", "oppo", "tcl"]


@pytest.mark.parametrize(
    ("on", "broker"),
    # The deal is of 2010; the broker joined it in 2015, and nobody says on which day.
    [("2012-01-01", []), ("2015-06-01", ["possible"]), ("2016-06-01", ["certain"])],
)
def test_a_partner_reaches_data_no_longer_than_it_is_partner(
    shipped: Using, on: str, broker: list[str]
) -> None:
    rows = ask(shipped, "who_can_reach", data="invented-photos", on=on)
    reached = {name: [r["certainty"] for r in rows if r["party"] == name] for name in PARTNERS}
    assert reached == {"invented-broker": broker, "invented-maker": ["certain"]}
    begun = {(r["party"], r["begins_earliest"], r["begins_latest"]) for r in rows}
    assert begun <= {
        ("invented-broker", date(2015, 1, 1), date(2015, 12, 31)),
        ("invented-maker", date(2010, 1, 1), date(2010, 12, 31)),
    }


def test_nobody_reaches_what_nobody_speaks_of(shipped: Using) -> None:
    assert ask(shipped, "who_can_reach", data="no-such-data") == []


def test_narrower_kinds_are_found_and_broader_ones_are_not(shipped: Using) -> None:
    def reached(data: str) -> list[tuple[str, str, bool]]:
        rows = ask(shipped, "who_can_reach", data=data)
        return [(row["party"], row["data"], row["disputed"]) for row in rows]

    photos = [
        ("invented-broker", "invented-photos", True),
        ("invented-maker", "invented-photos", False),
    ]
    assert reached("invented-photos") == photos
    assert reached("invented-data") == [*photos, ("spell-maker", "invented-data", False)]


@pytest.mark.parametrize(
    ("on", "possible", "certain"),
    [
        # Lenovo's access is seen to run on 5 June, and no more is said; Huawei's end is planned.
        ("2010-12-30", ["possible", "possible"], 0),
        ("2010-12-31", ["certain", "certain"], 2),
        ("2018-06-05", ["certain", "certain"], 2),
        ("2018-06-06", ["possible", "possible"], 0),
        ("2018-06-10", ["possible", "possible"], 0),
        ("2018-06-11", ["possible"], 0),
    ],
)
def test_a_day_decides_and_how_surely(
    shipped: Using, on: str, possible: list[str], certain: int
) -> None:
    def of_two(**given: str) -> list[str]:
        rows = ask(shipped, "who_can_reach", data="user-data", on=on, **given)
        return [row["certainty"] for row in rows if row["party"] in {"huawei", "lenovo"}]

    assert of_two() == possible
    assert of_two(certainty="certain") == ["certain"] * certain
