"""`common_partners`: who works with both of two parties, and whether at one time."""

from datetime import date
from typing import Any

import pytest

from kb.store.answers import Row
from tests.conftest import Using
from tests.queries.test_catalogue import ask

FACEBOOK = {
    "partner": "facebook",
    "partner_name": "Facebook",
    "collective": False,
    "partnership": "facebook-huawei",
    "title": "Facebook's partnership with Huawei",
    "other_partnership": "facebook-lenovo",
    "other_title": "Facebook's partnership with Lenovo",
    "shared": False,
    "overlap": "certain",
    "overlap_from": None,
    "overlap_to": date(2018, 6, 10),
    "planned_end": True,
    "disputed": False,
    "facts": [
        "b6b5acd579976790",
        "cd9ff5ef75e60c02",
        "e0b417bad52fbe73",
        "facebook-huawei",
        "facebook-lenovo",
        "ff5f13cd799adc02",
    ],
}


def _told(rows: list[Row]) -> list[tuple[Any, ...]]:
    names = ("partner", "partnership", "other_partnership", "shared", "overlap")
    return [tuple(row[name] for name in names) for row in rows]


def test_two_makers_have_a_network_in_common(shipped: Using) -> None:
    assert ask(shipped, "common_partners", party="huawei", other="lenovo") == [FACEBOOK]


def test_who_has_none_in_common_has_no_row(shipped: Using) -> None:
    assert ask(shipped, "common_partners", party="huawei", other="invented-maker") == []
    # They are partners of each other and of nobody else.
    assert ask(shipped, "common_partners", party="spell-maker", other="spell-network") == []


def test_undated_ends_leave_it_open(shipped: Using) -> None:
    # Apple's began in 2007 or later and has no end that anybody told of.
    rows = ask(shipped, "common_partners", party="lenovo", other="apple")
    assert _told(rows) == [("facebook", "facebook-lenovo", "facebook-apple", False, "possible")]
    assert [(row["overlap_from"], row["overlap_to"]) for row in rows] == [(date(2007, 1, 1), None)]


def test_an_agreement_of_three_is_one_on_both_sides(shipped: Using) -> None:
    rows = ask(shipped, "common_partners", party="invented-maker", other="invented-broker")
    assert _told(rows) == [("invented-network", "invented-deal", "invented-deal", True, "certain")]
    # The broker joined in 2015.
    assert [(row["overlap_from"], row["overlap_to"]) for row in rows] == [(date(2015, 1, 1), None)]
    assert [row["facts"] for row in rows] == [
        ["43869232c8296dd6", "6915f4dab9a9aee4", "e0bcb5749191b803", "invented-deal"]
    ]


@pytest.mark.parametrize(
    ("on", "rows"), [("2014-12-31", 0), ("2015-01-01", 1), ("2020-03-02", 1), ("2030-01-01", 1)]
)
def test_a_day_decides(shipped: Using, on: str, rows: int) -> None:
    given = {"party": "invented-maker", "other": "invented-broker", "on": on}
    assert len(ask(shipped, "common_partners", **given)) == rows


def test_partnerships_of_different_times_never_meet(tiers: Using) -> None:
    rows = ask(tiers, "common_partners", party="tier-maker", other="tier-pioneer")
    assert _told(rows) == [("tier-network", "tier-deal", "tier-early-deal", False, "no")]
    assert [(row["overlap_from"], row["overlap_to"]) for row in rows] == [(None, None)]
    for on in ("2003-06-01", "2013-06-01"):
        assert ask(tiers, "common_partners", party="tier-maker", other="tier-pioneer", on=on) == []
