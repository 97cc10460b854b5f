"""Every shipped question by its own example, and the answers that the shipped dossier gives."""

from datetime import date
from typing import Any

import pytest

from kb.queries import registry, run
from kb.queries.question import Kind, Question
from kb.store.driver import Row
from tests.conftest import Using

QUESTIONS = registry.every([registry.shipped()])
_PYTHON: dict[str, type | tuple[type, ...]] = {
    "string": str,
    "party": str,
    "int": int,
    "float": float,
    "bool": bool,
    "date": date,
}


def ask(using: Using, name: str, **given: Any) -> list[Row]:
    answer: run.Answer = using(lambda db: run.ask(db, QUESTIONS[name], given))
    assert not answer.truncated
    return answer.rows


def _fits(kind: Kind, value: Any) -> bool:
    if value is None:
        return kind.nullable
    if kind.several:
        return isinstance(value, list) and all(_fits(Kind(kind.name), item) for item in value)
    return isinstance(value, _PYTHON[kind.name]) and (not kind.choices or value in kind.choices)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_an_example_is_answered_with_values_of_the_declared_types(
    shipped: Using, question: Question
) -> None:
    rows = ask(shipped, question.name, **question.example)
    wrong = [
        (column.name, row[column.name])
        for row in rows
        for column in question.columns
        if not _fits(column.kind, row[column.name])
    ]
    assert (wrong, rows == []) == ([], False)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_the_order_is_total(shipped: Using, question: Question) -> None:
    rows = ask(shipped, question.name, **question.example)
    keys = [repr([row[key.column] for key in question.order]) for row in rows]
    assert len(keys) == len(set(keys))


CHAIN = {
    "chain": (
        "cn/cn-state-banks/huawei-credit/huawei/facebook-huawei/facebook/huawei-access/user-data"
    ),
    "owner": "cn",
    "owner_name": "China",
    "lender": "cn-state-banks",
    "lender_name": "Chinese government-owned banks",
    "credit_line": "huawei-credit",
    "credit_line_title": "Credit lines of Chinese government-owned banks to Huawei",
    "borrower": "huawei",
    "borrower_name": "Huawei",
    "partnership": "facebook-huawei",
    "partnership_title": "Facebook's partnership with Huawei",
    "partner": "facebook",
    "partner_name": "Facebook",
    "access": "huawei-access",
    "access_title": "Huawei's access to Facebook's user data",
    "data": "user-data",
    "data_name": "Unspecified user data",
    "collective": ["cn-state-banks", "huawei-credit"],
    "overlap": "possible",
    "uncertain": ["the credit line has no dates", "the ownership of the lender has no dates"],
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
    "facts": [
        "65fd2431445f98fc",
        "7f7b2cd2f6cd0c17",
        "cd9ff5ef75e60c02",
        "e0b417bad52fbe73",
        "833fecdfbd091aaf",
        "6b07dce4c5c2fde8",
        "1e16f75514335b6f",
        "2bd94a00b67b17e0",
        "huawei-credit",
        "facebook-huawei",
        "huawei-access",
    ],
    "sources": ["hill-2018-06-05", "nyt-2018-06-05"],
}


@pytest.mark.parametrize(
    "given",
    [
        {"party": "huawei"},
        {"lender": "cn-state-banks"},
        {"government": "cn"},
        {"data": "user-data"},
        {"party": "Huawei", "lender": "cn-state-banks", "government": "China", "data": "user-data"},
        {"party": "huawei", "on": "2018-06-05"},
        {"party": "huawei", "on": "1999-12-31"},
        {"party": "huawei", "on": "2018-06-10"},
    ],
    ids=str,
)
def test_the_chain_of_the_founding_article(shipped: Using, given: dict[str, str]) -> None:
    assert ask(shipped, "chain", **given) == [CHAIN]


@pytest.mark.parametrize(
    "given",
    [
        {"party": "lenovo"},
        {"party": "apple"},
        {"party": "huawei", "certainty": "certain"},
        {"party": "huawei", "on": "2018-06-11"},
        {"party": "huawei", "on": "2019-01-01"},
        {"party": "huawei", "lender": "invented-bank"},
        {"party": "huawei", "government": "us"},
        {"party": "huawei", "data": "invented-data"},
    ],
    ids=str,
)
def test_there_is_no_chain_where_the_article_gives_none(
    shipped: Using, given: dict[str, str]
) -> None:
    assert ask(shipped, "chain", **given) == []


def _short(row: Row) -> tuple[Any, ...]:
    names = ("owner", "credit_line", "borrower", "partner", "overlap", "disputed")
    return tuple(row[name] for name in names)


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
    assert [row["credit_line"] for row in rows if row["borrower"] == "invented-maker"] == [
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


def test_evidence_says_who_says_what_and_through_whom(shipped: Using) -> None:
    rows = ask(shipped, "evidence", facts=["huawei-access"])
    names = ("stance", "field", "value", "speaker", "source", "cites", "published")
    assert [tuple(row[name] for name in names) for row in rows if row["stance"] != "asserts"] == [
        ("qualifies", "held", "device", "francisco-varela", "hill-2018-06-05", None, "2018-06-05"),
        (
            *("qualifies", "held", "device", "facebook"),
            *("hill-2018-06-05", "nyt-2018-06-05", "2018-06-05"),
        ),
    ]


def test_a_plan_is_shown_as_a_plan(shipped: Using) -> None:
    rows = ask(shipped, "evidence", facts=["facebook-huawei"])
    ends = [(row["value"], row["planned"]) for row in rows if row["field"] == "ends"]
    assert sorted(ends) == [("2018-06-05..", False), ("2018-06-05..2018-06-10", True)]


def test_a_party_is_what_its_dossiers_say(shipped: Using) -> None:
    assert ask(shipped, "party", party="huawei") == [
        {
            "party": "huawei",
            "name": "Huawei",
            "kinds": ["Company"],
            "aliases": [],
            "country": "CN",
            "identifiers": [],
            "collective": False,
            "owners": [],
            "lends": 0,
            "borrows": 1,
            "partnerships": 2,
            "accesses": 1,
            "measures": 3,
        }
    ]


def test_what_is_said_of_the_chinese_makers_is_not_said_of_the_others(shipped: Using) -> None:
    def of(party: str) -> Row:
        [row] = [r for r in ask(shipped, "partnerships", party=party) if r["partner"] == "facebook"]
        return row

    lenovo, apple = of("lenovo"), of("apple")
    names = (
        "begins_earliest",
        "begins_latest",
        "ends_earliest",
        "ends_latest",
        "opens",
        "features",
    )
    assert [lenovo[name] for name in names] == [
        *(None, date(2010, 12, 31), date(2018, 6, 5), None),
        *(["user-data"], []),
    ]
    assert [apple[name] for name in names] == [
        *(date(2007, 1, 1), None, date(2007, 1, 1), None),
        *([], ["address books", "like buttons", "status updates"]),
    ]
    assert ask(shipped, "partnerships", party="zte") == []


def test_lenders_are_the_unnamed_banks(shipped: Using) -> None:
    [row] = ask(shipped, "lenders", party="huawei")
    names = ("lender", "collective", "owners", "amount_min", "amount_max", "currency")
    assert [row[name] for name in names] == ["cn-state-banks", True, ["cn"], 2e9, None, "USD"]
    assert ask(shipped, "lenders", party="lenovo") == []


def test_the_measures_on_huawei_have_their_own_authors_targets_and_addressees(
    shipped: Using,
) -> None:
    names = ("measure", "kind", "imposed_by", "targets", "addressed_to", "regards")
    rows = ask(shipped, "measures", party="huawei")
    assert [tuple(row[name] for name in names) for row in rows] == [
        (
            *("us-intelligence-label", "designation", ["us-intelligence-officials"]),
            *(["huawei"], [], ["targets"]),
        ),
        (
            *("us-lawmakers-advice", "advice", ["us-lawmakers"]),
            *(["huawei"], ["us-carriers"], ["targets"]),
        ),
        (
            *("us-supplier-ban", "ban", ["trump-administration"]),
            *(["huawei", "zte"], ["us-suppliers"], ["targets"]),
        ),
    ]
    assert [row["measure"] for row in ask(shipped, "measures", party="zte")] == ["us-supplier-ban"]
    # In what Congress is interested is not said, so that it regards nobody.
    [interest] = [r for r in ask(shipped, "measures") if r["measure"] == "us-congress-interest"]
    assert [interest[name] for name in names[1:]] == ["interest", ["us-congress"], [], [], []]


def test_a_withdrawn_target_is_no_target(shipped: Using) -> None:
    assert ask(shipped, "measures", party="invented-network") == []
    [row] = ask(shipped, "measures", party="invented-maker", on="2016-06-01")
    assert row["targets"] == ["invented-maker"]


def test_the_timeline_gives_no_day_that_no_source_gave(shipped: Using) -> None:
    rows = ask(shipped, "timeline", party="huawei")
    deal = [
        (row["earliest"], row["latest"], row["event"], row["planned"])
        for row in rows
        if row["of"] == "facebook-huawei"
    ]
    assert deal == [
        (None, date(2010, 12, 31), "begins", False),
        (date(2018, 6, 5), date(2018, 6, 10), "ends", True),
    ]
    assert [row for row in rows if row["of"] == "huawei-credit"] == []
    assert [row["day"] for row in rows] == sorted(row["day"] for row in rows)


def test_the_timeline_has_no_end_of_which_only_the_begin_is_told(shipped: Using) -> None:
    [row] = ask(shipped, "timeline", party="apple")
    told = {"day": date(2007, 1, 1), "earliest": date(2007, 1, 1), "latest": None}
    assert {**row, **told, "event": "begins"} == row


def test_lenders_say_what_is_announced_and_on_what_sources_contradict_each_other(
    shipped: Using,
) -> None:
    [row] = ask(shipped, "lenders", party="invented-maker")
    assert (row["amount_min"], row["amount_max"], row["conflicts"], row["planned_end"]) == (
        *(10_000_000, 30_000_000),
        ["amount", "begins"],
        False,
    )


def test_who_denies_what(shipped: Using) -> None:
    names = ("type", "from", "to", "denied_by", "denied_in", "claim_count")
    assert [tuple(row[name] for name in names) for row in ask(shipped, "disputed")] == [
        ("TO", "invented-access", "invented-broker", "invented-network", "courier", 1)
    ]
    assert len(ask(shipped, "disputed", party="invented-broker")) == 1
    assert ask(shipped, "disputed", party="huawei") == []
