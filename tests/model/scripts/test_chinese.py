"""Chinese names are read in the words of their English ones, and by their sound."""

import pytest

from kb.model.scripts import chinese


@pytest.mark.parametrize(
    ("name", "english", "sound"),
    [
        ("中国进出口银行", "china export import bank", "zhongguo jinchukou yinhang"),
        ("华为技术有限公司", "huawei technologies co ltd", "huawei jishu youxiangongsi"),
        ("中国人民银行", "china people's bank", "zhongguo renmin yinhang"),
        (
            "重庆农村商业银行",
            "chongqing rural commercial bank",
            "chongqing nongcun shangye yinhang",
        ),
        ("中國銀行", "china bank", "zhongguo yinhang"),
        ("三菱UFJ銀行", "sanling UFJ bank", "sanling UFJ yinhang"),
        (
            "中国国家开发银行 (CDB)",
            "china development bank (CDB)",
            "zhongguo guojia kaifa yinhang (CDB)",
        ),
        ("第七工程局", "7 engineering ju", "diqi gongcheng ju"),
        ("第十四", "14", "dishisi"),
        ("第二十", "20", "diershi"),
        ("第一建設集團", "1 construction group", "diyi jianshe jituan"),
        ("外交部", "foreign affairs ministry", "waijiao bu"),
        ("西部矿业", "xibukuangye", "xibukuangye"),
        ("東部銀行", "dongbu bank", "dongbu yinhang"),
        ("Huawei", "", ""),
        ("", "", ""),
    ],
)
def test_a_chinese_name_is_told_in_english_words_and_as_it_sounds(
    name: str, english: str, sound: str
) -> None:
    assert chinese.english(name) == english
    assert chinese.pinyin(name) == sound


@pytest.mark.parametrize(
    ("name", "has"), [("中國銀行", True), ("任正非", False), ("Huawei", False)]
)
def test_some_names_have_words_of_bodies(name: str, has: bool) -> None:
    assert chinese.has_words(name) is has


def test_signs_are_read_as_those_of_mainland_china() -> None:
    assert chinese.simplified("國家開發銀行 (CDB)") == "国家开发银行 (CDB)"
