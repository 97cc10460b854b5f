"""A query that gives its own rows in its order is held to it."""

import pytest

from kb.errors import InvalidQuestion
from kb.queries import header, paged

TEXT = """\
// Lines, the best first.
//
// column line: string   The line.
// column rank: string   What orders them.
// order: rank, line
// pages: behind, rows
// example: {}
UNWIND $behind AS line RETURN line, '' AS rank LIMIT $rows
"""
QUESTION = header.parse("lines", "lines.cypher", TEXT)


def test_rows_in_order_are_let_through() -> None:
    assert paged.in_order(QUESTION, (), []) == ()
    assert paged.in_order(QUESTION, (), [("z", "a"), ("y", "b")]) == ("b", "y")
    assert paged.in_order(QUESTION, ("b", "x"), [("y", "b")]) == ("b", "y")


def test_a_query_without_pages_is_put_in_order_by_neo4j() -> None:
    plain = header.parse(
        "lines",
        "lines.cypher",
        TEXT.replace("pages", "lint", 1).replace(
            "UNWIND $behind AS line RETURN line, '' AS rank LIMIT $rows",
            "RETURN '' AS line, '' AS rank",
        ),
    )
    assert paged.in_order(plain, (), [("z", "b"), ("y", "a")]) == ()


@pytest.mark.parametrize(
    ("before", "rows"),
    [((), [("z", "b"), ("y", "a")]), ((), [("y", "a"), ("y", "a")]), (("b", "x"), [("y", "a")])],
)
def test_others_are_an_error_of_the_question(
    before: paged.Keys, rows: list[tuple[str, str]]
) -> None:
    with pytest.raises(InvalidQuestion) as caught:
        paged.in_order(QUESTION, before, rows)
    assert str(caught.value) == (
        "lines.cypher:5:1: the query has pages, and gives its rows in another order than it "
        "declares; have it begin at an index that is ordered so, or remove its pages line"
    )
