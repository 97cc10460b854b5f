"""`lenders`: the unnamed banks, and what their sources contradict each other on."""

from tests.conftest import Using
from tests.queries.test_catalogue import ask


def test_lenders_are_the_unnamed_banks(shipped: Using) -> None:
    [row] = ask(shipped, "lenders", party="huawei")
    names = ("lender", "collective", "owners", "amount_min", "amount_max", "currency")
    assert [row[name] for name in names] == ["cn-state-banks", True, ["cn"], 2e9, None, "USD"]
    assert ask(shipped, "lenders", party="lenovo") == []


def test_lenders_say_what_is_announced_and_on_what_sources_contradict_each_other(
    shipped: Using,
) -> None:
    [row] = ask(shipped, "lenders", party="invented-maker")
    assert (row["amount_min"], row["amount_max"], row["conflicts"], row["planned_end"]) == (
        *(10_000_000, 30_000_000),
        ["amount", "begins"],
        False,
    )
