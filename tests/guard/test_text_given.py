"""What parameters a statement may have whose text has passed."""

import pytest

from kb.errors import StatementRefused
from kb.guard import text

SIMPLE = "MATCH (n) WHERE n.name =~ $p RETURN n.name AS x, $a AS y"
GIVEN = "MATCH (n) WHERE n.name =~ $p RETURN n.name + $a AS x"


def test_two_repetitions_pass_where_texts_are_short() -> None:
    passed = text.check(SIMPLE)
    text.check_given(passed, {"p": ".*a.*", "a": "a" * 970})
    with pytest.raises(StatementRefused):
        text.check_given(passed, {"p": ".*a.*", "a": "a" * 1000})
    with pytest.raises(StatementRefused):
        text.check_given(passed, {"p": ".*a.*b.*", "a": ""})


def test_texts_that_are_sent_are_short_where_a_pattern_repeats_twice() -> None:
    passed = text.check("RETURN $t =~ '.*a.*b' AS x")
    text.check_given(passed, {"t": "a" * 900})
    with pytest.raises(StatementRefused) as caught:
        text.check_given(passed, {"t": "a" * 1000})
    assert str(caught.value) == (
        "statement: the parameters have 1,009 bytes, and a regular expression repeats twice; "
        "send at most 1,000"
    )


def test_lists_that_are_sent_are_short_where_there_is_a_loop() -> None:
    passed = text.check("RETURN all(a IN $l WHERE any(b IN $m WHERE a = b)) AS x")
    text.check_given(passed, {"l": [1] * 1000, "m": [[1], {"a": [2]}]})
    with pytest.raises(StatementRefused) as caught:
        text.check_given(passed, {"l": [1], "m": [[1] * 500, {"a": [2] * 499}]})
    assert str(caught.value) == (
        "statement: a list has more than 1,000 parts, and the statement has a loop; "
        "UNWIND the list, or send fewer at once"
    )
    text.check_given(text.check("UNWIND $l AS a RETURN a"), {"l": [1] * 100_000})


@pytest.mark.parametrize("given", [{"p": "(?i)bank.*"}, {"p": None}, {}])
def test_lets_simple_patterns_pass_in_parameters(given: dict[str, object]) -> None:
    text.check_given(text.check(GIVEN), given)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"p": "(a*)*"},
            "statement: the regular expression `p` is not simple: a group is repeated by `*`; "
            "use CONTAINS, STARTS WITH or ENDS WITH, with toLower(…) where letters may be large",
        ),
        (
            {"p": 1},
            "statement: the regular expression `p` is not simple: it is no text, or has an escape "
            "that is none of Cypher's; "
            "use CONTAINS, STARTS WITH or ENDS WITH, with toLower(…) where letters may be large",
        ),
        (
            {"p": "a", "a": "a" * 60_000_000},
            "statement: the parameters have 60,000,019 bytes, and this may make too much of them; "
            "send at most 50,000,000 at once",
        ),
    ],
)
def test_refuses_parameters_too(given: dict[str, object], said: str) -> None:
    with pytest.raises(StatementRefused) as caught:
        text.check_given(text.check(GIVEN), given)
    assert str(caught.value) == said
