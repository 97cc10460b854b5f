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


def _refused(message: str) -> QueryFailed:
    return QueryFailed(f"Neo4j refused the statement: {message} ({CODE})", CODE)


@pytest.mark.parametrize(
    ("error", "text", "told"),
    [
        (
            _refused('Variable `m` not defined (line 2, column 8 (offset: 17))\n"RETURN m"\n  ^'),
            "MATCH (n)\nRETURN m",
            "line 4: Variable `m` not defined\n  RETURN m\n         ^",
        ),
        (
            _refused("Invalid input 'RETRUN': expected 'MATCH', 'RETURN' or 'SET' "
                     "(line 1, column 1 (offset: 0))"),
            "RETRUN 1",
            "line 3: Invalid input 'RETRUN'; did you mean RETURN?\n  RETRUN 1\n  ^",
        ),
        (
            _refused("Invalid input ')': expected 'A', 'B', 'C', 'D', 'E', 'F' or 'G' "
                     "(line 1, column 8 (offset: 7))"),
            "RETURN )",
            "line 3: Invalid input ')' here\n  RETURN )\n         ^",
        ),
        (
            _refused("Variable `m` not defined (line 1, column 17 (offset: 16))"),
            "RETURN '😀' AS\ta, m",
            "line 3: Variable `m` not defined\n  RETURN '😀' AS a, m\n                  ^",
        ),
        (
            _refused('Text cannot be parsed to a Date\n"x"\n ^'),
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
