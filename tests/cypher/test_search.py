import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS, ask

BANKS = {
    "party": "cn-state-banks",
    "name": "Chinese government-owned banks",
    "kinds": ["Bank", "Company"],
    "country": "CN",
    "collective": True,
    "matched": "Chinese government-owned banks",
    "agreements": 1,
}
US = {
    "party": "us",
    "name": "United States",
    "kinds": ["Government"],
    "country": None,
    "collective": False,
    "matched": "U.S.",
    "agreements": 0,
}
SIGNS = ['"', '""', "\\", "\\\\", "*", "?", "~", "[", "{", "(", ")", "/", "/.*/", "^", ":"]
OPERATORS = ["AND", "OR", "NOT", "AND OR", "TO", "name:huawei", "[a TO b]", "\\u0041", "^8", "AND*"]
LONG = ["a" * 5000, "a-" * 5000, "no " * 5000, "* " * 5000, '"' * 5000, "\\" * 5000]


def _found(using: Using, text: str, **given: str) -> list[str]:
    return [row["party"] for row in ask(using, "search", text=text, **given)]


def test_a_party_is_found_by_its_words_and_the_beginning_of_the_last(shipped: Using) -> None:
    # The index's score depends on what it held before; the order does not.
    rows = ask(shipped, "search", text="chinese ban")
    assert [row["party"] for row in rows] == [
        *("cn-state-banks", "invented-bank", "spell-bank", "other-chinese-makers")
    ]
    assert {name: value for name, value in rows[0].items() if name != "score"} == BANKS


def test_who_bears_the_very_name_comes_first(shipped: Using) -> None:
    rows = ask(shipped, "search", text="u.s.")
    assert {name: value for name, value in rows[0].items() if name != "score"} == US
    assert [row["score"] >= 1000 for row in rows] == [True, False, False, False, False]
    assert sorted(_found(shipped, "Twin Name")) == ["invented-broker", "invented-twin"]


@pytest.mark.parametrize(
    ("text", "party", "matched"),
    [
        ("the maker", "invented-maker", "The Maker"),
        ("lei:INVENTED-LEI-1", "invented-maker", "lei:INVENTED-LEI-1"),
        ("invented-lei-1", "invented-maker", "lei:INVENTED-LEI-1"),
        ("HUAW", "huawei", "Huawei"),
        ("huawei,", "huawei", None),
    ],
)
def test_what_matched_is_shown_where_it_can_be_said(
    shipped: Using, text: str, party: str, matched: str | None
) -> None:
    row = ask(shipped, "search", text=text)[0]
    assert (row["party"], row["matched"]) == (party, matched)


def test_a_kind_leaves_out_the_others(shipped: Using) -> None:
    assert _found(shipped, "chinese ban", kind="Bank") == [
        *("cn-state-banks", "invented-bank", "spell-bank")
    ]
    assert _found(shipped, "chinese ban", kind="Person") == []


@pytest.mark.parametrize("text", [*SIGNS, "".join(SIGNS), *OPERATORS, *LONG, "华为", "😀", "\x00"])
def test_no_sign_or_word_is_an_operator(shipped: Using, text: str) -> None:
    assert _found(shipped, text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("huawei", "-huawei", "+huawei", "!huawei", "huawei~", "huawei*", "huawei?"),
        *('"huawei', 'huawei"', "huawei\\", "huawei AND", "NOT huawei", "OR huawei"),
        *("(huawei", "huawei)", "[huawei", "huawei]", "{huawei", "huawei/", "huawei\u3000", "hua"),
    ],
)
def test_signs_take_nothing_from_the_words_they_stand_at(shipped: Using, text: str) -> None:
    assert _found(shipped, text) == ["huawei"]


def test_no_words_find_nothing(shipped: Using) -> None:
    # The runner lets no such text pass; by hand it can be asked.
    text, blank = QUESTIONS["search"].text, {"text": " \u3000", "kind": None}
    assert shipped(lambda db: db.read(text, blank)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("华为", ["mill"]),
        ("华为技", ["mill"]),
        ("技术", ["mill"]),
        ("为华", []),
        ('A "B" (C)', ["mill"]),
        ("mill", ["mill", "shop"]),
        ("MILL-1", ["mill"]),
    ],
)
def test_names_in_any_script_are_found(contested: Using, text: str, found: list[str]) -> None:
    assert _found(contested, text) == found
