"""`credit_lines`: every line with all that have a part in it."""

from datetime import date

import pytest

from kb.model import schema
from kb.queries import registry
from tests.conftest import Using
from tests.queries.test_catalogue import ask

LOAN = {
    "credit_line": "tier-loan",
    "title": "The tier loan",
    "collective": False,
    "parts": ["implemented_by"],
    "lenders": ["tier-bank"],
    "borrowers": ["tier-maker"],
    "implementers": ["tier-builder"],
    "guarantors": ["tier-state"],
    "insurers": ["tier-insurer"],
    "security": ["tier-holding"],
    "on_lent_to": ["tier-reseller"],
    "purpose": ["a factory"],
    "status": "completion",
    "interest_rate": 3.0,
    "maturity": 12.5,
    "collateral": ["shares of the maker"],
    "in_totals": "no",
    "amount_min": 1e6,
    "amount_max": 2e6,
    "currency": "USD",
    "begins_earliest": date(2012, 1, 1),
    "begins_latest": date(2012, 12, 31),
    "ends_earliest": date(2018, 1, 1),
    "ends_latest": date(2018, 12, 31),
    "planned_end": False,
    "disputed": True,
    "conflicts": [],
    "qualified": [],
    "estimated": ["amount"],
    "source_count": 2,
}


def _lines(using: Using, **given: str) -> list[str]:
    return [row["credit_line"] for row in ask(using, "credit_lines", **given)]


def test_each_part_in_a_line_has_its_own_list(tiers: Using) -> None:
    assert ask(tiers, "credit_lines", party="tier-builder") == [LOAN]


@pytest.mark.parametrize(
    ("party", "part"),
    [
        ("tier-state", "guaranteed_by"),
        ("tier-insurer", "insured_by"),
        ("tier-holding", "secured_by"),
        ("tier-reseller", "on_lent_to"),
    ],
)
def test_a_party_is_found_in_whatever_part(tiers: Using, party: str, part: str) -> None:
    assert ask(tiers, "credit_lines", party=party) == [{**LOAN, "parts": [part]}]


def test_lender_and_borrower_have_parts(shipped: Using) -> None:
    for party, part in (("invented-bank", "lends"), ("invented-maker", "lent_to")):
        rows = ask(shipped, "credit_lines", party=party, currency="USD")
        assert [(row["credit_line"], row["parts"]) for row in rows] == [("invented-loan", [part])]


def test_who_has_no_part_has_no_line(shipped: Using) -> None:
    assert _lines(shipped, party="lenovo") == []


@pytest.mark.parametrize(
    ("on", "lines", "guarantors"),
    [
        ("2011-12-31", [], []),
        ("2012-01-01", ["tier-loan"], [["tier-state"]]),
        ("2014-12-31", ["tier-loan"], [["tier-state"]]),
        # The guarantee ended with 2014, and the loan did not.
        ("2015-01-01", ["tier-loan"], [[]]),
        ("2018-12-31", ["tier-loan"], [[]]),
        ("2019-01-01", [], []),
    ],
)
def test_a_day_decides_of_the_line_and_of_each_part(
    tiers: Using, on: str, lines: list[str], guarantors: list[list[str]]
) -> None:
    rows = ask(tiers, "credit_lines", party="tier-builder", on=on)
    assert [row["credit_line"] for row in rows] == lines
    assert [row["guarantors"] for row in rows] == guarantors
    assert _lines(tiers, party="tier-state", on=on) == [
        line for line, names in zip(lines, guarantors, strict=True) if names
    ]


def test_status_and_currency_filter(tiers: Using) -> None:
    usd = ["huawei-credit", "invented-loan", "tier-facility", "tier-loan", "tier-promise"]
    assert _lines(tiers, currency="usd") == usd
    assert _lines(tiers, status="pledge") == ["invented-pledge", "tier-promise"]
    assert _lines(tiers, status="pledge", currency="USD") == ["tier-promise"]
    assert _lines(tiers, status="suspended") == []
    assert _lines(tiers, party="tier-bank", currency="CNY") == []


def test_contradicted_and_unstated_terms_are_not_made_up(shipped: Using) -> None:
    [loan] = ask(shipped, "credit_lines", party="invented-maker")
    [spell] = ask(shipped, "credit_lines", party="spell-maker")
    names = ("amount_min", "amount_max", "currency", "status", "interest_rate", "conflicts")
    assert [loan[name] for name in names] == [
        *(1e7, 3e7, "USD", "implementation", 4.5, ["amount", "begins"]),
    ]
    assert [spell[name] for name in names] == [None, None, None, None, None, []]


def test_its_statuses_are_the_models(shipped: Using) -> None:
    [status] = [f for f in schema.NODE["CreditLine"].fields if f.name == "status"]
    parameters = registry.find([registry.shipped()], "credit_lines").parameters
    assert [p.kind.choices for p in parameters if p.name == "status"] == [status.choices]
