import pytest

from kb.language import clauses
from kb.language.tokens import tokens
from kb.language.tree import tree


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("MATCH (n) WHERE n.x RETURN n", ["MATCH", "RETURN"]),
        ("CYPHER 25 MATCH (n) RETURN n", ["", "MATCH", "RETURN"]),
        ("OPTIONAL MATCH (n) WITH * ORDER BY n.limit SKIP 1 LIMIT 2 RETURN *",
         ["OPTIONAL MATCH", "WITH", "ORDER BY", "SKIP", "LIMIT", "RETURN"]),
        ("WITH a WHERE a STARTS WITH 'b' AND a ENDS WITH 'c' RETURN a", ["WITH", "RETURN"]),
        ("RETURN n AS order, n AS match, n.set, {call: 1} AS x", ["RETURN"]),
        ("LOAD CSV WITH HEADERS FROM 'x' AS row RETURN row", ["LOAD CSV", "RETURN"]),
        ("RETURN CASE WHEN a THEN b ELSE c END AS d UNION ALL RETURN 1 AS d",
         ["RETURN", "UNION", "RETURN"]),
        ("CALL db.labels() YIELD label RETURN label", ["CALL", "YIELD", "RETURN"]),
        ("MATCH (n) DETACH DELETE n", ["MATCH", "DETACH DELETE"]),
        ("", []),
    ],
)  # fmt: skip
def test_parts_a_query_into_clauses(text: str, words: list[str]) -> None:
    items = tree(tokens(text))
    assert items is not None
    assert [clause.word for clause in clauses.split(items)] == words


def test_a_clause_has_its_condition_apart() -> None:
    (match, _) = clauses.split(tree(tokens("MATCH (n) WHERE n.x = 1 RETURN n")) or ())
    assert (len(match.items), len(match.where)) == (1, 5)
