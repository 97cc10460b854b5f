from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

CREDIT = {
    "fact": "huawei-credit",
    "type": "CreditLine",
    "from": None,
    "from_name": None,
    "to": "huawei-credit",
    "to_name": "Credit lines of Chinese government-owned banks to Huawei",
    "last_published": date(2018, 6, 5),
    "last_source": "hill-2018-06-05",
    "begins_earliest": None,
    "begins_latest": None,
    "ends_earliest": None,
    "ends_latest": None,
    "disputed": False,
    "source_count": 1,
}
OWNS = {
    **CREDIT,
    "fact": "2bd94a00b67b17e0",
    "type": "OWNS",
    "from": "cn",
    "from_name": "China",
    "to": "cn-state-banks",
    "to_name": "Chinese government-owned banks",
}
SHARE = {
    "fact": "8220a4113789fcbd",
    "type": "OWNS",
    "from": "town",
    "from_name": "Town",
    "to": "shop",
    "to_name": "Mill Shop",
    "last_published": date(2012, 7, 1),
    "last_source": "echo",
    "begins_earliest": None,
    "begins_latest": date(2009, 12, 31),
    "ends_earliest": date(2009, 1, 1),
    "ends_latest": None,
    "disputed": False,
    "source_count": 2,
}


def _facts(using: Using, **given: object) -> list[str]:
    return [row["fact"] for row in ask(using, "stale", **given)]


def test_open_facts_are_stale_once_their_newest_source_is_too_old(shipped: Using) -> None:
    # That the banks are China's and that they lend are both known from 2018, and open.
    assert ask(shipped, "stale", on="2024-01-01", party="cn-state-banks") == [OWNS, CREDIT]


def test_an_announced_end_is_an_end_and_a_part_follows_its_agreement(shipped: Using) -> None:
    assert _facts(shipped, on="2024-01-01", party="huawei") == [
        *("huawei-credit", "us-intelligence-label", "us-lawmakers-advice"),
        *("us-supplier-ban", "us-tech-huawei"),
    ]


@pytest.mark.parametrize(
    ("given", "stale"),
    [
        ({"on": "2017-07-01"}, []),
        ({"on": "2017-07-02"}, [SHARE]),
        ({"on": "2013-07-01", "years": 1}, []),
        ({"on": "2013-07-02", "years": 1}, [SHARE]),
        ({"on": "2012-07-01", "years": 0}, []),
        ({"on": "2012-07-02", "years": 0}, [SHARE]),
        ({"on": "2017-07-02", "years": 2**63 - 1}, []),
        ({"on": "2000-01-01", "years": -(2**62)}, [SHARE]),
        ({"on": "2000-01-01"}, []),
        ({}, [SHARE]),
    ],
    ids=str,
)
def test_the_day_and_the_years_bound_it_to_the_day(
    contested: Using, given: dict[str, object], stale: list[dict[str, object]]
) -> None:
    assert ask(contested, "stale", party="shop", **given) == stale


def test_a_source_that_may_be_new_and_a_fact_with_an_end_are_not_stale(contested: Using) -> None:
    # The pamphlet is of 2011 or any later day, and the end of the gift was announced.
    assert _facts(contested, on="2100-01-01") == [
        *("6ce5b9394b3e8f33", "8220a4113789fcbd", "advance", "pact")
    ]
    assert _facts(contested, on="2100-01-01", party="mill") == ["advance", "pact"]
