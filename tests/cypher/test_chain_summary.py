"""`chain_summary`: the chains of `chain`, counted, and no credit counted twice."""

from datetime import date
from itertools import product
from typing import Any

import pytest

from kb.queries import run
from kb.store.answers import Row
from kb.store.driver import Database
from tests.conftest import Using
from tests.cypher.test_chain import EXCLUDED_BY, FOUND_BY
from tests.queries.test_catalogue import QUESTIONS, ask

HUAWEI = {
    "lender": "cn-state-banks",
    "lender_name": "Chinese government-owned banks",
    "collective": True,
    "data": "user-data",
    "data_name": "Unspecified user data",
    "currency": "USD",
    "chains": 1,
    "certain_chains": 0,
    "disputed_chains": 0,
    "disputed_share": 0.0,
    "first_day": None,
    "last_day": date(2018, 6, 10),
    "borrowers": 1,
    "partners": 1,
    "credit_lines": 1,
    "amount_min": 2e9,
    "amount_max": None,
}


@pytest.mark.parametrize("given", FOUND_BY, ids=str)
def test_the_chain_of_the_founding_article(shipped: Using, given: dict[str, str]) -> None:
    assert ask(shipped, "chain_summary", **given) == [HUAWEI]


@pytest.mark.parametrize("given", EXCLUDED_BY, ids=str)
def test_where_there_is_no_chain_there_is_no_row(shipped: Using, given: dict[str, str]) -> None:
    assert ask(shipped, "chain_summary", **given) == []


NAMES = (
    *("data", "currency", "chains", "certain_chains", "disputed_chains"),
    *("borrowers", "partners", "credit_lines", "amount_min", "amount_max"),
)


def _told(using: Using, outside_totals: bool = True, **given: Any) -> list[tuple[Any, ...]]:
    rows = ask(using, "chain_summary", outside_totals=outside_totals, **given)
    return [tuple(row[name] for name in NAMES) for row in rows]


def test_an_amount_counts_once_whatever_leads_to_it(tiers: Using) -> None:
    # Two owners and two partners: four chains a line. Of two lines one states no greatest amount,
    # and a third states no amount at all. The bank's owners are undated: with them nothing is sure.
    assert _told(tiers, lender="tier-bank") == [
        ("tier-data", "USD", 8, 0, 0, 1, 2, 2, 6e6, None),
        ("tier-data", None, 4, 0, 0, 1, 2, 1, None, None),
    ]
    assert _told(tiers, lender="tier-bank", certainty="certain") == [
        ("tier-data", "USD", 4, 4, 0, 1, 2, 2, 6e6, None),
        ("tier-data", None, 2, 2, 0, 1, 2, 1, None, None),
    ]


def test_a_sum_of_greatest_amounts_is_known_where_each_is(tiers: Using) -> None:
    # On this day only the loan runs.
    assert _told(tiers, lender="tier-bank", on="2017-06-01") == [
        ("tier-data", "USD", 4, 0, 0, 1, 2, 1, 1e6, 2e6)
    ]


def test_a_pledge_counts_only_where_it_is_asked_for(tiers: Using) -> None:
    assert _told(tiers, lender="tier-bank", on="2016-06-01", pledges=True) == [
        ("tier-data", "USD", 12, 0, 0, 1, 2, 3, 13e6, None),
        ("tier-data", None, 4, 0, 0, 1, 2, 1, None, None),
    ]
    assert _told(tiers, party="invented-broker") == []
    assert _told(tiers, party="invented-broker", pledges=True) == [
        ("invented-photos", "CNY", 2, 0, 2, 1, 2, 1, 5e6, 5e6)
    ]


Group = tuple[str, str, str | None]
Counts = dict[Group, tuple[float | None, ...]]


def _group(row: Row) -> Group:
    return row["lender"], row["data"], row["currency"]


def _as_told(summary: list[Row]) -> Counts:
    return {_group(row): tuple(row[name] for name in NAMES[2:]) for row in summary}


def _counted(chains: list[Row]) -> Counts:
    """Count the rows of `chain` as `chain_summary` is to count them."""
    groups: dict[Group, list[Row]] = {}
    for row in chains:
        groups.setdefault(_group(row), []).append(row)
    return {
        group: (
            len(rows),
            sum(row["overlap"] == "certain" for row in rows),
            sum(row["disputed"] for row in rows),
            *(len({row[end] for row in rows}) for end in ("party", "partner", "credit_line")),
            *_sums(list({row["credit_line"]: row for row in rows}.values())),
        )
        for group, rows in groups.items()
    }


def _sums(lines: list[Row]) -> tuple[float | None, float | None]:
    least = [row["amount_min"] for row in lines if row["amount_min"] is not None]
    most = [row["amount_max"] for row in lines if row["amount_max"] is not None]
    return (sum(least) if least else None, sum(most) if len(most) == len(lines) else None)


ANCHORS = {
    "party": (None, "huawei", "invented-maker", "tier-maker"),
    "lender": (None, "invented-bank", "tier-bank"),
    "government": (None, "invented-state", "spell-state", "tier-city"),
    "data": (None, "invented-data", "tier-data"),
}
Asked = dict[str, str]
EACH: list[Asked] = [
    {name: id for name, id in zip(ANCHORS, ids, strict=True) if id}
    for ids in product(*ANCHORS.values())
]
# The worlds of `tests/oracle` have the rest.
TOGETHER = [given for given in EACH if len(given) <= 1 or given == EACH[-1]]
ALONE = [given for given in EACH if len(given) <= 1]


def _differing(using: Using, asked: list[Asked]) -> list[Asked]:
    """Return the anchors by which `chain_summary` counts otherwise than the rows of `chain` do."""

    async def found(db: Database) -> list[Asked]:
        return [given for given in asked if await differ(db, given)]

    async def differ(db: Database, given: Asked) -> bool:
        chains = await run.ask(db, QUESTIONS["chain"], given)
        summary = await run.ask(
            db, QUESTIONS["chain_summary"], {**given, "pledges": True, "outside_totals": True}
        )
        return _as_told(summary.rows) != _counted(chains.rows)

    wrong: list[Asked] = using(found)
    return wrong


@pytest.mark.parametrize("certainty", ["possible", "certain"])
def test_it_counts_the_rows_of_chain(tiers: Using, certainty: str) -> None:
    asked = [{**given, "certainty": certainty} for given in TOGETHER]
    assert _differing(tiers, asked) == []


@pytest.mark.parametrize("certainty", ["possible", "certain"])
@pytest.mark.parametrize("on", ["2006-06-01", "2014-06-01", "2018-06-05"])
def test_it_counts_the_rows_of_a_day(tiers: Using, on: str, certainty: str) -> None:
    asked = [{**given, "on": on, "certainty": certainty} for given in ALONE]
    assert _differing(tiers, asked) == []


def test_without_pledges_it_counts_the_rest(tiers: Using) -> None:
    pledges = {row["credit_line"] for row in ask(tiers, "credit_lines", status="pledge")}
    chains = [row for row in ask(tiers, "chain") if row["credit_line"] not in pledges]
    assert pledges == {"invented-pledge", "tier-promise"}
    assert _as_told(ask(tiers, "chain_summary", outside_totals=True)) == _counted(chains)
