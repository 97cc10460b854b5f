"""Words that were put into Latin letters are known by how they sound."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.resolve import sounds

pytestmark = pytest.mark.usefixtures("rigour")


@pytest.mark.parametrize(
    ("word", "sound"),
    [
        ("huawei", "PUI"),
        ("hwwy", "PUI"),
        ("fuauei", "PUI"),
        ("samsung", "SMSUN"),
        ("smswnj", "SMSUN"),
        ("facebook", "PSIPUK"),
        ("fueisubukku", "PUISUPUKU"),
        ("xiaomi", "SIUMI"),
        ("", ""),
    ],
)
def test_a_word_is_classes_of_sounds_in_their_order(word: str, sound: str) -> None:
    assert sounds.sound(word) == sound


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hwwy", "huawei"),
        ("hyeondae", "hyundai"),
        ("renobo", "lenovo"),
        ("shwmy", "xiaomi"),
        ("bnswnyk", "panasonic"),
    ],
)
def test_spellings_of_one_sound_are_alike(one: str, other: str) -> None:
    assert sounds.alike(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hwwy", "hisense"),
        ("gia", "kia"),  # too short to be told from others
        ("nwky", "nike"),
        ("", ""),
    ],
)
def test_others_are_not(one: str, other: str) -> None:
    assert not sounds.alike(one, other)


_WORDS = st.text(st.characters(min_codepoint=97, max_codepoint=122), max_size=9)


@given(_WORDS, _WORDS)
def test_likeness_is_mutual(one: str, other: str) -> None:
    assert sounds.alike(one, other) == sounds.alike(other, one)
