import pytest

from kb.errors import InvalidValue
from kb.model import country


@pytest.mark.parametrize("code", ["CN", "US", "NO"])
def test_takes_the_two_capitals_of_a_country(code: str) -> None:
    assert country.parse(code) == code


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("no", "`no` is not a country code; if Norway is meant, write NO"),
        ("XX", "`XX` is not a country code; write two letters, as CN for China"),
        ("China", "`China` is not a country code; write two letters, as CN for China"),
    ],
)
def test_refuses_what_is_no_code_and_says_what_may_be_meant(written: str, message: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        country.parse(written)
    assert str(caught.value) == message
