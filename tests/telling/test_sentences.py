"""Facts as sentences."""

from typing import Any

import pytest

from kb.model import schema
from kb.telling import sentences

PLAIN: dict[str, Any] = {
    "type": "OWNS",
    "from": "town",
    "from_name": "The Town",
    "to": "shop",
    "to_name": "The Shop",
    "role": None,
    "position": None,
    "share": None,
    "kind": [],
    "period": None,
}
SENTENCES: dict[str, tuple[dict[str, Any], str]] = {
    "plain": ({}, "The Town owns The Shop"),
    "without names": ({"from_name": None, "to_name": None}, "town owns shop"),
    "a share of a spell": (
        {"share": 12.5, "period": "first"},
        "The Town owns The Shop (share: 12.5%, period: first)",
    ),
    "a role": (
        {"type": "PARTNER_IN", "role": "host"},
        "The Town is partner in The Shop (as host)",
    ),
    "a lender, who may have pledged and no more": (
        {"type": "LENDS", "role": "co-lender"},
        "The Town is lender in The Shop (as co-lender)",
    ),
    "a borrower": ({"type": "LENT_TO"}, "The Town has as borrower The Shop"),
    "a receiver": ({"type": "GIVEN_TO"}, "The Town has as receiver The Shop"),
    "a payee": ({"type": "PAID_TO"}, "The Town has as payee The Shop"),
    "a position": (
        {"type": "HOLDS_POSITION", "position": "mayor"},
        "The Town holds a position at The Shop (position: mayor)",
    ),
    "agreements that belong together": (
        {"type": "RELATED_TO", "kind": ["follows"]},
        "The Town is said to belong with The Shop (kind: follows)",
    ),
    "an agreement": ({"type": "CreditLine", "from": None, "kind": ["supply"]}, "The Shop"),
}


@pytest.mark.parametrize(("row", "told"), SENTENCES.values(), ids=SENTENCES)
def test_a_fact_is_a_sentence(row: dict[str, Any], told: str) -> None:
    assert sentences.told({**PLAIN, **row}) == told


def test_each_kind_of_fact_and_of_agreement_has_words() -> None:
    assert set(sentences.VERBS) == set(schema.FACT)
    agreed = {node.label for node in schema.NODES if node.group == "agreement"}
    assert set(sentences.NOUNS) == agreed


@pytest.mark.parametrize(("type", "verb"), [("LENDS", "is lender in"), ("HAS_SEEN", "has seen")])
def test_a_verb(type: str, verb: str) -> None:
    assert sentences.verb(type) == verb
