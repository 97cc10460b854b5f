"""Countries as people write them."""

import pytest

from kb.resolve import countries


@pytest.mark.usefixtures("rigour")
@pytest.mark.parametrize(
    ("text", "code"),
    [("CN", "CN"), ("cn", "CN"), ("CHN", "CN"), ("China", "CN"), ("Narnia", None), ("", None)],
)
def test_a_country_is_known_by_its_code_or_its_name(text: str, code: str | None) -> None:
    assert countries.code(text) == code
