"""`backing`: guarantors, insurers, who provides security, and the collateral."""

from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

GUARANTEE = {
    "agreement": "harbour-loan",
    "type": "CreditLine",
    "title": "The harbour loan",
    "part": "guarantor",
    "party": "harbour-state",
    "party_name": "Harbour State",
    "collective": False,
    "collateral": ["fees of the port"],
    "lenders": ["harbour-bank", "harbour-second-bank"],
    "recipients": ["harbour-ministry"],
    "status": "completion",
    "amount_min": 1e8,
    "amount_max": 1e8,
    "currency": "USD",
    "begins_earliest": date(2012, 2, 1),
    "begins_latest": date(2012, 2, 1),
    "ends_earliest": date(2014, 1, 1),
    "ends_latest": date(2014, 12, 31),
    "planned_end": False,
    "disputed": False,
    "conflicts": [],
    "source_count": 1,
    "fact": "69ae2d95efe00e19",
}
WAREHOUSE = {
    **GUARANTEE,
    "agreement": "harbour-overdraft",
    "title": "The overdraft",
    "part": "collateral",
    "party": None,
    "party_name": None,
    "collateral": ["a warehouse"],
    "lenders": ["harbour-bank"],
    "recipients": ["harbour-builder"],
    "status": None,
    "amount_min": None,
    "amount_max": None,
    "currency": None,
    "begins_earliest": date(2013, 1, 1),
    "begins_latest": date(2013, 12, 31),
    "ends_earliest": date(2013, 1, 1),
    "ends_latest": None,
    "fact": "harbour-overdraft",
}
GUARANTOR = ("harbour-loan", "guarantor", "harbour-state")
INSURER = ("harbour-loan", "insurer", "harbour-insurer")
SECURITY = ("harbour-loan", "security", "harbour-works")
CRANE = ("harbour-gift", "insurer", "harbour-insurer")
ALONE = ("harbour-overdraft", "collateral", None)


def test_a_guarantee_ends_with_itself_and_not_with_its_loan(wider: Using) -> None:
    assert ask(wider, "backing", party="harbour-state") == [GUARANTEE]


def test_collateral_that_nobody_is_named_to_provide_has_a_row(wider: Using) -> None:
    assert ask(wider, "backing", recipient="harbour-builder") == [WAREHOUSE]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, [CRANE, GUARANTOR, INSURER, SECURITY, ALONE]),
        ({"party": "harbour-insurer"}, [CRANE, INSURER]),
        ({"party": "harbour-insurer", "recipient": "harbour-works"}, [CRANE]),
        ({"recipient": "harbour-ministry"}, [GUARANTOR, INSURER, SECURITY]),
        ({"recipient": "harbour-ministry", "on": "2014-12-31"}, [GUARANTOR, INSURER, SECURITY]),
        ({"recipient": "harbour-ministry", "on": "2015-01-01"}, [INSURER, SECURITY]),
        ({"party": "huawei"}, []),
        # Who borrows and who carries out backs nothing thereby.
        ({"party": "harbour-ministry"}, []),
        ({"party": "harbour-builder"}, []),
    ],
)
def test_party_recipient_and_day_decide(
    wider: Using, given: dict[str, str], told: list[tuple[str, str, str | None]]
) -> None:
    rows = ask(wider, "backing", **given)
    assert [(row["agreement"], row["part"], row["party"]) for row in rows] == told
