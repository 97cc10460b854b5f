"""What a party is looked for by beside what its names say, in Latin letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import spellings


@pytest.mark.parametrize(
    ("names", "spelled"),
    [
        (("Bank of China", "U.S."), ()),
        (("Société Générale",), ("Societe Generale",)),
        (("Société Générale", "SOCIETE GENERALE"), ()),
        (("Ziraat Bankası A.Ş.",), ("Ziraat Bankasi A.S.",)),
        (("People’s Bank",), ("People's Bank",)),
        (("Внешэкономбанк", "ВЭБ.РФ"), ("VEB.RF", "Vneshekonombank")),
        (("بنك مصر",), ("bank egypt", "bnk msr")),
        (("البنك المركزي",), ("al bnk al mrkzy", "bank central")),
        (("한국수출입은행",), ("hangugsuchulibeunhaeng", "korea export import bank")),
        (("김정은",), ("gim jeongeun", "gimjeongeun")),
        (("トヨタ自動車",), ("toyota motor", "toyota zidongche")),
        (("ホッカイドウ銀行",), ("hokkaidou bank", "hokkaidou yinhang")),
        (("中国进出口银行",), ("china export import bank", "zhongguo jinchukou yinhang")),
        (("Huawei", "华为"), ("hua wei",)),
        (("任正非",), ("ren zhengfei", "renzhengfei")),
        (("Ευρωπαϊκή Τράπεζα",), ("Eyropaiki Trapeza",)),
        (("–", "", "ー"), ()),
    ],
)
def test_a_name_is_spelled_in_latin_letters_where_it_is_not_written_so(
    names: tuple[str, ...], spelled: tuple[str, ...]
) -> None:
    assert spellings.of(*names) == spelled


@given(st.lists(st.text(max_size=30), max_size=3))
def test_spellings_are_plain_new_and_none_of_spellings(names: list[str]) -> None:
    found = spellings.of(*names)
    assert all(map(str.isascii, found))
    assert {name.casefold() for name in names}.isdisjoint(made.casefold() for made in found)
    assert spellings.of(*reversed(names)) == found
    assert spellings.of(*found) == ()
