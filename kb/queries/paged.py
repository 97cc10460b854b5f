"""Whether a query that gives its own rows in its order does so.

Neo4j keeps the order in which a search by an index finds rows while it follows relationships from
them, and does not promise to. So it is looked at: rows out of order would lose some between pages.
"""

from collections.abc import Iterable
from typing import Any

from kb.errors import InvalidQuestion, Problem
from kb.queries.question import Question

Keys = tuple[str, ...]


def in_order(question: Question, before: Keys, rows: Iterable[tuple[Any, ...]]) -> Keys:
    """Return the order's texts in the last of some rows, or those before them if there is none.

    Args:
        before: those of the row before these; empty if they are the first.
        rows: the columns of each, in the question's order of columns.

    Raises:
        InvalidQuestion: the question has pages, and its rows are not in its order.
    """
    if question.pages is None:
        return ()
    places = [question.column_names.index(key.column) for key in question.order]
    for row in rows:
        keys = tuple(row[place] for place in places)
        if before and keys <= before:
            what = "the query has pages, and gives its rows in another order than it declares"
            remedy = "have it begin at an index that is ordered so, or remove its pages line"
            raise InvalidQuestion([Problem(question.file, question.order_line, 1, what, remedy)])
        before = keys
    return before
