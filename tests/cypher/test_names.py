"""`names`: what things are called, by their ids."""

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_things_of_every_kind_have_names_and_what_nothing_bears_is_left_out(shipped: Using) -> None:
    ids = ["user-data", "us-supplier-ban", "nobody", "huawei-credit", "huawei", "huawei"]
    rows = ask(shipped, "names", ids=ids)
    assert [tuple(row.values()) for row in rows] == [
        ("huawei", "Huawei", ["Company"]),
        (
            "huawei-credit",
            "Credit lines of Chinese government-owned banks to Huawei",
            ["CreditLine"],
        ),
        ("us-supplier-ban", "Ban on U.S. sales to Huawei and ZTE", ["Measure"]),
        ("user-data", "Unspecified user data", ["DataCategory"]),
    ]
