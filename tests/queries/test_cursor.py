"""Cursors: what is written is read again, and what is not a cursor of this answer is refused."""

import base64
import math
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InvalidParameter, InvalidQuestion
from kb.queries import cursor, header

QUESTION = header.parse(
    "lines",
    "lines.cypher",
    """\
// Lines.
//
// column line: string?       The line.
// column tags: string[]      Its tags.
// column amount: float?      Its amount.
// column begins: date?       Its begin.
// column rank: int?          Its rank.
// order: amount desc, begins, rank, line
// example: {}
RETURN 1 AS line
""",
)
MESSAGE = (
    "the cursor is not from an answer to this question with these parameters; "
    "give `next` of the page before, as it was"
)


@given(
    st.text(st.characters(exclude_categories=["Cs"])) | st.none(),
    st.floats(allow_nan=False) | st.none(),
    st.dates() | st.none(),
    st.integers(-(2**63), 2**63 - 1) | st.none(),
)
def test_a_cursor_holds_the_place_exactly(
    line: str | None, amount: float | None, begins: date | None, rank: int | None
) -> None:
    row, following = ((line, ["x"], amount, begins, n) for n in (rank, 0 if rank is None else None))
    written = cursor.write(QUESTION, {"party": "a"}, "e", row, following)
    place = cursor.read(QUESTION, written)
    assert (place.edition, place.after) == ("e", (amount, begins, rank, line))


@pytest.mark.parametrize("amount", [1.0, None, math.nan])
def test_rows_that_the_order_does_not_tell_apart_are_no_place(amount: float | None) -> None:
    with pytest.raises(InvalidQuestion) as caught:
        cursor.write(
            QUESTION, {}, "e", ("l", ["a"], amount, None, 1), ("l", ["b"], amount, None, 1)
        )
    assert str(caught.value) == (
        "lines.cypher:8:1: the order (`amount`, `begins`, `rank`, `line`) does not tell all rows "
        "apart, so that pages would lose some; add a column that does, such as an id"
    )


def _coded(text: str) -> str:
    return base64.urlsafe_b64encode(text.encode()).decode()


@pytest.mark.parametrize(
    "written",
    [
        *(
            "",
            "nonsense",
            "!!",
            "é",
            _coded("{}"),
            _coded('["x", "e"]'),
            _coded('["x", "e", 1, 2, 3, 4, 5]'),
        ),
        *(_coded('["x", "e", 1.5, "2018", 1, "l"]'), _coded('["x", "e", [], null, 1, "l"]')),
        *(
            _coded(f'["x", null, 1.5, null, {2**63}, "l"]'),
            _coded('["x", null, 1.5, null, 1, "\\ud800"]'),
        ),
        _coded("[" * 100_000),
    ],
)
def test_what_is_no_cursor_is_refused(written: str) -> None:
    with pytest.raises(InvalidParameter) as caught:
        cursor.read(QUESTION, written)
    assert [(fault.parameter, fault.what) for fault in caught.value.faults] == [("cursor", MESSAGE)]


@pytest.mark.parametrize("parameters", [{"party": "b"}, {}, {"party": "a", "on": None}])
def test_a_cursor_of_other_parameters_is_refused(parameters: dict[str, Any]) -> None:
    written = cursor.write(
        QUESTION, {"party": "a"}, "e", ("l", [], 1.0, None, 1), ("l", [], 1.0, None, 2)
    )
    place = cursor.read(QUESTION, written)
    cursor.check(QUESTION, {"party": "a"}, place)
    with pytest.raises(InvalidParameter, match="not from an answer to this question"):
        cursor.check(QUESTION, parameters, place)
