from datetime import date

from tests.conftest import Using
from tests.queries.test_catalogue import ask

TARGET = {
    "fact": "4195ad1768d49c2d",
    "type": "TARGETS",
    "from": "us-supplier-ban",
    "from_name": "Ban on U.S. sales to Huawei and ZTE",
    "to": "zte",
    "to_name": "ZTE",
    "sources": ["hill-2018-06-05"],
    "publishers": ["The Hill"],
    "published": "2018-06-05",
    "claim_count": 1,
    "begins_earliest": None,
    "begins_latest": date(2018, 6, 5),
    "ends_earliest": None,
    "ends_latest": None,
    "planned_end": False,
    "known_from": date(2018, 6, 5),
    "disputed": False,
}
BAN = {
    **TARGET,
    "fact": "us-supplier-ban",
    "type": "Measure",
    "from": None,
    "from_name": None,
    "to": "us-supplier-ban",
    "to_name": "Ban on U.S. sales to Huawei and ZTE",
}


def test_a_fact_and_its_measure_each_have_a_row(shipped: Using) -> None:
    assert ask(shipped, "single_source", party="zte") == [TARGET, BAN]


def test_the_source_is_what_the_claim_cites_rather_than_where_it_stands(shipped: Using) -> None:
    rows = ask(shipped, "single_source", party="invented-maker")
    assert [(row["type"], row["sources"]) for row in rows] == [
        ("TARGETS", ["herald"]),
        ("LENT_TO", ["wire"]),
        ("PARTNER_IN", ["wire"]),
        ("TO", ["wire"]),
        ("DataAccess", ["wire"]),
        ("Partnership", ["wire"]),
        ("Measure", ["herald"]),
    ]


def test_two_outlets_with_one_report_are_one_source(contested: Using) -> None:
    rows = ask(contested, "single_source", party="till")
    names = ("fact", "sources", "published", "claim_count", "known_from")
    assert [tuple(row[name] for name in names) for row in rows] == [
        ("4e270654dbf8e416", ["agency"], "2009", 2, date(2010, 5, 31)),
        ("advance", ["agency"], "2009", 2, date(2010, 5, 31)),
    ]


def test_nobody_knows_since_when_a_source_without_a_last_day_is_known(contested: Using) -> None:
    [row] = [r for r in ask(contested, "single_source", party="mill") if r["fact"] == "decree"]
    assert (row["sources"], row["published"], row["known_from"]) == (["pamphlet"], "2011..", None)


def test_every_such_fact_is_found_without_a_party(contested: Using) -> None:
    facts = [row["fact"] for row in ask(contested, "single_source")]
    assert facts == [
        *("0aebb48acca62aa8", "1dce5af6a2687129", "4e270654dbf8e416", "5aad9282664c537e"),
        *("642a6003615384a1", "75a5328d5175fc0d", "a68a3d3da3b30d1e", "aaeba9c7406bf7ba"),
        *("advance", "d108b28e6feeee49", "d27010f4314c7a5c", "decree", "eaf9bf784f123f51"),
        *("f98ca1f2dae5eaf4", "gift", "view"),
    ]
    # The town's share of the shop rests on two sources, and so does the pact.
    assert ask(contested, "single_source", party="shop") == []
