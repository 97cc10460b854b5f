from typing import Any

from tests.conftest import Using
from tests.queries.test_catalogue import ask

AMOUNTS = [
    {
        "fact": "invented-loan",
        "type": "CreditLine",
        "from": None,
        "to": "invented-loan",
        "field": "amount",
        "value": "USD 10m..20m",
        "stance": "asserts",
        "planned": False,
        "stated_of": "invented-loan",
        "stated_as": "amount",
        "claim": "herald-loan",
        "says": "The bank lent the maker 10 to 20 million dollars from 2012; it is not repaid.",
        "speaker": None,
        "source": "herald",
        "published": "2020-03-02",
    },
    {
        "fact": "invented-loan",
        "type": "CreditLine",
        "from": None,
        "to": "invented-loan",
        "field": "amount",
        "value": "USD 30m",
        "stance": "asserts",
        "planned": False,
        "stated_of": "invented-loan",
        "stated_as": "amount",
        "claim": "e42d858024bad77c",
        "says": "The loan began in 2014, and amounts to 30 million.",
        "speaker": None,
        "source": "courier",
        "published": "2020-03-09",
    },
]
FORGE = "6ce5b9394b3e8f33"
SHARE = "8220a4113789fcbd"
OF_ITS_PART = [
    (FORGE, "begins", "1999", "asserts", FORGE, "pact-2003"),
    (FORGE, "begins", "2000", "asserts", "pact", "pact-2000"),
    (FORGE, "begins", "2003", "asserts", "pact", "pact-2003"),
]
OF_THE_PACT = [
    ("pact", "begins", "2000", "asserts", "pact", "pact-2000"),
    ("pact", "begins", "2003", "asserts", "pact", "pact-2003"),
]
OF_THE_VIEW = [
    ("view", "begins", "2000", "asserts", "pact", "pact-2000"),
    ("view", "begins", "2003", "asserts", "pact", "pact-2003"),
    ("view", "held", "device", "denies", "view", "not-held"),
    ("view", "held", "device", "asserts", "view", "pact-2000"),
]
OF_THE_SHARE = [
    (SHARE, "share", "33%", "asserts", SHARE, "share-otherwise"),
    (SHARE, "share", "90%", "asserts", SHARE, "share"),
]


def _short(using: Using, **given: str) -> list[tuple[Any, ...]]:
    names = ("fact", "field", "value", "stance", "stated_of", "claim")
    return [tuple(row[name] for name in names) for row in ask(using, "conflicts", **given)]


def test_each_value_that_is_stated_has_a_row(shipped: Using) -> None:
    rows = ask(shipped, "conflicts", party="invented-maker")
    assert [row for row in rows if row["field"] == "amount"] == AMOUNTS
    assert rows == ask(shipped, "conflicts") == ask(shipped, "conflicts", party="invented-bank")


def test_a_part_that_nobody_dates_by_itself_does_not_repeat_its_agreement(shipped: Using) -> None:
    assert [(fact, field, value) for fact, field, value, *_ in _short(shipped)] == [
        ("invented-loan", "amount", "USD 10m..20m"),
        ("invented-loan", "amount", "USD 30m"),
        ("invented-loan", "begins", "2012"),
        ("invented-loan", "begins", "2014"),
    ]


def test_there_is_none_where_sources_agree(shipped: Using) -> None:
    assert ask(shipped, "conflicts", party="huawei") == []


def test_whose_dates_are_held_against_whose(contested: Using) -> None:
    assert _short(contested) == [*OF_ITS_PART, *OF_THE_SHARE, *OF_THE_PACT, *OF_THE_VIEW]


def test_a_party_has_the_conflicts_of_its_parts_and_agreements(contested: Using) -> None:
    assert _short(contested, party="forge") == [*OF_ITS_PART, *OF_THE_PACT, *OF_THE_VIEW]
    assert _short(contested, party="mill") == [*OF_THE_PACT, *OF_THE_VIEW]
    assert _short(contested, party="town") == OF_THE_SHARE


def test_who_denies_a_value_is_told(contested: Using) -> None:
    rows = ask(contested, "conflicts", party="mill")
    assert [(row["speaker"], row["stance"]) for row in rows if row["field"] == "held"] == [
        ("mayor", "denies"),
        (None, "asserts"),
    ]
