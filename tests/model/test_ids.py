import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model.ids import FactKey, digest, is_id


@pytest.mark.parametrize(
    "text", ["huawei", "cn", "facebook-huawei", "hill-2018-06-05", "a_b.c", "7"]
)
def test_ids_are_small_letters_and_digits_joined(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "Huawei", "a b", "-a", "a-", "a--b", "é", "a\n", "x" * 121])
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_id(text)


def test_a_fact_is_named_by_its_parts_and_an_agreement_by_itself() -> None:
    assert FactKey("OWNS", "cn", "cn-state-banks").id == "2bd94a00b67b17e0"
    assert FactKey("OWNS", "cn", "cn-state-banks", period="second").id == "9428087be5aee904"
    assert FactKey("Partnership", "", "facebook-huawei").id == "facebook-huawei"


_parts = st.lists(st.text(max_size=4), max_size=4)


@given(_parts, _parts)
def test_no_two_lists_of_parts_are_hashed_alike(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)
