"""`things`: what some ids are the ids of."""

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def _told(using: Using, *ids: str) -> list[tuple[object, ...]]:
    return [tuple(row.values()) for row in ask(using, "things", ids=list(ids))]


def test_a_party_an_agreement_a_measure_and_a_kind_of_data_are_told(shipped: Using) -> None:
    ids = ("user-data", "us-supplier-ban", "huawei-credit", "cn-state-banks", "cn")
    assert _told(shipped, *ids) == [
        ("cn", "China", ["Government"], False, False),
        ("cn-state-banks", "Chinese government-owned banks", ["Bank", "Company"], True, False),
        (
            "huawei-credit",
            "Credit lines of Chinese government-owned banks to Huawei",
            ["CreditLine"],
            True,
            False,
        ),
        ("us-supplier-ban", "Ban on U.S. sales to Huawei and ZTE", ["Measure"], False, False),
        ("user-data", "Unspecified user data", ["DataCategory"], False, False),
    ]


def test_a_thing_is_told_once_and_what_is_none_not_at_all(shipped: Using) -> None:
    rows = _told(shipped, "huawei", "huawei", "nobody", "Huawei", "nyt-2018-06-05")
    assert rows == [("huawei", "Huawei", ["Company"], False, False)]
