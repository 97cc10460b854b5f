import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model.ids import FactKey, digest, exact, is_id, slug


@pytest.mark.parametrize(
    "text", ["huawei", "cn", "facebook-huawei", "hill-2018-06-05", "a_b.c", "7"]
)
def test_ids_are_small_letters_and_digits_joined(text: str) -> None:
    assert is_id(text)


@pytest.mark.parametrize("text", ["", "Huawei", "a b", "-a", "a-", "a--b", "é", "a\n", "x" * 121])
def test_anything_else_is_no_id(text: str) -> None:
    assert not is_id(text)


@pytest.mark.parametrize(
    "alike",
    [
        ("Hill Co., Ltd.", "Hill Co Ltd", "hill  CO. (LTD)"),
        ("Sino-Hydro", "Sino Hydro", "sino/hydro"),
        ("Bank of China - Paris", "Bank of China, Paris"),
        ("12-3", " 12-3"),
        ("No. 5", "no 5"),
    ],
)
def test_punctuation_that_does_not_matter_tells_nothing_apart(alike: tuple[str, ...]) -> None:
    assert {exact(text) for text in alike} == {slug(alike[0])}


@pytest.mark.parametrize(
    "unlike",
    [
        ("12-3", "12/3", "12.3", "12 3", "12--3", "123"),
        ("AB-12", "AB/12", "12/AB"),
        ("5", "-5", "+5"),
        ("C Ltd", "C++ Ltd", "C# Ltd"),
        ("A Fund", "A+ Fund", "A- Fund", "A* Fund"),
    ],
)
def test_signs_that_matter_tell_names_apart(unlike: tuple[str, ...]) -> None:
    ids = [exact(text) for text in unlike]
    assert ids[0] == slug(unlike[0])
    assert len(set(ids)) == len(unlike)
    assert all(map(is_id, ids))


def test_an_id_that_tells_signs_apart_is_the_same_every_time() -> None:
    assert exact("C++ Ltd") == f"c-ltd-{digest('c++ ltd')}"


def test_a_fact_is_named_by_its_parts_and_an_agreement_by_itself() -> None:
    assert FactKey("OWNS", "cn", "cn-state-banks").id == "2bd94a00b67b17e0"
    assert FactKey("OWNS", "cn", "cn-state-banks", period="second").id == "9428087be5aee904"
    assert FactKey("Partnership", "", "facebook-huawei").id == "facebook-huawei"


_parts = st.lists(st.text(max_size=4), max_size=4)


@given(_parts, _parts)
def test_no_two_lists_of_parts_are_hashed_alike(one: list[str], other: list[str]) -> None:
    assert (digest(*one) == digest(*other)) == (one == other)
