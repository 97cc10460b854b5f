from itertools import product

import pytest

from kb.store.driver import Database
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS, ask

BANKS = {
    "party": "cn-state-banks",
    "name": "Chinese government-owned banks",
    "kinds": ["Bank", "Company"],
    "country": "CN",
    "collective": True,
    "matched": "Chinese government-owned banks",
    "found_by": "beginning",
    "agreements": 1,
}
US = {
    "party": "us",
    "name": "United States",
    "kinds": ["Government"],
    "country": None,
    "collective": False,
    "matched": "U.S.",
    "found_by": "alias",
    "agreements": 0,
}
SIGNS = ['"', '""', "\\", "\\\\", "*", "?", "~", "[", "{", "(", ")", "/", "/.*/", "^", ":"]
OPERATORS = ["AND", "OR", "NOT", "AND OR", "TO", "[a TO b]", "\\u0041", "^8", "AND*"]
LONG = ["a" * 5000, "a-" * 5000, "no " * 5000, "* " * 5000, '"' * 5000, "\\" * 5000]


def _found(using: Using, text: str, **given: str | list[str]) -> list[str]:
    return [row["party"] for row in ask(using, "search", text=text, **given)]


def test_a_party_is_found_by_its_words_and_the_beginning_of_the_last(shipped: Using) -> None:
    rows = ask(shipped, "search", text="chinese ban")
    assert [row["party"] for row in rows] == ["cn-state-banks"]
    assert {name: value for name, value in rows[0].items() if name != "score"} == BANKS


def test_who_bears_the_very_name_comes_first(shipped: Using) -> None:
    rows = ask(shipped, "search", text="u.s.")
    assert {name: value for name, value in rows[0].items() if name != "score"} == US
    assert [row["score"] >= 5 for row in rows] == [True, False, False, False, False]
    assert sorted(_found(shipped, "Twin Name")) == ["invented-broker", "invented-twin"]


@pytest.mark.parametrize(
    ("text", "party", "matched"),
    [
        ("the maker", "invented-maker", "The Maker"),
        ("lei:INVENTED-LEI-1", "invented-maker", "lei:INVENTED-LEI-1"),
        ("invented-lei-1", "invented-maker", "lei:INVENTED-LEI-1"),
        ("HUAW", "huawei", "Huawei"),
        ("huawei,", "huawei", "Huawei"),
    ],
)
def test_what_matched_is_shown(shipped: Using, text: str, party: str, matched: str | None) -> None:
    row = ask(shipped, "search", text=text)[0]
    assert (row["party"], row["matched"]) == (party, matched)


def test_a_kind_leaves_out_the_others(shipped: Using) -> None:
    assert _found(shipped, "chinese") == ["other-chinese-makers", "cn-state-banks"]
    assert _found(shipped, "chinese", kind="Bank") == ["cn-state-banks"]
    assert _found(shipped, "chinese", kind="Person") == []


@pytest.mark.parametrize("text", [*SIGNS, "".join(SIGNS), *OPERATORS, *LONG, "无为", "😀", "\x00"])
def test_no_sign_or_word_is_an_operator(shipped: Using, text: str) -> None:
    assert _found(shipped, text) == []


@pytest.mark.parametrize(
    "text",
    [
        *("huawei", "-huawei", "+huawei", "!huawei", "huawei~", "huawei*", "huawei?"),
        *('"huawei', 'huawei"', "huawei\\", "huawei AND", "NOT huawei", "OR huawei"),
        *("(huawei", "huawei)", "[huawei", "huawei]", "{huawei", "huawei/", "huawei\u3000", "hua"),
        *("华为", "Huawey", "Hua wei"),
    ],
)
def test_signs_take_nothing_from_the_words_they_stand_at(shipped: Using, text: str) -> None:
    assert _found(shipped, text) == ["huawei"]


def test_a_colon_names_no_property(shipped: Using) -> None:
    assert _found(shipped, "name:huawei") == _found(shipped, "name huawei")


def test_no_words_find_nothing(shipped: Using) -> None:
    # The runner lets no such text pass; by hand it can be asked.
    text, blank = QUESTIONS["search"].text, {"text": " \u3000", "kind": None, "spelled": None}
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


@pytest.mark.parametrize(
    ("text", "party", "found_by"),
    [
        ("bank of china", "of-china", "name"),
        ("The Bank of China", "of-china", "words"),
        ("Bank of China Ltd", "of-china", "beginning"),
        ("china eximbank", "exim", "alias"),
        ("EXIM-1", "exim", "alias"),
        ("boc ltd", "of-china", "alias"),
        ("China Exmbank", "exim", "typo"),
        ("China Exim Bank", "exim", "typo"),
        ("Developmentbank", "development", "typo"),
        ("China Developmentbank", "development", "typo"),
        ("Export Import Bank China", "exim", "words"),
        ("Huawey", "maker", "typo"),
        ("Hua wei", "maker", "typo"),
        ("huawei tech", "maker", "beginning"),
        ("Chnia Development Bank", "development", "typo"),
        ("Chnia Devlopment Bnak", "development", "typo"),
        ("中国进出口银行", "exim", "words"),
        ("中国银行", "of-china", "words"),
        ("国家开发银行", "development", "spelling"),
        ("بنك الصين", "of-china", "words"),
        ("人民银行", "peoples", "words"),
        ("中國人民銀行", "peoples", "spelling"),
        ("华为", "maker", "spelling"),
        ("华为技术", "maker", "words"),
        ("Газпром", "gas", "spelling"),
        ("People's Bank of China", "peoples", "words"),
        ("Industrial and Commercial Bank of China", "industrial", "words"),
        ("zhongguo renmin yinhang", "peoples", "spelling"),
        ("Vneshekonombank", "foreign", "spelling"),
        ("vneshekonobank", "foreign", "typo"),
        ("SOCIETE GENERALE", "society", "spelling"),
        ("Sociéte", "society", "words"),
        ("bnk msr", "misr", "spelling"),
        ("hangug", "of-korea", "beginning"),
        ("Bank of Japan", "of-japan", "words"),
        ("Ren Zhengfei", "founder", "spelling"),
        ("Renzhengfei", "founder", "spelling"),
    ],
)
def test_the_party_that_is_meant_comes_first(
    called: Using, text: str, party: str, found_by: str
) -> None:
    row = ask(called, "search", text=text)[0]
    assert (row["party"], row["found_by"]) == (party, found_by)


def test_a_name_comes_before_an_alias_and_that_before_words_and_typos(called: Using) -> None:
    rows = ask(called, "search", text="Huawei")
    assert [(row["party"], row["found_by"]) for row in rows] == [
        ("maker", "name"),
        ("twin-maker", "words"),
    ]


def test_what_is_level_is_in_the_order_of_ids_however_it_was_loaded(called: Using) -> None:
    rows = ask(called, "search", text="china")
    assert rows == sorted(rows, key=lambda row: (-row["score"], row["party"]))


def test_a_spelling_may_be_given(called: Using) -> None:
    assert _found(called, "the maker", spelled=["huawei"]) == ["maker", "twin-maker"]


def test_by_hand_the_question_runs_without_spellings(called: Using) -> None:
    text, given = QUESTIONS["search"].text, {"text": "Huawey", "kind": None, "spelled": None}
    rows = called(lambda db: db.read(text, given))
    assert [row["party"] for row in rows] == ["maker", "twin-maker"]


@pytest.fixture
def crowded(empty: Using) -> Using:
    """A graph of names that are near each other: a word with a typo may be any of many."""
    words = ["".join(signs) for size in (3, 4, 5) for signs in product("abcdefgh", repeat=size)]

    async def fill(db: Database) -> None:
        names = "name: word, aliases: [word], spellings: [word], identifiers: [word]"
        create = f"UNWIND $words AS word CREATE (:Party {{id: word, {names}}})"
        await db.administer(create, {"words": words})

    empty(fill)
    return empty


def test_no_text_asks_for_more_than_the_index_can_do(crowded: Using) -> None:
    six = "abcd bcde cdef defg efgh fgha"
    accents = "abcdé bcdeé cdefé defgé efghé"
    others = [six.replace("a", sign) for sign in "xyz"]
    for text in ("abcd", six, accents, f"{six} " * 3, "a " * 16, "é" * 200, "ab"):
        assert len(_found(crowded, text)) <= 50
        assert len(_found(crowded, text, spelled=others)) <= 50
    assert _found(crowded, "abcdefg") == []
