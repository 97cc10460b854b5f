import pytest

from tests.lint.conftest import ruled

FOUND = (
    "unbounded: the pattern has no upper bound, and the ways in a graph soon have no number; "
    "bound it, as in `{1,12}` or `*1..12`"
)


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("MATCH (a:Party {id: $x})-[:OWNS*]->(b) RETURN b", 32),
        ("MATCH (a:Party {id: $x})-[:OWNS*2..]->(b) RETURN b", 32),
        ("MATCH (a:Party {id: $x})-[:OWNS]->+(b) RETURN b", 35),
        ("MATCH (a:Party {id: $x})-[:OWNS]->*(b) RETURN b", 35),
        ("MATCH (a:Party {id: $x})-[:OWNS]->{2,}(b) RETURN b", 35),
        ("MATCH (a:Party {id: $x})((c)-[:OWNS]->(d))+(b) RETURN b", 43),
        ("MATCH p = shortestPath((a:Party {id: $x})-[*]-(b:Bank {id: $y})) RETURN p", 44),
        ("MATCH (a:Party {id: $x}) WHERE EXISTS { (a)-[:OWNS]->+(:Bank) } RETURN a", 54),
    ],
)
def test_finds_lengths_that_nothing_bounds(text: str, column: int) -> None:
    assert [one for one in ruled(text) if "unbounded" in one] == [f"{column} {FOUND}"]


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a:Party {id: $x})-[:OWNS*1..5]->(b) RETURN b",
        "MATCH (a:Party {id: $x})-[:OWNS*..5]->(b) RETURN b",
        "MATCH (a:Party {id: $x})-[:OWNS*3]->(b) RETURN b",
        "MATCH (a:Party {id: $x})-[:OWNS]->{,5}(b) RETURN b",
        "MATCH (a:Party {id: $x})-[:OWNS]->{3}(b) RETURN b",
        "MATCH (a:Party {id: $x})((c)-[:OWNS]->(d)){1,3}(b) RETURN b",
        "RETURN (1) * (2) + (3) AS x, [1][0] * 2 AS y, count(*) AS z",
    ],
)
def test_is_silent_on_lengths_with_a_bound(text: str) -> None:
    assert ruled(text) == []
