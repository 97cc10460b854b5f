"""`ownership`: owners of owners, and what is owned of what is owned."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

CHINA = {
    "direction": "up",
    "depth": 1,
    "far": "cn",
    "far_name": "China",
    "path": "cn/cn-state-banks",
    "shares": ["unknown"],
    "share": None,
    "collective": ["cn-state-banks"],
    "overlap": "certain",
    "overlap_from": None,
    "overlap_to": None,
    "planned_end": False,
    "disputed": False,
    "facts": ["2bd94a00b67b17e0"],
}


def _paths(using: Using, **given: Any) -> list[tuple[Any, ...]]:
    names = ("direction", "depth", "path", "share", "overlap")
    return [tuple(row[name] for name in names) for row in ask(using, "ownership", **given)]


def test_a_state_owns_an_unnamed_group_of_banks(shipped: Using) -> None:
    assert ask(shipped, "ownership", party="cn-state-banks") == [CHINA]


def test_who_neither_owns_nor_is_owned_has_no_path(shipped: Using) -> None:
    assert _paths(shipped, party="huawei") == []


def test_two_spells_are_two_paths(shipped: Using) -> None:
    assert _paths(shipped, party="invented-bank") == [
        ("up", 1, "invented-state:first/invented-bank", 100.0, "certain"),
        ("up", 1, "invented-state:second/invented-bank", 50.0, "certain"),
    ]


# The network owns the fund that owns the holding that owns it; nobody dates the first. The state
# had the holding in a time when that did not have the network.
UP = [
    ("up", 1, "tier-holding/tier-network", 40.0, "certain"),
    ("up", 2, "tier-fund/tier-holding/tier-network", 20.0, "certain"),
]
DOWN = [
    ("down", 1, "tier-network/tier-fund", None, "certain"),
    ("down", 2, "tier-network/tier-fund/tier-holding", None, "possible"),
    ("down", 2, "tier-network/tier-fund/tier-maker", None, "possible"),
]


def test_paths_end_where_they_would_close_a_ring_or_leave_their_time(tiers: Using) -> None:
    assert _paths(tiers, party="tier-network") == [*DOWN, *UP]
    assert _paths(tiers, party="tier-network", direction="up") == UP
    assert _paths(tiers, party="tier-network", direction="down") == DOWN


@pytest.mark.parametrize(("depth", "up"), [(0, []), (1, UP[:1]), (2, UP), (20, UP)])
def test_depth_bounds_the_path(tiers: Using, depth: int, up: list[tuple[Any, ...]]) -> None:
    assert _paths(tiers, party="tier-network", direction="up", depth=depth) == up


def test_shares_are_told_hop_by_hop(tiers: Using) -> None:
    rows = ask(tiers, "ownership", party="tier-holding", direction="up")
    assert [(row["path"], row["shares"], row["share"]) for row in rows] == [
        ("tier-fund/tier-holding", ["50%"], 50.0),
        ("tier-state/tier-holding", ["100%"], 100.0),
        ("tier-network/tier-fund/tier-holding", ["unknown", "50%"], None),
    ]


@pytest.mark.parametrize(
    ("on", "owners"),
    [
        ("1989-12-31", []),
        ("1990-01-01", ["tier-state"]),
        ("1995-12-31", ["tier-state"]),
        ("1996-01-01", []),
        ("2000-01-01", ["tier-fund", "tier-network"]),
        ("2030-01-01", ["tier-fund", "tier-network"]),
    ],
)
def test_a_day_decides(tiers: Using, on: str, owners: list[str]) -> None:
    rows = ask(tiers, "ownership", party="tier-holding", direction="up", on=on)
    assert [row["far"] for row in rows] == owners


def test_a_path_lasts_while_all_its_hops_do(tiers: Using) -> None:
    rows = ask(tiers, "ownership", party="tier-maker", direction="up")
    assert [(row["path"], row["overlap_from"], row["overlap_to"]) for row in rows] == [
        ("tier-fund/tier-maker", date(2014, 1, 1), date(2015, 12, 31)),
        ("tier-network/tier-fund/tier-maker", date(2014, 1, 1), date(2015, 12, 31)),
        ("tier-holding/tier-network/tier-fund/tier-maker", date(2014, 1, 1), date(2015, 12, 31)),
    ]
