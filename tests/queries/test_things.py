"""The things that an answer tells of."""

from datetime import date
from typing import Any

import pytest

from kb.queries import header, registry, things
from kb.queries.things import Things

TEXT = """\
// Credit lines and what they are of.
//
// param party: party? = null     The party.
// param on: date? = null         The day.
// column lender: party?          The lender.
// column line: thing             The line.
// column name: string            A name, which is never an id.
// column others: thing[]         Others.
// order: line
// example: {}
RETURN $party AS lender, $on AS line, '' AS name, [] AS others
"""
QUESTION = header.parse("lines", "lines.cypher", TEXT)
ROWS: list[tuple[Any, ...]] = [
    ("bank", "line-1", "huawei", ["data-1", "data-2"]),
    (None, "line-2", "line-3", ()),
    (7, {"line": 2}, "", [None, {}]),
    ("bank", "line-2", "", ["data-1"]),
]


@pytest.mark.parametrize(
    ("given", "most", "told"),
    [
        (
            {"party": None, "on": None},
            9,
            Things(("bank", "line-1", "data-1", "data-2", "line-2"), 5, None),
        ),
        (
            {"party": "mill", "on": date(2018, 6, 5)},
            3,
            Things(("mill", "bank", "line-1"), 6, date(2018, 6, 5)),
        ),
    ],
)
def test_what_is_asked_for_comes_before_what_rows_name(
    given: dict[str, Any], most: int, told: Things
) -> None:
    assert things.of(QUESTION, given, ROWS, most) == told


def test_a_day_is_one_only_where_it_is_a_date() -> None:
    text = TEXT.replace("on: date?", "on: string?")
    other = header.parse("lines", "lines.cypher", text)
    assert things.of(other, {"party": None, "on": "Monday"}, [], 9) == Things((), 0, None)


def test_whether_there_are_any_is_told_by_types_alone() -> None:
    shipped = registry.every([registry.shipped()])
    without = [name for name, question in shipped.items() if not things.has_any(question)]
    assert without == [
        "changes",
        "judgements",
        "portfolio",
        "source",
        "sources",
        "statistics",
        "why_not",
    ]
