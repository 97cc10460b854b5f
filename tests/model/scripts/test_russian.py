"""Russian names are told in the words that their English ones have."""

import pytest

from kb.model.scripts import russian


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("Банк Китая", "bank china"),
        ("Экспортно-импортный банк Китая", "export import bank china"),
        ("Министерство обороны Российской Федерации", "ministry defence russia"),
        ("БАНК РАЗВИТИЯ", "bank development"),
        ("Сбербанк России", "Сбербанк russia"),
        ("Экспортно-импортному банку", "export import bank"),
        ("Банкнота", ""),
        ("Банкир", ""),
        ("Россини", ""),
        ("Росси", ""),
        ("Сбербанк", ""),
        ("Sberbank", ""),
        ("", ""),
    ],
)
def test_the_words_of_bodies_are_told_in_english(name: str, english: str) -> None:
    assert russian.english(name) == english
