"""Names that may be one share a key."""

import pytest

from kb.resolve import keys


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Huawei", {"=h", "+huawei", "wh", "h^huaw", "hawei$"}),
        ("A.B.C. Ltd", {"=abc", "+abc", "wabc", "aabc"}),
        (
            "Bank of China (BOC)",
            {
                *("=bnk cn", "+bankofchina", "wbnk", "wcn", "pbnk cn", "abank", "achina"),
                *("h^chin", "h^chin bnk", "hhina$", "hhina$ bnk"),
                *("=bc", "+boc", "wbc", "aboc"),
                *("=bc bnk cn", "+bankofchinaboc", "pbc bnk", "pbc cn", "h^chin bc", "hhina$ bc"),
                *("abcb", "h^bach", "h^chbo", "h^bank"),
            },
        ),
        ("", set()),
        ("Ltd", {"=ltd", "+ltd", "wltd", "altd"}),
    ],
)
def test_keys_are_words_as_they_sound_their_pairs_and_their_ends(name: str, made: set[str]) -> None:
    assert keys.of([name]) == made


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("China Exmbank", "China Eximbank"),
        ("Stellaris N.V.", "Stellantis N.V."),
        ("vanderbilt corp", "van der bilt corp"),
        ("China Development Bank", "CDB"),
        ("China Eximbank", "Export-Import Bank of China"),
        ("Harbor Works of the Quay", "Harbour Works"),
    ],
)
def test_names_that_may_be_one_share_a_key_that_says_something(one: str, other: str) -> None:
    assert {key[0] for key in keys.of([one]) & keys.of([other])} & set("=+pha")


@pytest.mark.usefixtures("rigour")
def test_other_letters_make_the_same_keys() -> None:
    assert keys.of(["华为技术有限公司"]) & keys.of(["Huawei Technologies Co., Ltd."])
    assert "=gzprm" in keys.of(["Газпром"]) & keys.of(["Gazprom"])


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("China Development Bank Ltd.", ["china", "development", "bank", "cdb"]),
        ("The Co", ["the", "co"]),
        ("Газпром ПАО", ["газпром", "пао"]),
        ('A-B "*"', ["b"]),
        ("", []),
    ],
)
def test_what_a_name_is_looked_for_by(name: str, words: list[str]) -> None:
    assert keys.searched(name) == words
