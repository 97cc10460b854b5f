"""`measured_with_access`: who is under a measure and has access to data meanwhile."""

from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

INQUIRY = {
    "party": "invented-maker",
    "party_name": "Invented Maker",
    "collective": False,
    "measure": "invented-inquiry",
    "title": "The invented inquiry",
    "kind": "inquiry",
    "act": [],
    "imposed_by": ["invented-state"],
    "access": "invented-access",
    "access_title": "The invented access",
    "data": "invented-photos",
    "data_name": "Invented photographs",
    "grantors": ["invented-network"],
    "overlap": "certain",
    "overlap_from": date(2016, 1, 1),
    "overlap_to": date(2016, 12, 31),
    "planned_end": False,
    "disputed": False,
    "facts": [
        "37d2f36d04d9e2d8",
        "ac6aa1a44f40da7c",
        "68b3406f12405355",
        "6915f4dab9a9aee4",
        "invented-inquiry",
        "invented-access",
    ],
}


def test_a_whole_row(shipped: Using) -> None:
    assert ask(shipped, "measured_with_access", party="invented-maker") == [INQUIRY]


def test_measures_on_huawei_meet_its_access_as_surely_as_their_dates(shipped: Using) -> None:
    names = ("measure", "access", "overlap", "overlap_to", "planned_end")
    rows = ask(shipped, "measured_with_access", party="huawei")
    end = date(2018, 6, 10)
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("us-intelligence-label", "huawei-access", "possible", end, True),
        # It was seen in force on the very day until which the access is known to run.
        ("us-lawmakers-advice", "huawei-access", "certain", end, True),
        ("us-supplier-ban", "huawei-access", "possible", end, True),
    ]


def test_neither_a_measure_nor_an_access_alone_is_a_row(shipped: Using) -> None:
    assert ask(shipped, "measured_with_access", party="zte") == []
    assert ask(shipped, "measured_with_access", party="lenovo") == []
    # The inquiry into the network is withdrawn.
    assert ask(shipped, "measured_with_access", party="invented-network") == []


@pytest.mark.parametrize(
    ("on", "possible", "certain"),
    [
        ("2018-06-04", 3, []),
        ("2018-06-05", 3, ["us-lawmakers-advice"]),
        ("2018-06-06", 3, []),
        ("2018-06-10", 3, []),
        ("2018-06-11", 0, []),
    ],
)
def test_a_day_decides_and_how_surely(
    shipped: Using, on: str, possible: int, certain: list[str]
) -> None:
    given = {"party": "huawei", "on": on}
    assert len(ask(shipped, "measured_with_access", **given)) == possible
    sure = ask(shipped, "measured_with_access", certainty="certain", **given)
    assert [row["measure"] for row in sure] == certain


def test_without_a_party_all_are_found(shipped: Using) -> None:
    rows = ask(shipped, "measured_with_access", certainty="certain")
    assert [(row["party"], row["measure"]) for row in rows] == [
        ("huawei", "us-lawmakers-advice"),
        ("invented-maker", "invented-inquiry"),
    ]
