import pytest

from kb.errors import InvalidValue
from kb.model import money
from kb.model.money import Money


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("USD 2bn..", Money("USD", 2e9, None)),
        ("EUR 1.5m", Money("EUR", 1.5e6, 1.5e6)),
        ("usd 10m..20m", Money("USD", 1e7, 2e7)),
        ("CNY ..300000", Money("CNY", None, 3e5)),
        ("JPY 3tn", Money("JPY", 3e12, 3e12)),
        ("GBP 5k", Money("GBP", 5e3, 5e3)),
    ],
)
def test_reads_an_amount_as_a_range_in_its_currency(written: str, amount: Money) -> None:
    assert money.parse(written) == amount


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("2bn", "`2bn` is not an amount; write the currency first, as USD 2bn.."),
        ("XXY 3", "`XXY` is not a currency of ISO 4217; write one such as USD"),
        ("USD lots", "`USD lots` has no number; write one such as 250000, 1.5m or 2bn"),
        ("USD 5..3", "`USD 5..3` runs backwards; write the smaller amount first"),
        ("USD ..", "`USD ..` bounds nothing; write a number on one side of the dots"),
        ("USD -5", "`USD -5` is a negative amount; write what is agreed, without a minus"),
        ("USD 2..-5m", "`USD 2..-5m` is a negative amount; write what is agreed, without a minus"),
    ],
)
def test_refuses_what_is_no_amount_and_says_what_is(written: str, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        money.parse(written)
    assert str(caught.value) == message
