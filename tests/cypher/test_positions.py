"""`positions`: who holds or held which position where."""

from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

ADVISER = {
    "person": "harbour-director",
    "person_name": "Director of the Builder",
    "position": "adviser",
    "party": "harbour-ministry",
    "party_name": "Ministry of the Harbour",
    "kinds": ["Government"],
    "collective": False,
    "certainty": None,
    "begins_earliest": date(2014, 1, 1),
    "begins_latest": date(2016, 12, 31),
    "ends_earliest": date(2019, 1, 1),
    "ends_latest": date(2019, 12, 31),
    "planned_end": True,
    "disputed": False,
    "conflicts": ["begins"],
    "qualified": [],
    "source_count": 2,
    "fact": "2873e0ad84e35bd6",
}


def test_a_position_is_one_persons_at_one_party(wider: Using) -> None:
    assert ask(wider, "positions", person="harbour-director", party="harbour-ministry") == [ADVISER]


def test_two_positions_at_one_party_are_two(wider: Using) -> None:
    rows = ask(wider, "positions", party="harbour-builder")
    assert [(row["person"], row["position"]) for row in rows] == [
        ("harbour-director", "board member"),
        ("harbour-director", "chair"),
    ]


def test_a_position_without_a_title_that_is_denied_is_marked(wider: Using) -> None:
    rows = ask(wider, "positions", person="harbour-minister")
    assert [(row["party"], row["position"], row["disputed"]) for row in rows] == [
        ("harbour-fund", "", True),
        ("harbour-ministry", "minister", False),
    ]


def test_all_positions_are_listed(wider: Using) -> None:
    rows = ask(wider, "positions")
    assert [(row["person"], row["position"]) for row in rows] == [
        ("francisco-varela", "vice president"),
        ("harbour-director", "board member"),
        ("harbour-director", "chair"),
        ("harbour-director", "adviser"),
        ("harbour-minister", ""),
        ("harbour-minister", "minister"),
        ("invented-officer", "officer"),
    ]


@pytest.mark.parametrize(
    ("on", "held"),
    [
        ("2007-12-31", {}),
        ("2013-06-01", {"board member": "certain", "chair": "certain"}),
        # Sources disagree on whether it began in 2014 or in 2016.
        ("2015-06-01", {"board member": "certain", "adviser": "possible"}),
        ("2016-12-31", {"board member": "certain", "adviser": "certain"}),
        ("2019-04-01", {"board member": "certain", "adviser": "possible"}),
        ("2019-04-02", {"board member": "possible", "adviser": "possible"}),
        ("2020-01-01", {"board member": "possible"}),
    ],
)
def test_a_day_decides_and_says_how_surely(wider: Using, on: str, held: dict[str, str]) -> None:
    rows = ask(wider, "positions", person="harbour-director", on=on)
    assert {row["position"]: row["certainty"] for row in rows} == held
    sure = ask(wider, "positions", person="harbour-director", on=on, certainty="certain")
    assert [row["position"] for row in sure] == [
        row["position"] for row in rows if row["certainty"] == "certain"
    ]
