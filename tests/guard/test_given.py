from typing import Any

import pytest

from kb.errors import Fault, InvalidParameter
from kb.guard import given


def _nested(depth: int) -> Any:
    return [_nested(depth - 1)] if depth else 1


def test_lets_pass_what_neo4j_has_a_type_for() -> None:
    given.check({"a": [1, -(2**63), 2**63 - 1, 1.5, True, None, "é"], "b": {"c": _nested(19)}})


@pytest.mark.parametrize(
    ("value", "what"),
    [
        (2**63, "is a whole number larger than Neo4j has (64 bits); send it as a text"),
        (
            [{"a": -(2**63) - 1}],
            "is a whole number larger than Neo4j has (64 bits); send it as a text",
        ),
        ("\ud800", "has half a letter (a lone surrogate); send the letter whole"),
        ({"\ud800": 1}, "has half a letter (a lone surrogate); send the letter whole"),
        (_nested(21), "is nested more than 20 deep; send it flatter"),
    ],
)
def test_refuses_what_it_has_none_for(value: Any, what: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        given.check({"fine": 1, "x": value})
    assert caught.value.faults == (Fault("parameters.x", f"the parameter `x` {what}"),)
