"""`exposure`: the chains of the whole graph, counted, and no credit counted twice."""

from datetime import date
from typing import Any

from tests.conftest import Using
from tests.queries.test_catalogue import ask

_HUAWEI = {
    "currency": "USD",
    "chains": 1,
    "certain_chains": 0,
    "disputed_chains": 0,
    "disputed_share": 0.0,
    "credit_lines": 1,
    "amount_min": 2e9,
    "amount_max": None,
    "first_day": None,
    "last_day": date(2018, 6, 10),
}


def _told(using: Using, *columns: str, **given: Any) -> list[tuple[Any, ...]]:
    names = ("from", "to", "currency", "chains", *columns)
    return [tuple(row[name] for name in names) for row in ask(using, "exposure", **given)]


def test_lenders_and_kinds_of_data(shipped: Using) -> None:
    rows = ask(shipped, "exposure", on="2018-06-05")
    assert [row for row in rows if row["from"] == "cn-state-banks"] == [
        {
            "from": "cn-state-banks",
            "from_name": "Chinese government-owned banks",
            "to": "user-data",
            "to_name": "Unspecified user data",
            **_HUAWEI,
        }
    ]


def test_borrowers_and_partners(shipped: Using) -> None:
    rows = ask(shipped, "exposure", by="partner", on="2018-06-05")
    assert [row for row in rows if row["from"] == "huawei"] == [
        {
            "from": "huawei",
            "from_name": "Huawei",
            "to": "facebook",
            "to_name": "Facebook",
            **_HUAWEI,
        }
    ]


def test_a_chain_counts_once_however_many_own_its_lender(tiers: Using) -> None:
    # Of the bank's lines one is not to be added up with others, and one is a mere promise.
    names = ("certain_chains", "credit_lines", "amount_min", "amount_max")
    told = _told(tiers, *names)
    assert [row for row in told if row[0] == "tier-bank"] == [
        ("tier-bank", "tier-data", "USD", 2, 2, 1, 5e6, None),
        ("tier-bank", "tier-data", None, 2, 2, 1, None, None),
    ]
    everything = _told(tiers, *names, outside_totals=True)
    assert [row for row in everything if row[0] == "tier-bank"] == [
        ("tier-bank", "tier-data", "USD", 4, 4, 2, 6e6, None),
        ("tier-bank", "tier-data", None, 2, 2, 1, None, None),
    ]
