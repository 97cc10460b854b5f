import pytest

from kb.language.tokens import tokens
from kb.shell import reading
from kb.shell.reading import Pattern


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(b:", Pattern("b", (), True, True)),
        ("(:Bank", Pattern("", ("Bank",), True, False)),
        ("[r:LENDS|", Pattern("r", ("LENDS",), False, True)),
        ("(b:Bank&!`A b`:C {id: 1", Pattern("b", ("Bank", "A b", "C"), True, False)),
        ("(b:Bank WHERE b", Pattern("b", ("Bank",), True, False)),
        ("(b", None),
        ("{b:", None),
    ],
)
def test_a_pattern_is_read_as_far_as_it_is_typed(text: str, found: Pattern | None) -> None:
    assert reading.pattern(tokens(text), 0) == found


@pytest.mark.parametrize(
    ("text", "variables"),
    [
        ("MATCH (a:Bank)-[r:LENDS|OWNS]->(b), (a:Company)", {
            "a": {"Bank", "Company"}, "r": {"LENDS", "OWNS"}, "b": set(),
        }),
        ("UNWIND [1] AS x RETURN count(y) AS n", {"x": set(), "n": set()}),
        ("MATCH (", {}),
    ],
)  # fmt: skip
def test_variables_bear_the_names_they_are_given(text: str, variables: dict[str, set[str]]) -> None:
    assert reading.variables(tokens(text)) == variables


def test_brackets_are_open_until_they_are_closed() -> None:
    assert reading.open_brackets(tokens("(a)-[:X {b: [1]")) == [4, 7]
