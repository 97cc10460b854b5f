import pytest

from kb.errors import (
    InvalidParameter,
    InvalidStatement,
    Problem,
    QueryFailed,
    StatementRefused,
    ThroughlineError,
)
from kb.language.tokens import Place
from kb.shell import pointing

CODE = "Neo.ClientError.Statement.SyntaxError"


def _refused(said: str, line: int = 0, column: int = 0) -> QueryFailed:
    return QueryFailed(f"Neo4j refused the statement: {said} ({CODE})", CODE, said, line, column)


@pytest.mark.parametrize(
    ("error", "text", "told"),
    [
        (
            _refused("Variable `m` not defined", 2, 8),
            "MATCH (n)\nRETURN m",
            "line 4: Variable `m` not defined\n  RETURN m\n         ^",
        ),
        (
            _refused("Invalid input 'RETRUN': expected 'MATCH', 'RETURN' or 'SET'", 1, 1),
            "RETRUN 1",
            "line 3: Invalid input 'RETRUN'; did you mean RETURN?\n  RETRUN 1\n  ^",
        ),
        (
            _refused("Invalid input ')': expected 'A', 'B', 'C', 'D', 'E', 'F' or 'G'", 1, 8),
            "RETURN )",
            "line 3: Invalid input ')' here\n  RETURN )\n         ^",
        ),
        (
            _refused("Variable `m` not defined", 1, 17),
            "RETURN '😀' AS\ta, m",
            "line 3: Variable `m` not defined\n  RETURN '😀' AS a, m\n                  ^",
        ),
        (
            _refused('Text cannot be parsed to a Date "x"'),
            "RETURN date('x')",
            'Neo4j refused the statement: Text cannot be parsed to a Date "x"',
        ),
        (InvalidParameter(), "", ""),
        (
            StatementRefused(Problem("statement", 2, 8, "no", "write yes")),
            "MATCH (n)\nRETURN no",
            "line 4: no; write yes\n  RETURN no\n         ^",
        ),
        (
            InvalidStatement([Problem("statement", 0, 0, "/ by zero", "correct the statement")]),
            "RETURN 1 / $x",
            "/ by zero; correct the statement",
        ),
    ],
)  # fmt: skip
def test_points_at_what_is_wrong(error: ThroughlineError, text: str, told: str) -> None:
    assert pointing.told(error, text, Place(3, 5)) == told
