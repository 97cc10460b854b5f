"""`path`: the shortest ways between two parties, over facts only."""

import re
from datetime import date
from typing import Any

import pytest

from kb.model import schema
from kb.queries import registry
from tests.conftest import Using
from tests.queries.test_catalogue import ask

OFFICER = {
    "path": (
        "invented-officer -HOLDS_POSITION:officer-> invented-network -GRANTS-> invented-access "
        "-TO-> invented-broker"
    ),
    "length": 3,
    "nodes": ["invented-officer", "invented-network", "invented-access", "invented-broker"],
    "types": ["HOLDS_POSITION", "GRANTS", "TO"],
    # The officer came in 2011, when the access was open; whether still in 2015, nobody says.
    "overlap": "certain",
    "overlap_from": date(2011, 1, 1),
    "overlap_to": None,
    "collective": [],
    "planned_end": False,
    "disputed": True,
    "facts": [
        "17761dbda5fe789e",
        "e0a74cc7c2e06d1e",
        "6d9b50a33d776a6c",
        "invented-access",
    ],
    "sources": ["herald", "wire"],
}
BY_THE_DEAL = {
    **OFFICER,
    "path": (
        "invented-officer -HOLDS_POSITION:officer-> invented-network -PARTNER_IN-> invented-deal "
        "<-PARTNER_IN- invented-broker"
    ),
    "nodes": ["invented-officer", "invented-network", "invented-deal", "invented-broker"],
    "types": ["HOLDS_POSITION", "PARTNER_IN", "PARTNER_IN"],
    "overlap": "possible",
    "overlap_from": date(2015, 1, 1),
    "disputed": False,
    "facts": [
        "17761dbda5fe789e",
        "43869232c8296dd6",
        "e0bcb5749191b803",
        "invented-deal",
    ],
}


def _ask(using: Using, start: str, end: str, **given: Any) -> list[dict[str, Any]]:
    return ask(using, "path", **{"from": start, "to": end}, **given)


def test_all_shortest_ways_are_told(shipped: Using) -> None:
    assert _ask(shipped, "invented-officer", "invented-broker") == [OFFICER, BY_THE_DEAL]


def test_a_way_is_read_from_its_beginning(shipped: Using) -> None:
    assert [row["path"] for row in _ask(shipped, "facebook", "cn")] == [
        "facebook -GRANTS-> huawei-access -TO-> huawei <-LENT_TO- huawei-credit "
        "<-LENDS- cn-state-banks <-OWNS- cn",
        "facebook -PARTNER_IN-> facebook-huawei <-PARTNER_IN- huawei <-LENT_TO- huawei-credit "
        "<-LENDS- cn-state-banks <-OWNS- cn",
    ]


def test_two_spells_of_one_ownership_are_two_ways(shipped: Using) -> None:
    rows = _ask(shipped, "invented-bank", "invented-state")
    assert [(row["path"], row["overlap"]) for row in rows] == [
        ("invented-bank <-OWNS:first- invented-state", "certain"),
        ("invented-bank <-OWNS:second- invented-state", "certain"),
    ]


@pytest.mark.parametrize(("hops", "ways"), [(4, 0), (5, 2), (99, 2)])
def test_hops_bound_the_way(shipped: Using, hops: int, ways: int) -> None:
    assert len(_ask(shipped, "facebook", "cn", hops=hops)) == ways


def test_strangers_are_not_joined_by_a_kind_of_data(shipped: Using) -> None:
    # Both may reach invented data, and one source tells of both.
    assert _ask(shipped, "spell-maker", "invented-maker", hops=12) == []


def test_nobody_is_on_the_way_to_himself(shipped: Using) -> None:
    assert _ask(shipped, "huawei", "Huawei") == []


def test_a_way_through_different_times_is_told_as_such(tiers: Using) -> None:
    rows = _ask(tiers, "tier-pioneer", "tier-broker")
    assert [(row["path"], row["overlap"], row["overlap_from"]) for row in rows] == [
        (
            "tier-pioneer -PARTNER_IN-> tier-early-deal <-PARTNER_IN- tier-network "
            "-PARTNER_IN-> tier-deal <-PARTNER_IN- tier-broker",
            "no",
            None,
        )
    ]


def test_every_type_of_fact_is_followed_but_that_of_data() -> None:
    text = registry.find([registry.shipped()], "path").text
    [types] = re.findall(r"\[steps:([A-Z_|\s]+)WHERE", text)
    assert set(types.replace("|", " ").split()) == set(schema.FACT) - {"OF"}
