"""Chinese names are read in the words of their English ones, and by their sound."""

import pytest

from kb.resolve import chinese


@pytest.mark.usefixtures("rigour")
@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("中国进出口银行", "china export import bank"),
        ("华为技术有限公司", "huawei technologies co ltd"),
        ("中国人民银行", "china people's bank"),
        ("中国国家开发银行 (CDB)", "china national development bank (CDB)"),
        ("Huawei", ""),
        ("", ""),
    ],
)
def test_a_chinese_name_is_told_in_english_words(name: str, english: str) -> None:
    assert chinese.english(name) == english
