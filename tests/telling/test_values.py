"""Values and amounts as a person reads them."""

from typing import Any

import pytest

from kb.telling import values

SHOWN: list[tuple[Any, str]] = [
    (None, "–"),
    ([], "–"),
    (True, "yes"),
    (False, "no"),
    (0, "0"),
    (1234567, "1,234,567"),
    (2e9, "2,000,000,000"),
    (0.25, "0.25"),
    (1e300, "1e+300"),
    (["a", None, True], "a, –, yes"),
    ("<b>", "<b>"),
]
MONEY = {
    "no amount": (None, None, "no amount"),
    "one amount": (5e6, 5e6, "CNY 5,000,000"),
    "at least": (2e9, None, "CNY 2,000,000,000 or more"),
    "at most": (None, 1.5, "CNY 1.5 or less"),
    "a range": (1.0, 2.0, "CNY 1 to 2"),
}


@pytest.mark.parametrize(("value", "shown"), SHOWN, ids=str)
def test_a_value_is_shown(value: Any, shown: str) -> None:
    assert values.shown(value) == shown


@pytest.mark.parametrize(("low", "high", "told"), MONEY.values(), ids=MONEY)
def test_an_amount_is_a_range(low: float | None, high: float | None, told: str) -> None:
    row = {"amount_min": low, "amount_max": high, "currency": None if "no" in told else "CNY"}
    assert values.money(row) == told
