"""`grants`: every grant with all that have a part in it."""

from datetime import date

import pytest

from kb.model import schema
from kb.queries import registry
from tests.conftest import Using
from tests.queries.test_catalogue import ask

GIFT = {
    "grant": "harbour-gift",
    "title": "The gift of a crane",
    "collective": False,
    "parts": ["implemented_by"],
    "givers": ["harbour-state"],
    "receivers": ["harbour-works"],
    "implementers": ["harbour-builder"],
    "guarantors": [],
    "insurers": ["harbour-insurer"],
    "security": [],
    "on_lent_to": [],
    "purpose": ["a crane"],
    "status": "completion",
    "in_totals": "yes",
    "amount_min": 2e6,
    "amount_max": 2e6,
    "currency": "USD",
    "begins_earliest": date(2013, 1, 1),
    "begins_latest": date(2013, 12, 31),
    "ends_earliest": date(2014, 1, 1),
    "ends_latest": date(2014, 12, 31),
    "planned_end": False,
    "disputed": False,
    "conflicts": [],
    "qualified": [],
    "estimated": [],
    "source_count": 1,
}


def test_a_grant_has_everybody_who_has_a_part_in_it(wider: Using) -> None:
    assert ask(wider, "grants", party="harbour-builder") == [GIFT]


@pytest.mark.parametrize(
    ("given", "grants"),
    [
        ({}, ["harbour-aid", "harbour-gift"]),
        ({"party": "harbour-state"}, ["harbour-gift"]),
        ({"party": "harbour-bank"}, ["harbour-aid"]),
        # Who is only lent to is given nothing.
        ({"party": "huawei"}, []),
        ({"status": "commitment"}, ["harbour-aid"]),
        ({"status": "pledge"}, []),
        ({"currency": "usd"}, ["harbour-aid", "harbour-gift"]),
        ({"currency": "EUR"}, []),
        ({"on": "2014-12-31"}, ["harbour-gift"]),
        ({"on": "2015-01-01"}, []),
        ({"on": "2016-01-01"}, ["harbour-aid"]),
        ({"party": "harbour-builder", "on": "2013-01-01"}, ["harbour-gift"]),
        ({"party": "harbour-builder", "on": "2012-12-31"}, []),
    ],
)
def test_a_party_a_day_a_status_and_a_currency_decide(
    wider: Using, given: dict[str, str], grants: list[str]
) -> None:
    assert [row["grant"] for row in ask(wider, "grants", **given)] == grants


def test_several_givers_share_one_grant(wider: Using) -> None:
    [aid] = ask(wider, "grants", party="harbour-fund")
    names = ("parts", "givers", "amount_min", "amount_max")
    assert [aid[name] for name in names] == [
        *(["gives"], ["harbour-bank", "harbour-fund"], 5e6, None),
    ]


def test_its_statuses_are_the_models() -> None:
    [status] = [f for f in schema.NODE["Grant"].fields if f.name == "status"]
    parameters = registry.find([registry.shipped()], "grants").parameters
    assert [p.kind.choices for p in parameters if p.name == "status"] == [status.choices]
