"""`payments`: who paid whom, one row a payment, so that amounts can be summed."""

from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

RETAINER = {
    "payment": "harbour-retainer",
    "title": "The retainer",
    "collective": False,
    "payers": ["harbour-builder"],
    "payer_names": ["Harbour Builder"],
    "payees": ["harbour-minister"],
    "payee_names": ["Minister of the Harbour"],
    "collective_parties": [],
    "purpose": [],
    "amount_min": 40000.0,
    "amount_max": 50000.0,
    "currency": "EUR",
    "begins_earliest": date(2016, 1, 1),
    "begins_latest": date(2016, 12, 31),
    "ends_earliest": date(2016, 1, 1),
    "ends_latest": date(2016, 12, 31),
    "planned_end": False,
    "disputed": True,
    "conflicts": [],
    "qualified": [],
    "estimated": ["amount"],
    "source_count": 1,
}
FEE, TRANSFERS = "harbour-fee", "harbour-transfers"


def test_a_payment_says_who_paid_whom_and_who_denies_it(wider: Using) -> None:
    assert ask(wider, "payments", payee="harbour-minister") == [RETAINER]


def test_several_payers_make_one_row_and_an_unnamed_payee_is_none(wider: Using) -> None:
    [row] = ask(wider, "payments", payer="harbour-works")
    names = ("payment", "collective", "payers", "payees", "amount_min", "currency")
    assert [row[name] for name in names] == [
        *(TRANSFERS, True, ["harbour-builder", "harbour-works"], [], None, None),
    ]


@pytest.mark.parametrize(
    ("given", "payments"),
    [
        ({}, [FEE, "harbour-retainer", TRANSFERS]),
        ({"party": "harbour-builder"}, [FEE, "harbour-retainer", TRANSFERS]),
        ({"payer": "harbour-builder"}, ["harbour-retainer", TRANSFERS]),
        ({"payee": "harbour-builder"}, [FEE]),
        ({"payer": "harbour-ministry", "payee": "harbour-builder"}, [FEE]),
        ({"payer": "harbour-builder", "payee": "harbour-builder"}, []),
        ({"party": "harbour-builder", "payer": "harbour-ministry"}, [FEE]),
        ({"party": "harbour-bank"}, []),
        # Of which nobody says when it was may have been made on any day.
        ({"since": "2015-03-01", "until": "2015-03-01"}, [FEE, TRANSFERS]),
        ({"since": "2015-03-02", "until": "2015-12-31"}, [TRANSFERS]),
        ({"since": "2016-12-31"}, ["harbour-retainer", TRANSFERS]),
        ({"until": "2015-12-31"}, [FEE, TRANSFERS]),
    ],
)
def test_parties_and_days_decide(wider: Using, given: dict[str, str], payments: list[str]) -> None:
    assert [row["payment"] for row in ask(wider, "payments", **given)] == payments
