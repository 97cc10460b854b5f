import pytest

from tests.lint.conftest import ruled


def _found(column: int, one: str, other: str) -> str:
    return (
        f"{column} cartesian-product: nothing joins `({one})` to `({other})`, so every row of the "
        "one meets every row of the other; join them by a relationship, or ask for one only"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("MATCH (a:Party), (b:Bank) RETURN a, b", [_found(18, "b:Bank", "a:Party")]),
        ("MATCH (a:Party) MATCH (b:Bank) RETURN a, b", [_found(23, "b:Bank", "a:Party")]),
        (
            "MATCH (a:Party {id: $a})-[:OWNS]->(b), (c:Bank)-[:OWNS]->(d) RETURN a, c",
            [_found(40, "c:Bank", "a:Party")],
        ),
        (
            "MATCH (a:Party), (b:Bank), (c:Load) WHERE a.name < b.name RETURN a",
            [_found(18, "b:Bank", "a:Party"), _found(28, "c:Load", "a:Party")],
        ),
    ],
)
def test_finds_patterns_that_nothing_joins(text: str, found: list[str]) -> None:
    assert ruled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "MATCH (a:Party {id: $a}), (b:Party {id: $b}) RETURN a, b",
        "MATCH (a:Party {id: $a}), (b:Party) RETURN a, b",
        "MATCH (a:Party), (b:Bank) WHERE a.country = b.country RETURN a, b",
        "MATCH (l:Load), (d:Dossier {id: l.dossier}) RETURN l, d",
        "MATCH (l:Load) MATCH (d:Dossier) WHERE d.id = l.dossier RETURN l, d",
        "MATCH (a:Party)-[:OWNS]->(b), (b)-[:OWNS]->(c) RETURN a, c",
        "MATCH (a:Party) WITH count(*) AS n MATCH (b:Bank) RETURN n, b",
        "MATCH (a:Party) WITH a LIMIT 1 MATCH (b:Bank) RETURN a, b",
        "UNWIND $ids AS id MATCH (a:Party {id: id}) RETURN a",
        "MATCH (a:Party) RETURN a UNION MATCH (a:Load) RETURN a",
        "RETURN COUNT { (:Party) } AS parties, COUNT { (:Load) } AS loads",
    ],
)
def test_is_silent_on_what_is_joined_or_one_row(text: str) -> None:
    assert ruled(text) == []
