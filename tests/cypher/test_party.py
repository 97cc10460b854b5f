"""`party`: what its dossiers say of it."""

import re

import pytest

from kb.model import schema
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS, ask


def test_a_party_is_what_its_dossiers_say(shipped: Using) -> None:
    assert ask(shipped, "party", party="huawei") == [
        {
            "party": "huawei",
            "name": "Huawei",
            "kinds": ["Company"],
            "aliases": [],
            "referents": [],
            "country": "CN",
            "identifiers": [],
            "collective": False,
            "owners": [],
            "owns": 0,
            "part_of": [],
            "member_of": [],
            "members": 0,
            "positions": 0,
            "people": 0,
            "lends": 0,
            "borrows": 1,
            "gives": 0,
            "receives": 0,
            "pays": 0,
            "paid": 0,
            "implements": 0,
            "backs": 0,
            "on_lent": 0,
            "partnerships": 2,
            "accesses": 1,
            "grants_access": 0,
            "measures": 3,
            "imposes": 0,
        }
    ]


@pytest.mark.parametrize(
    ("party", "has"),
    [
        ("harbour-director", {"positions": 3}),
        ("harbour-minister", {"positions": 2, "paid": 1}),
        ("harbour-builder", {"people": 1, "borrows": 1, "pays": 2, "paid": 1, "implements": 3}),
        ("harbour-works", {"receives": 1, "pays": 1, "implements": 1, "backs": 1, "on_lent": 1}),
        ("harbour-ministry", {"people": 2, "borrows": 4, "receives": 1, "pays": 1}),
        ("harbour-state", {"gives": 1, "backs": 1}),
        ("harbour-bank", {"member_of": ["harbour-banks"], "lends": 5, "gives": 1}),
        ("harbour-banks", {"member_of": ["harbour-league"], "members": 2}),
        ("facebook", {"people": 1, "partnerships": 9, "grants_access": 4}),
        ("us-intelligence-officials", {"part_of": ["us"], "imposes": 1}),
        ("invented-state", {"owns": 1, "imposes": 1}),
    ],
)
def test_every_part_that_a_party_has_is_counted(
    wider: Using, party: str, has: dict[str, object]
) -> None:
    [row] = ask(wider, "party", party=party)
    told = {"party", "name", "kinds", "aliases", "country", "identifiers", "collective", "owners"}
    assert {name: value for name, value in row.items() if value and name not in told} == has


def test_a_kind_of_fact_that_is_added_to_the_model_is_counted_too() -> None:
    parties = {label for node in schema.NODES if node.group == "party" for label in node.labels}
    types = [f.type for f in schema.FACTS if parties & ({*f.left} | {*f.right})]
    text = QUESTIONS["party"].text
    assert [type for type in types if not re.search(rf"[:|]{type}\b", text)] == []
