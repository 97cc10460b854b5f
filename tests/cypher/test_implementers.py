"""`implementers`: who carries out what is lent or given to others."""

from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

LOAN = {
    "implementer": "harbour-builder",
    "implementer_name": "Harbour Builder",
    "collective": False,
    "agreement": "harbour-loan",
    "type": "CreditLine",
    "title": "The harbour loan",
    "lenders": ["harbour-bank", "harbour-second-bank"],
    "givers": [],
    "borrowers": ["harbour-ministry"],
    "receivers": [],
    "on_lent_to": [],
    "other_parts": [],
    "purpose": [],
    "status": "completion",
    "in_totals": "yes",
    "amount_min": 1e8,
    "amount_max": 1e8,
    "currency": "USD",
    "begins_earliest": date(2012, 2, 1),
    "begins_latest": date(2012, 2, 1),
    "ends_earliest": date(2022, 1, 1),
    "ends_latest": date(2022, 12, 31),
    "planned_end": True,
    "disputed": False,
    "conflicts": [],
    "qualified": [],
    "estimated": [],
    "source_count": 1,
    "fact": "f80ad03933a452b0",
}
DREDGING = ("harbour-builder", "harbour-dredging")
BUILT = [DREDGING, ("harbour-builder", "harbour-gift"), ("harbour-builder", "harbour-loan")]
EXTENDED = ("harbour-works", "harbour-extension")


def test_who_carries_out_a_loan_stands_beside_those_it_is_lent_to(wider: Using) -> None:
    rows = ask(wider, "implementers", party="harbour-builder", recipient="harbour-ministry")
    assert [row for row in rows if row["agreement"] == "harbour-loan"] == [LOAN]


def test_what_else_an_implementer_is_in_it_is_named(wider: Using) -> None:
    [row] = ask(wider, "implementers", party="harbour-works")
    names = ("borrowers", "on_lent_to", "other_parts", "estimated")
    assert [row[name] for name in names] == [
        *(["harbour-ministry"], ["harbour-works"], ["on_lent_to"], ["amount"]),
    ]


def test_who_only_carries_it_out_has_no_lender(wider: Using) -> None:
    lent = {row["credit_line"] for row in ask(wider, "lenders", party="harbour-builder")}
    assert lent == {"harbour-overdraft"}
    assert ask(wider, "lenders", party="harbour-works") == []


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({}, [*BUILT, EXTENDED]),
        ({"party": "harbour-builder"}, BUILT),
        ({"party": "harbour-ministry"}, []),
        ({"financier": "harbour-bank"}, [DREDGING, BUILT[2], EXTENDED]),
        ({"financier": "harbour-second-bank"}, [BUILT[2]]),
        ({"financier": "harbour-state"}, [BUILT[1]]),
        ({"financier": "harbour-ministry"}, []),
        ({"recipient": "harbour-works"}, [BUILT[1]]),
        ({"recipient": "harbour-ministry", "party": "harbour-works"}, [EXTENDED]),
        ({"party": "harbour-builder", "financier": "harbour-state"}, [BUILT[1]]),
        ({"party": "harbour-builder", "on": "2014-12-31"}, BUILT[1:]),
        ({"party": "harbour-builder", "on": "2023-01-01"}, [DREDGING]),
    ],
)
def test_implementer_financier_recipient_and_day_decide(
    wider: Using, given: dict[str, str], told: list[tuple[str, str]]
) -> None:
    rows = ask(wider, "implementers", **given)
    assert [(row["implementer"], row["agreement"]) for row in rows] == told
