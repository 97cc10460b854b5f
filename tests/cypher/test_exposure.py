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


def _of_the_bank(using: Using, **given: Any) -> list[tuple[Any, ...]]:
    columns = ("certain_chains", "credit_lines", "amount_min", "amount_max")
    return [row[1:] for row in _told(using, *columns, **given) if row[0] == "tier-bank"]


def test_a_chain_counts_once_however_many_own_its_lender(tiers: Using) -> None:
    # Two partners: two chains a line. One line is not to be added up with others, one a promise.
    assert _of_the_bank(tiers) == [
        ("tier-data", "USD", 2, 2, 1, 5e6, None),
        ("tier-data", None, 2, 2, 1, None, None),
    ]
    assert _of_the_bank(tiers, outside_totals=True, pledges=True) == [
        ("tier-data", "USD", 6, 6, 3, 13e6, None),
        ("tier-data", None, 2, 2, 1, None, None),
    ]


def test_a_day_on_which_less_is_in_force(tiers: Using) -> None:
    assert _of_the_bank(tiers, on="2017-06-01", outside_totals=True) == [
        ("tier-data", "USD", 2, 2, 1, 1e6, 2e6)
    ]
    assert _of_the_bank(tiers, on="2017-06-01") == []


def test_disputed_chains_have_a_share(tiers: Using) -> None:
    told = _told(tiers, "disputed_chains", "disputed_share", by="partner", pledges=True)
    assert [row for row in told if row[0] == "invented-broker"] == [
        ("invented-broker", "invented-maker", "CNY", 1, 1, 1.0),
        ("invented-broker", "invented-network", "CNY", 1, 1, 1.0),
    ]
