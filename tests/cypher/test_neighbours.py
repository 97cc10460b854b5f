"""`neighbours`: everything one fact away from a party."""

from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

OFFICER = {
    "fact": "17761dbda5fe789e",
    "type": "HOLDS_POSITION",
    "direction": "out",
    "other": "invented-network",
    "other_name": "Invented Network",
    "kinds": ["Company"],
    "collective": False,
    "role": "officer",
    "begins_earliest": date(2011, 1, 1),
    "begins_latest": date(2011, 12, 31),
    "ends_earliest": date(2011, 1, 1),
    "ends_latest": None,
    "planned_end": False,
    "disputed": False,
    "conflicts": [],
    "qualified": [],
    "source_count": 1,
}


def test_a_fact_is_seen_from_either_end(shipped: Using) -> None:
    from_the_other = {
        **OFFICER,
        "direction": "in",
        "other": "invented-officer",
        "other_name": "Invented Officer",
        "kinds": ["Person"],
    }
    assert ask(shipped, "neighbours", party="invented-officer") == [OFFICER]
    assert ask(shipped, "neighbours", party="invented-network", type="HOLDS_POSITION") == [
        from_the_other
    ]


def test_claims_and_dossiers_are_no_neighbours(shipped: Using) -> None:
    rows = ask(shipped, "neighbours", party="huawei")
    names = ("type", "direction", "other", "kinds")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("LENT_TO", "in", "huawei-credit", ["CreditLine"]),
        ("PARTNER_IN", "out", "facebook-huawei", ["Partnership"]),
        ("PARTNER_IN", "out", "us-tech-huawei", ["Partnership"]),
        ("TARGETS", "in", "us-intelligence-label", ["Measure"]),
        ("TARGETS", "in", "us-lawmakers-advice", ["Measure"]),
        ("TARGETS", "in", "us-supplier-ban", ["Measure"]),
        ("TO", "in", "huawei-access", ["DataAccess"]),
    ]


def test_two_spells_are_two_facts_and_a_bank_is_a_company(shipped: Using) -> None:
    rows = ask(shipped, "neighbours", party="invented-state", type="owns")
    assert [(row["other"], row["kinds"], row["begins_earliest"]) for row in rows] == [
        ("invented-bank", ["Bank", "Company"], date(1990, 1, 1)),
        ("invented-bank", ["Bank", "Company"], date(2005, 1, 1)),
    ]


def test_of_a_type_that_nobody_knows_there_is_nothing(shipped: Using) -> None:
    assert ask(shipped, "neighbours", party="huawei", type="KNOWS") == []
    assert ask(shipped, "neighbours", party="invented-twin") == []


@pytest.mark.parametrize(
    ("on", "spells"),
    [
        ("1989-12-31", []),
        ("1990-01-01", [1990]),
        ("2000-12-31", [1990]),
        ("2001-01-01", []),
        ("2005-01-01", [2005]),
        ("2030-01-01", [2005]),
    ],
)
def test_a_day_decides(shipped: Using, on: str, spells: list[int]) -> None:
    rows = ask(shipped, "neighbours", party="invented-state", type="OWNS", on=on)
    assert [row["begins_earliest"].year for row in rows] == spells


def test_a_denied_fact_is_marked(shipped: Using) -> None:
    rows = ask(shipped, "neighbours", party="invented-broker")
    assert [(row["type"], row["disputed"]) for row in rows] == [
        ("LENT_TO", False),
        ("PARTNER_IN", False),
        ("TO", True),
    ]


def test_what_is_narrowed_or_contradicted_of_the_agreement_is_told(shipped: Using) -> None:
    names = ("other", "conflicts", "qualified")
    [access] = ask(shipped, "neighbours", party="huawei", type="TO")
    assert [access[name] for name in names] == ["huawei-access", [], ["held"]]
    [loan] = ask(shipped, "neighbours", party="invented-maker", type="LENT_TO")
    assert [loan[name] for name in names] == ["invented-loan", ["amount", "begins"], []]


def test_every_kind_of_part_is_seen(wider: Using) -> None:
    rows = ask(wider, "neighbours", party="harbour-works")
    names = ("type", "direction", "other", "kinds")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("GIVEN_TO", "in", "harbour-gift", ["Grant"]),
        ("IMPLEMENTED_BY", "in", "harbour-extension", ["CreditLine"]),
        ("ON_LENT_TO", "in", "harbour-extension", ["CreditLine"]),
        ("PAYS", "out", "harbour-transfers", ["Payment"]),
        ("SECURED_BY", "in", "harbour-loan", ["CreditLine"]),
    ]


def test_what_is_narrowed_or_contradicted_of_the_fact_is_told(contested: Using) -> None:
    rows = ask(contested, "neighbours", party="town", type="OWNS")
    names = ("other", "conflicts", "qualified")
    assert [[row[name] for name in names] for row in rows] == [["shop", ["share"], ["share"]]]
