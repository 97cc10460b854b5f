import pytest

from kb.queries import cypher
from kb.queries.cypher import Body


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


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("RETURN 1 AS a;\n", Body("", "RETURN 1 AS a", 1)),
        ("// Title.\n// order: a\n\nRETURN 1 AS a", Body("", "RETURN 1 AS a", 4)),
        ("// Title.\nCYPHER 25\nRETURN 1 AS a", Body("CYPHER 25", "RETURN 1 AS a", 3)),
        (
            "// T.\ncypher 5 runtime=slotted RETURN 1",
            Body("cypher 5 runtime=slotted", "RETURN 1", 2),
        ),
        ("// T.\nMATCH (cypher)\nRETURN 1", Body("", "MATCH (cypher)\nRETURN 1", 2)),
    ],
)
def test_a_query_begins_below_its_header_and_its_options(text: str, body: Body) -> None:
    assert cypher.body(text) == body
