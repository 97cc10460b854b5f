"""Names of one body are alike, and those of its neighbours are not."""

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import MissingExtra
from kb.resolve.compare import AUTOMATIC, NOTHING, compare

pytestmark = pytest.mark.usefixtures("rigour")

EXIMBANK = "Export-Import Bank of China (China Eximbank)"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (EXIMBANK, "China Exmbank"),
        (EXIMBANK, "The Export-Import Bank of China"),
        ("China Eximbank", "The Export-Import Bank of China"),
        (EXIMBANK, "中国进出口银行"),
        ("China Development Bank (CDB)", "China Development Bank Corporation"),
        ("Huawei Technologies Co., Ltd.", "华为技术有限公司"),
        ("China Development Bank", "国家开发银行"),
        ("Huawei Technologies Co., Ltd.", "華為技術有限公司"),
        ("Sinohydro Bureau 7", "Sinohydro 7th Bureau"),
        ("Huawei", "هواوي"),
        ("Huawei", "ファーウェイ"),
        ("Samsung Electronics", "삼성전자"),
        ("Saudi Aramco", "أرامكو السعودية"),
        ("Export-Import Bank of China", "Экспортно-импортный банк Китая"),
        ("Sberbank of Russia", "Сбербанк России"),
        ("OAO Gazprom", "Gazprom JSC"),
        ("ICBC", "Industrial and Commercial Bank of China"),
        ("China Railway Construction Corporation Limited", "CRCC"),
        ("Kestrel Construction Lusaka", "Lusaka Kestrel Construction"),
        ("Crédit Agricole S.A.", "Credit Agricole SA"),
        ("U.S. Department of State", "United States Department of State"),
        ("Oboronnye Initsiativy o.O.O.", "ООО Оборонные Инициативы"),  # noqa: RUF001 - Cyrillic
    ],
)
def test_spellings_of_one_name_may_be_one(one: str, other: str) -> None:
    assert compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bank of China", "People's Bank of China"),
        ("Bank of China", EXIMBANK),
        ("中国银行", "中国人民银行"),
        ("Bank of China (Hong Kong) Limited", "Bank of China (Australia) Limited"),
        ("ICBC (Asia) Limited", "ICBC (London) plc"),
        ("Government of Estonia", "Government of Ethiopia"),
        ("First Fund III L.P.", "First Fund IV L.P."),
        ("China Eximbank", "Export-Import Bank of Korea"),
        ("Huawei", "Hisense"),
        # Words that mean one thing in some language, and another in this name.
        ("Mali Development Bank", "Finance Development Bank"),
        ("Government of Gambia", "Government of Zambia"),
        ("Hunan Provincial Government", "Yunnan Provincial Government"),
        ("Bank of China", "한국은행"),
        ("People's Bank of China", "بنك الصين"),
        ("Hyundai Motor Company", "현대건설"),
        ("Honda Motor", "현대자동차"),
        ("ВТБ Банк", "VDP Bank"),
        # What sounds alike is one only where one of the two is put into other letters.
        ("Hyeondae", "Hyundai"),
        # Of two bodies with one abbreviation.
        ("China Development Bank (CDB)", "Caribbean Development Bank (CDB)"),
        ("China First Highway Engineering (CFHEC)", "China Harbour Engineering (CHEC)"),
        ("", "Huawei"),
        ("", ""),
    ],
)
def test_names_of_two_bodies_are_two(one: str, other: str) -> None:
    assert not compare(one, other).same


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("China Railway Constructors", "China Railway Construction"),
        ("Loan Trust 2004-1", "Loan Trust 2004-2"),
        ("CDB", "China Development Bank"),
        ("Bank of China", "Bank of China Limited"),
        ("Huawei Technologies", "Huawei Technologys"),
        ("Hyundai", "현대"),
        ("Island Fisheries Ltd", "Iceland Fisheries Ltd"),
        ("Bank of America", "Bank of the United States"),
        # A branch is none of its bank's other branches, nor the bank.
        ("Bank of China (London Branch)", "Bank of China"),
        ("Bank of China (London Branch)", "Bank of China (Johannesburg Branch)"),
        ("河南路桥建设集团", "Hunan Luqiao Construction Group"),
        # What Latin letters do not tell: sounds of one syllable, words of one meaning.
        ("陕西建工集团", "山西建工集团"),
        ("中信银行", "中心银行"),
        ("中国建设银行", "中国建筑银行"),
        # What is in brackets may be whom it belongs to.
        ("Sichuan University", "West China Hospital (Sichuan University)"),
    ],
)
def test_what_only_may_be_one_is_not_taken_to_be(one: str, other: str) -> None:
    assert compare(one, other).score < AUTOMATIC


def test_signs_of_taiwan_and_of_mainland_china_are_the_same() -> None:
    assert compare("國家開發銀行", "国家开发银行").score == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sinohydro Bureau 7", "Sinohydro Bureau 8"),
        ("Apollo Fund VII", "Apollo Fund VIII"),
        ("China Railway 7th Group", "China Railway 8th Group"),
    ],
)
def test_other_numbers_are_a_slip_at_best_and_asked_about_last(one: str, other: str) -> None:
    assert compare(one, other).score == 0.76


@pytest.mark.parametrize(
    ("one", "other"),
    [("任正非", "Ren Zhengfei"), ("习近平", "Xi Jinping"), ("김정은", "Kim Jong-un")],
)
def test_persons_are_known_by_how_their_names_sound(one: str, other: str) -> None:
    assert compare(one, other, person=True).score == 1


def test_a_score_is_the_part_of_the_weight_that_is_met() -> None:
    found = compare("China Exmbank", "China Eximbank Ltd")
    pieces = [(one.one, one.other, one.kind, one.weight, one.likeness) for one in found.pieces]
    likeness = found.pieces[1].likeness
    assert pieces == [
        ("china", "china", "place", 1.3, 1),
        ("exmbank", "eximbank", "word of its own", 1, likeness),
        ("", "ltd", "legal form", 0.12, 0),
    ]
    assert 0.8 < likeness < 0.9
    assert found.score == pytest.approx((1.3 + likeness) / (1.3 + 1 + 0.12))


def test_the_names_of_a_person_may_change_places() -> None:
    assert compare("Putin, Vladimir", "Владимир Путин", person=True).same
    assert not compare("John Smith", "Jane Smith", person=True).same


_names = st.text(st.sampled_from("abc 1(),.中国银行é"), max_size=12)


@given(_names, _names)
def test_a_score_lies_between_nothing_and_one_whichever_name_comes_first(
    one: str, other: str
) -> None:
    found, turned = compare(one, other), compare(other, one)
    assert 0 <= found.score <= 1
    assert found.score == pytest.approx(turned.score)


def test_a_name_of_which_nothing_can_be_read_is_like_none() -> None:
    assert compare("?", "?") == NOTHING


def test_without_the_library_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rigour.names", None)
    with pytest.raises(MissingExtra) as caught:
        compare("one", "other")
    assert str(caught.value) == (
        "names are compared by rigour; install throughline-kb[resolve], which builds PyICU and "
        "needs ICU's headers"
    )
