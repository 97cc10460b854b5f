"""Searches in which signs are signs; what they find on a real index, `test_suggest` shows."""

import pytest

from kb.queries import lucene


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("Huawei", '"Huawei"'),
        ('The "A" \\ B', '"The \\"A\\" \\\\ B"'),
        ("a AND (b*)", '"a AND (b*)"'),
    ],
)
def test_a_phrase_is_looked_for_as_it_stands(text: str, search: str) -> None:
    assert lucene.phrase(text) == search


@pytest.mark.parametrize(
    ("text", "search"),
    [
        ("", ""),
        ("  ", ""),
        ("Hua", "hua*"),
        ("Bank of Ch", "bank AND of AND ch*"),
        ("A&B (x", "a\\&b AND \\(x*"),
        ("x " * 3000, " AND ".join(["x"] * 16) + "*"),
        ("y" * 3000, "y" * 200 + "*"),
    ],
)
def test_a_beginning_may_go_on(text: str, search: str) -> None:
    assert lucene.begun(text) == search


@pytest.mark.parametrize(
    ("words", "exact", "search"),
    [
        ([], [], ""),
        (["huawei"], [], "huawei^4 huawei~1"),
        (["bank", "of", "china", "bank"], [], "bank^4 bank~1 of china^4 china~1"),
        (["a*", "b:c", "AND x", "", "华"], [], "华"),
        (["zte"], ["lei:1"], '"lei:1"^8 zte'),
        ([], ["E.ON", "E.ON"], '"E.ON"^8'),
        # More than one search takes: a long text, and slips in more than four words.
        ([], ["x " * 201, "y"], '"y"^8'),
        ([], ["中" * 150, "国" * 150], f'"{"中" * 150}"^8'),
        (
            [f"word{sign}" for sign in "abcdef"],
            [],
            " ".join(f"word{sign}^4 word{sign}~1" for sign in "abcd") + " worde wordf",
        ),
    ],
)
def test_words_are_looked_for_with_a_slip_in_them(
    words: list[str], exact: list[str], search: str
) -> None:
    assert lucene.alike(words, exact) == search
