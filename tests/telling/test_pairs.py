"""The two ends of each hop of a chain, as its relationship points."""

from typing import Any

from kb.telling import pairs

ROW: dict[str, Any] = {
    "owner": "state",
    "owner_through": ["holding"],
    "lender": "bank",
    "credit_line": "loan",
    "linked": "child",
    "party": "parent",
    "party_through": ["middle"],
    "partnership": "deal",
    "partner": "network",
    "access": "view",
    "data": "photos",
}
PAIRS = [
    ("state", "holding"),
    ("holding", "bank"),
    ("bank", "loan"),
    ("loan", "child"),
    ("middle", "child"),
    ("parent", "middle"),
    ("parent", "deal"),
    ("network", "deal"),
    ("deal", "view"),
    ("view", "parent"),
    ("view", "photos"),
]


def _ids(row: dict[str, Any]) -> list[tuple[str, str]]:
    return [(source.id, target.id) for source, target in pairs.of(row)]


def test_owners_on_both_sides() -> None:
    assert _ids(ROW) == PAIRS


def test_no_owner_on_either() -> None:
    row = {**ROW, "owner": None, "owner_through": [], "linked": "parent", "party_through": []}
    assert _ids(row) == [PAIRS[2], ("loan", "parent"), *PAIRS[6:]]
