"""Words that were put into Latin letters are known by how they sound."""

import pytest

from kb.resolve import sounds
from kb.resolve.sounds import Script

pytestmark = pytest.mark.usefixtures("rigour")

ARABIC, HANGUL, KANA, OTHER = Script.ARABIC, Script.HANGUL, Script.KANA, Script.OTHER


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("huawei", "HUI"),
        ("hwwy", "HUI"),
        ("fuauei", "PUI"),
        ("samsung", "SMSUN"),
        ("smswnj", "SMSUN"),
        ("facebook", "PSIPUK"),
        ("xiaomi", "SIUMI"),
        ("", ""),
    ],
)
def test_a_word_is_classes_of_sounds_in_their_order(word: str, told: str) -> None:
    assert sounds.classes(word) == told


@pytest.mark.parametrize(
    ("heard", "script", "written"),
    [
        ("hwwy", ARABIC, "huawei"),
        ("shwmy", ARABIC, "xiaomi"),
        ("bnswnyk", ARABIC, "panasonic"),
        ("rmkw", ARABIC, "aramco"),
        ("hyeondae", HANGUL, "hyundai"),
        ("poseuko", HANGUL, "posco"),
        ("lenobeo", HANGUL, "lenovo"),
        ("renobo", KANA, "lenovo"),
        ("fuauei", KANA, "huawei"),
        ("fueisubukku", KANA, "facebook"),
    ],
)
def test_a_word_is_heard_as_its_script_writes_it(heard: str, script: Script, written: str) -> None:
    assert sounds.alike(heard, written, script)


@pytest.mark.parametrize(
    ("heard", "script", "written"),
    [
        ("hwwy", ARABIC, "hisense"),
        ("gia", HANGUL, "kia"),  # too short to be told from others
        ("nwky", ARABIC, "nike"),
        ("hyeondae", HANGUL, "honda"),
        ("hana", HANGUL, "panna"),
        ("boing", HANGUL, "huang"),
        # What has no vowels is spelled letter by letter.
        ("vtb", HANGUL, "vdp"),
        # What is read as it is written.
        ("sberbank", OTHER, "superbank"),
        ("huawei", OTHER, "huawei"),
        ("", ARABIC, ""),
    ],
)
def test_others_are_not(heard: str, script: Script, written: str) -> None:
    assert not sounds.alike(heard, written, script)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("トヨタ自動車", KANA),
        ("삼성", HANGUL),
        ("هواوي", ARABIC),
        ("华为", OTHER),
        ("Газпром", OTHER),
    ],
)
def test_a_text_is_of_the_script_of_its_signs(text: str, script: Script) -> None:
    assert sounds.script(text) is script
