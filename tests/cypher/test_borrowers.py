"""`borrowers`: the mirror of `lenders`."""

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_to_whom_a_bank_lends(shipped: Using) -> None:
    assert ask(shipped, "borrowers", lender="cn-state-banks") == [
        {
            "borrower": "huawei",
            "borrower_name": "Huawei",
            "collective": False,
            "owners": [],
            "credit_line": "huawei-credit",
            "title": "Credit lines of Chinese government-owned banks to Huawei",
            "lender": "cn-state-banks",
            "lender_name": "Chinese government-owned banks",
            "lender_role": "",
            "purpose": ["expansion abroad"],
            "status": None,
            "amount_min": 2e9,
            "amount_max": None,
            "currency": "USD",
            "begins_earliest": None,
            "begins_latest": None,
            "ends_earliest": None,
            "ends_latest": None,
            "planned_end": False,
            "disputed": False,
            "conflicts": [],
            "source_count": 1,
        }
    ]


def test_who_lends_nothing_has_no_borrowers(shipped: Using) -> None:
    assert ask(shipped, "borrowers", lender="huawei") == []


@pytest.mark.parametrize(
    ("on", "lines"),
    [
        ("2004-12-31", []),
        ("2005-01-01", ["spell-loan"]),
        ("2015-12-31", ["spell-loan"]),
        ("2016-01-01", []),
    ],
)
def test_a_day_decides(shipped: Using, on: str, lines: list[str]) -> None:
    rows = ask(shipped, "borrowers", lender="spell-bank", on=on)
    assert [row["credit_line"] for row in rows] == lines


@pytest.mark.parametrize(
    ("day", "owners"),
    [
        ({}, ["tier-fund"]),
        ({"on": "2013-12-31"}, []),
        ({"on": "2014-01-01"}, ["tier-fund"]),
        ({"on": "2015-12-31"}, ["tier-fund"]),
        ({"on": "2016-01-01"}, []),
    ],
    ids=str,
)
def test_an_owned_borrower_has_its_owners_of_the_day(
    tiers: Using, day: dict[str, str], owners: list[str]
) -> None:
    rows = ask(tiers, "borrowers", lender="tier-bank", **day)
    assert [row["owners"] for row in rows] == [owners] * 4


# What regards one end alone differs; all else is the same credit.
_OF_ONE_END = {"collective", "owners"}


@pytest.mark.parametrize("on", [None, "2006-06-01", "2013-06-01"])
def test_it_is_lenders_seen_from_the_other_side(tiers: Using, on: str | None) -> None:
    day = {"on": on} if on else {}

    def told(question: str) -> list[list[tuple[str, object]]]:
        rows = ask(tiers, question, **day)
        pairs = [sorted((n, v) for n, v in row.items() if n not in _OF_ONE_END) for row in rows]
        return sorted(pairs, key=repr)

    assert told("borrowers") == told("lenders")
