import pytest

from kb.queries import cypher


@pytest.mark.parametrize(
    ("text", "used"),
    [
        ("RETURN $a", {"a": 1}),
        ("RETURN $a,\n $b, $a", {"a": 1, "b": 2}),
        ("// $a\nRETURN 1 // $b", {}),
        ("/* $a\n $b */ RETURN $c", {"c": 2}),
        ("RETURN '$a', \"$b\", `$c`, $d", {"d": 1}),
        ("RETURN 'it\\'s $a', $b", {"b": 1}),
        ("RETURN '// no comment', $a", {"a": 1}),
        ("RETURN `a``$b`, $c", {"c": 1}),
    ],
)
def test_finds_the_parameters_and_nothing_else(text: str, used: dict[str, int]) -> None:
    assert cypher.parameters_used(text) == used


def test_order_and_limit_go_to_the_end() -> None:
    text = "RETURN a AS x, b AS y;\n"
    assert cypher.ordered(text, "x DESC, y", 11) == (
        "RETURN a AS x, b AS y\nORDER BY x DESC, y\nLIMIT 11"
    )
