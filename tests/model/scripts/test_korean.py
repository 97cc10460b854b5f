"""Korean names are parted into the words that their English ones have."""

import pytest

from kb.model.scripts import korean


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("한국수출입은행", "korea export import bank"),
        ("한국산업은행", "korea development bank"),
        ("삼성전자", "삼성 electronics"),
        ("현대자동차 주식회사", "현대 motor co ltd"),
        ("신한국제금융", "신한 international financial"),
        ("삼성", ""),
        ("Samsung", ""),
        ("", ""),
    ],
)
def test_the_words_of_bodies_are_told_in_english(name: str, english: str) -> None:
    assert korean.english(name) == english
    assert korean.has_words(name) is bool(english)
