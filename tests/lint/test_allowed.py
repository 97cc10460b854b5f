"""Comments that allow what a rule finds, and comments that do not."""

import pytest

from tests.lint.conftest import Linted

OWNS = "MATCH (a:Party {id: $x})-[:OWNS*]->(b:Party) RETURN b"
UNBOUNDED = (
    "32: unbounded: the pattern has no upper bound, and the ways in a graph soon have no "
    "number; bound it, as in `{1,12}` or `*1..12`"
)
ALLOW = "// lint: allow unbounded, ownership ends somewhere"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{ALLOW}\n{OWNS}", []),
        (f"{OWNS} {ALLOW}", []),
        (f"{ALLOW}\n// lint: allow scan, x\n{OWNS}",
         ["2:1: allow: nothing here is found by `scan`; remove the comment"]),
        (f"{ALLOW}\n\n{OWNS}",
         ["1:1: allow: nothing here is found by `unbounded`; remove the comment",
          f"3:{UNBOUNDED}"]),
        (f"RETURN '{ALLOW}' AS text", []),
        (f"/* {ALLOW} */ RETURN 1", []),
        ("RETURN 1 // lint: allow unbunded, x",
         ["1:10: allow: there is no rule `unbunded`; did you mean `unbounded`?"]),
        ("RETURN 1 // lint: allow unbounded",
         ["1:10: allow: nothing says why `unbounded` is allowed; "
          "write `// lint: allow RULE, why`"]),
        ("RETURN 1 // lint: off",
         ["1:10: allow: the comment is none that lint knows; write `// lint: allow RULE, why`"]),
        ("RETURN 1 // lint: allow writes, x",
         ["1:10: allow: `writes` cannot be allowed; correct what it finds"]),
    ],
)  # fmt: skip
def test_a_comment_allows_one_rule_on_one_line(linted: Linted, text: str, found: list[str]) -> None:
    assert linted(text) == found
