"""`related`: agreements that are said to belong with another, from both sides."""

from datetime import date

import pytest

from kb.model import schema
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS, ask

EXTENSION = {
    "agreement": "harbour-loan",
    "title": "The harbour loan",
    "direction": "in",
    "kind": "extends",
    "other": "harbour-extension",
    "other_title": "The extension of the harbour",
    "other_type": "CreditLine",
    "other_parties": [
        "borrower: harbour-ministry",
        "implementer: harbour-works",
        "lender: harbour-bank",
        "on_lent_to: harbour-works",
    ],
    "other_status": "completion",
    "other_in_totals": "yes",
    "other_amount_min": 1e7,
    "other_amount_max": 2e7,
    "other_currency": "USD",
    "other_estimated": True,
    "other_begins_earliest": date(2014, 1, 1),
    "other_begins_latest": date(2014, 12, 31),
    "other_ends_earliest": date(2014, 1, 1),
    "other_ends_latest": None,
    "disputed": False,
    "source_count": 1,
    "fact": "dfeb37ab9ea32a6b",
}
LOAN = "harbour-loan"
TO_THE_LOAN = [
    (LOAN, "in", "part", "harbour-dredging", "CreditLine"),
    (LOAN, "in", "extends", "harbour-extension", "CreditLine"),
    (LOAN, "in", "paid from", "harbour-fee", "Payment"),
    (LOAN, "in", "follows", "harbour-gift", "Grant"),
]
GIFT = ("harbour-gift", "out", "follows", LOAN, "CreditLine")


def _told(using: Using, **given: str) -> list[tuple[str, ...]]:
    names = ("agreement", "direction", "kind", "other", "other_type")
    return [tuple(row[name] for name in names) for row in ask(using, "related", **given)]


def test_what_belongs_with_an_agreement_has_parties_and_amount(wider: Using) -> None:
    rows = ask(wider, "related", agreement=LOAN)
    assert [row for row in rows if row["other"] == "harbour-extension"] == [EXTENSION]


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"agreement": LOAN}, TO_THE_LOAN),
        ({"agreement": "harbour-gift"}, [GIFT]),
        ({"agreement": "harbour-aid"}, []),
        ({"party": "harbour-insurer"}, [GIFT, *TO_THE_LOAN]),
        ({"party": "harbour-insurer", "agreement": "harbour-gift"}, [GIFT]),
        ({"party": "harbour-insurer", "agreement": "harbour-fee"}, []),
    ],
)
def test_each_is_seen_from_either_side(
    wider: Using, given: dict[str, str], told: list[tuple[str, ...]]
) -> None:
    assert _told(wider, **given) == told


def test_all_are_listed_twice_once_from_each_side(wider: Using) -> None:
    told = _told(wider)
    assert sorted((a, b) for a, direction, _, b, _ in told if direction == "out") == sorted(
        (b, a) for a, direction, _, b, _ in told if direction == "in"
    )
    assert len(told) == 8


def test_every_part_in_an_agreement_is_named_as_dossiers_name_it() -> None:
    agreements = {n.label for n in schema.NODES if "Agreement" in n.labels}
    parties = {label for n in schema.NODES if n.group == "party" for label in n.labels}
    words = {
        fact.type: "partner" if fact.key == "partners" else fact.key
        for fact in schema.FACTS
        if schema.near_labels(fact) <= agreements and schema.far_labels(fact) & parties
    }
    text = QUESTIONS["related"].text
    assert [type for type, word in words.items() if f"{type}: '{word}'" not in text] == []
