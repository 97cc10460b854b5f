"""What Neo4j says, at its place in the file."""

import pytest

from tests.lint.conftest import Linted

WRITES = "writes: the statement writes; remove what does: facts are computed from claims"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "MATCH (p:Party) RETURN x",
            ["1:24: syntax: Variable `x` not defined; correct the statement"],
        ),
        (
            "CYPHER 25 MATCH (p:Party) RETURN x",
            ["1:34: syntax: Variable `x` not defined; correct the statement"],
        ),
        (
            "// first\nCYPHER 25\n  MATCH (p:Party)\n\tRETURN x",
            ["4:9: syntax: Variable `x` not defined; correct the statement"],
        ),
        (
            "RETURN 1;\nRETURN 2; RETURN x",
            ["2:18: syntax: Variable `x` not defined; correct the statement"],
        ),
        # A column is a character, though Neo4j counts some of them twice.
        (
            "MATCH (p:Party) RETURN '😀é', x",
            ["1:30: syntax: Variable `x` not defined; correct the statement"],
        ),
        (
            "RETURN 1 AS x, (",
            ["1:17: syntax: Invalid input '': expected an expression; correct the statement"],
        ),
        # Where Neo4j cannot read it, our own reading is worth nothing.
        (
            "MATCH (p:Prty) RETURN x",
            ["1:23: syntax: Variable `x` not defined; correct the statement"],
        ),
        ("RETURN 1; CREATE (n:Load)", [f"1:11: {WRITES}"]),
        ("PROFILE CREATE (n:Load)", [f"1:1: {WRITES}"]),
        ("CREATE INDEX x FOR (n:Load) ON (n.dossier)", [f"1:1: {WRITES}"]),
        (
            "MATCH (p:Party) WHERE id(p) = 1 RETURN p",
            ["1:23: deprecated: id is deprecated. It is replaced by elementId or consider using "
             "an application-generated id; write what replaces it"],
        ),
        ("EXPLAIN MATCH (p:Party) RETURN p", []),
        ("CYPHER 25 runtime=slotted PROFILE MATCH (p:Party) RETURN p", []),
        # What is not loaded here is in the model all the same.
        ("MATCH (p:Payment)-[:PAID_TO]->(q) RETURN p.purpose, q", []),
        ("SHOW INDEXES", []),
        ("", []),
        ("// nothing\n;;", []),
    ],
)  # fmt: skip
def test_a_place_is_that_in_the_file(linted: Linted, text: str, found: list[str]) -> None:
    assert linted(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "RETURN 'never closed",
        "RETURN `never closed",
        "RETURN /* never closed",
        "MATCH (a-[:OWNS->(b) RETURN a",
        "RETURN ]",
        "RETURN CASE WHEN true THEN 1",
        "\x00",
        "MATCH (n:" + "!" * 500 + ") RETURN n",
        "RETURN " + "(" * 300 + "1" + ")" * 300 + " x",
        "RETURN " + "[" * 300,
    ],
)
def test_what_cannot_be_read_is_one_finding(linted: Linted, text: str) -> None:
    (found,) = linted(text)
    assert " syntax: " in found
