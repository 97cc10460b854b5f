"""`chain`: the founding article's one chain, and how surely others hold."""

from datetime import date
from typing import Any

import pytest

from kb.store.answers import Row
from tests.conftest import Using
from tests.queries.test_catalogue import ask

CHAIN = {
    "chain": (
        "cn/cn-state-banks/huawei-credit/huawei/facebook-huawei/facebook/huawei-access/user-data"
    ),
    "owner": "cn",
    "owner_name": "China",
    "owner_through": [],
    "lender": "cn-state-banks",
    "lender_name": "Chinese government-owned banks",
    "credit_line": "huawei-credit",
    "credit_line_title": "Credit lines of Chinese government-owned banks to Huawei",
    "credit_line_status": None,
    "credit_line_rank": "09998be22329affffffffhuawei-credit",
    "borrowers": ["huawei"],
    "link": "borrower",
    "linked": "huawei",
    "linked_name": "Huawei",
    "party": "huawei",
    "party_name": "Huawei",
    "party_through": [],
    "partnership": "facebook-huawei",
    "partnership_title": "Facebook's partnership with Huawei",
    "partnership_rank": "09997ggggggggggggggggfacebook-huawei",
    "partner": "facebook",
    "partner_name": "Facebook",
    "access": "huawei-access",
    "access_title": "Huawei's access to Facebook's user data",
    "data": "user-data",
    "data_name": "Unspecified user data",
    "collective": ["cn-state-banks", "huawei-credit"],
    "overlap": "possible",
    "uncertain": [
        "owner and credit line meet only in a group, the lender",
        "the credit line has no dates",
        "the ownership of the lender has no dates",
    ],
    "overlap_from": None,
    "overlap_to": date(2018, 6, 10),
    "amount_min": 2e9,
    "amount_max": None,
    "currency": "USD",
    "planned_end": True,
    "disputed": False,
    "conflicts": [],
    "qualified": [
        "held: device",
        "terms: controlled from the start; what the makers built was approved by Facebook",
    ],
    "roles": ["OWNS", "LENDS", "LENT_TO", "PARTNER_IN", "PARTNER_IN", "OPENS", "TO", "OF"],
    "source_counts": [1, 1, 1, 1, 1, 1, 1, 1],
    "facts": [
        "2bd94a00b67b17e0",
        "65fd2431445f98fc",
        "7f7b2cd2f6cd0c17",
        "cd9ff5ef75e60c02",
        "e0b417bad52fbe73",
        "833fecdfbd091aaf",
        "6b07dce4c5c2fde8",
        "1e16f75514335b6f",
        "huawei-credit",
        "facebook-huawei",
        "huawei-access",
    ],
    "sources": ["hill-2018-06-05", "nyt-2018-06-05"],
}


# What the founding article's one chain is found by, and what excludes it.
FOUND_BY = [
    {"party": "huawei"},
    {"lender": "cn-state-banks"},
    {"government": "cn"},
    {"data": "user-data"},
    {"party": "Huawei", "lender": "cn-state-banks", "government": "China", "data": "user-data"},
    {"party": "huawei", "on": "2018-06-05"},
    {"party": "huawei", "on": "1999-12-31"},
    {"party": "huawei", "on": "2018-06-10"},
]
EXCLUDED_BY = [
    {"party": "lenovo"},
    {"party": "apple"},
    {"party": "huawei", "certainty": "certain"},
    {"party": "huawei", "on": "2018-06-11"},
    {"party": "huawei", "on": "2019-01-01"},
    {"party": "huawei", "lender": "invented-bank"},
    {"party": "huawei", "government": "us"},
    {"party": "huawei", "data": "invented-data"},
]


def _short(row: Row) -> tuple[Any, ...]:
    names = ("owner", "credit_line", "party", "partner", "overlap", "disputed")
    return tuple(row[name] for name in names)


@pytest.mark.parametrize("given", FOUND_BY, ids=str)
def test_the_chain_of_the_founding_article(shipped: Using, given: dict[str, str]) -> None:
    assert ask(shipped, "chain", **given) == [CHAIN]


@pytest.mark.parametrize("given", EXCLUDED_BY, ids=str)
def test_there_is_no_chain_where_the_article_gives_none(
    shipped: Using, given: dict[str, str]
) -> None:
    assert ask(shipped, "chain", **given) == []


def test_a_chain_is_certain_where_no_reading_of_the_dates_breaks_it(shipped: Using) -> None:
    rows = ask(shipped, "chain", party="invented-maker", certainty="certain")
    assert [_short(row) for row in rows] == [
        ("invented-state", "invented-loan", "invented-maker", "invented-broker", "certain", False),
        ("invented-state", "invented-loan", "invented-maker", "invented-network", "certain", False),
    ]
    assert [(row["overlap_from"], row["overlap_to"], row["uncertain"]) for row in rows] == [
        (date(2015, 1, 1), None, []),
        (date(2012, 1, 1), None, []),
    ]


def test_a_chain_says_on_what_its_sources_contradict_each_other(shipped: Using) -> None:
    rows = ask(shipped, "chain", party="invented-maker")
    assert {tuple(row["conflicts"]) for row in rows} == {
        ("amount of the credit line", "begins of the credit line")
    }


def test_a_chain_outlives_the_ownership_of_its_lender(shipped: Using) -> None:
    rows = ask(shipped, "chain", party="spell-maker")
    assert [(row["chain"].split("/")[0], row["overlap_to"]) for row in rows] == [
        ("spell-state:early", date(2006, 12, 31)),
        ("spell-state:late", date(2015, 12, 31)),
    ]
    on = ask(shipped, "chain", party="spell-maker", on="2008-06-01")
    assert [(row["owner"], row["overlap"]) for row in on] == [(None, "certain")]
    assert ask(shipped, "chain", government="spell-state", on="2008-06-01") == []


def test_a_merely_possible_owner_takes_no_certainty_from_the_chain(shipped: Using) -> None:
    rows = ask(shipped, "chain", party="spell-maker", on="2006-06-01", certainty="certain")
    assert [(row["owner"], row["overlap"]) for row in rows] == [(None, "certain")]


def test_an_owner_of_another_time_is_no_part_of_the_chain(shipped: Using) -> None:
    # The state owned the bank in two spells; only the second meets the loan, so one row a partner.
    rows = ask(shipped, "chain", government="invented-state", data="invented-data")
    assert [row["credit_line"] for row in rows if row["party"] == "invented-maker"] == [
        "invented-loan",
        "invented-loan",
    ]


def test_a_denied_hop_makes_the_chain_disputed(shipped: Using) -> None:
    rows = ask(shipped, "chain", party="invented-broker")
    assert {_short(row) for row in rows} == {
        ("invented-state", "invented-pledge", "invented-broker", partner, "possible", True)
        for partner in ("invented-maker", "invented-network")
    }


def test_a_chain_of_a_day_is_certain_only_where_each_hop_is(shipped: Using) -> None:
    def partners(on: str, certainty: str) -> list[str]:
        rows = ask(shipped, "chain", party="invented-maker", on=on, certainty=certainty)
        return [row["partner"] for row in rows]

    assert partners("2011-12-31", "possible") == []
    assert partners("2013-06-01", "possible") == ["invented-network"]
    assert partners("2013-06-01", "certain") == []
    assert partners("2016-06-01", "certain") == ["invented-broker", "invented-network"]
    assert partners("2021-01-01", "certain") == []
    assert partners("2021-01-01", "possible") == ["invented-broker", "invented-network"]


def test_sources_of_later_are_not_yet_cited(shipped: Using) -> None:
    given = {"party": "invented-maker", "data": "invented-data"}
    now = ask(shipped, "chain", **given)
    then = ask(shipped, "chain", **given, known_on="2020-03-05")
    cited = [sorted({source for row in rows for source in row["sources"]}) for rows in (now, then)]
    assert cited == [["courier", "herald", "wire"], ["herald", "wire"]]
