from pathlib import Path
from typing import Any

import pytest

from kb.errors import InvalidParameter, InvalidQuestion, TookTooLong
from kb.queries import header, run
from kb.queries.question import Question
from tests.conftest import Using

NUMBERS = """\
// Numbers from the largest.
//
// param top: int          The largest.
// column n: int           The number.
// column half: float      Its half.
// order: n desc
// example: {"top": 3}
UNWIND range(1, $top) AS n
RETURN n / 2.0 AS half, n AS n
"""


MIXED = """\
// Rows with gaps in what they are ordered by.
//
// param skip: int = -1      One not to return.
// column a: int?            First, from the largest.
// column b: string?         Then.
// column n: int             Last.
// order: a desc, b, n
// example: {}
UNWIND range(0, 17) AS n WITH n WHERE n <> $skip
RETURN CASE n % 3 WHEN 0 THEN null ELSE n % 3 END AS a,
       CASE n % 2 WHEN 0 THEN null ELSE toString(n % 4) END AS b, n
"""


def _ask(
    using: Using, text: str, given: dict[str, Any], limit: int = 10, after: str | None = None
) -> run.Answer:
    question = header.parse("numbers", "numbers.cypher", text)
    answer: run.Answer = using(lambda db: run.ask(db, question, given, limit, after))
    return answer


def _pages(using: Using, text: str, limit: int) -> list[list[Any]]:
    pages, after = [], None
    while True:
        answer = _ask(using, text, {}, limit, after)
        pages.append(answer.values)
        assert answer.truncated == (answer.next is not None)
        if answer.next is None:
            return pages
        after = answer.next


def test_rows_come_in_the_questions_order_with_its_columns_in_theirs(using: Using) -> None:
    answer = _ask(using, NUMBERS, {"top": "3"})
    assert [list(row.items()) for row in answer.rows] == [
        [("n", 3), ("half", 1.5)],
        [("n", 2), ("half", 1.0)],
        [("n", 1), ("half", 0.5)],
    ]
    assert (answer.parameters, answer.truncated) == ({"top": 3}, False)


@pytest.mark.parametrize(("limit", "rows", "truncated"), [(2, 2, True), (3, 3, False)])
def test_a_cut_answer_says_so(using: Using, limit: int, rows: int, truncated: bool) -> None:
    answer = _ask(using, NUMBERS, {"top": 3}, limit)
    assert (len(answer.rows), answer.truncated) == (rows, truncated)


@pytest.mark.parametrize("size", [1, 4, 9, 18, 19])
def test_pages_together_are_the_whole_answer_in_its_order(using: Using, size: int) -> None:
    whole = _ask(using, MIXED, {}, 100).values
    assert [(row[0], row[1]) for row in whole][:7] == [
        *((None, "1"), (None, "3"), (None, "3")),
        *((None, None), (None, None), (None, None), (2, "1")),
    ]
    pages = _pages(using, MIXED, size)
    assert [row for page in pages for row in page] == whole
    assert [len(page) for page in pages] == [min(size, 18 - begin) for begin in range(0, 18, size)]


def test_a_cursor_of_another_answer_is_refused(using: Using) -> None:
    following = _ask(using, MIXED, {}, 3).next
    with pytest.raises(InvalidParameter, match="not from an answer to this question"):
        _ask(using, MIXED, {"skip": 1}, 3, following)


def test_a_row_that_goes_between_two_pages_shifts_nothing(using: Using) -> None:
    # The second page begins behind the last row of the first, though that row is there no more.
    first = _ask(using, NUMBERS, {"top": 5}, 2)
    assert ([row["n"] for row in first.rows], first.truncated) == ([5, 4], True)
    changed = NUMBERS.replace("range(1, $top)", "[n IN range(1, $top) WHERE n <> 4]")
    assert [row["n"] for row in _ask(using, changed, {"top": 5}, 2, first.next).rows] == [3, 2]


def test_no_rows_have_an_edition_too(shipped: Using) -> None:
    none, some = _ask(shipped, NUMBERS, {"top": 0}), _ask(shipped, NUMBERS, {"top": 1})
    assert (none.rows, none.edition) == ([], some.edition)


SPARSE = """\
// Texts, one of which is missing.
//
// column text: string?   A text.
// order: text
// example: {}
UNWIND ['a', 'b', null] AS text RETURN text
"""


def test_a_row_of_nothing_but_nulls_is_a_row(using: Using) -> None:
    assert _pages(using, SPARSE, 2) == [[("a",), ("b",)], [(None,)]]
    highest = SPARSE.replace("UNWIND ['a', 'b', null] AS text RETURN", "RETURN max(null) AS")
    assert _ask(using, highest, {}).rows == [{"text": None}]


def test_an_order_that_does_not_tell_rows_apart_loses_none_in_silence(using: Using) -> None:
    tied = MIXED.replace("order: a desc, b, n", "order: a desc, b")
    with pytest.raises(InvalidQuestion, match=r"^numbers\.cypher:7:1: the order \(`a`, `b`\)"):
        _ask(using, tied, {}, 2)
    assert len(_ask(using, tied, {}, 18).rows) == 18


def test_a_questions_own_limits_hold(using: Using) -> None:
    limited = NUMBERS.replace("// order", "// limits: rows 2, seconds 1\n// order")
    answer = _ask(using, limited, {"top": 3})
    assert ([row["n"] for row in answer.rows], answer.truncated) == ([3, 2], True)


def test_a_question_that_does_not_end_in_its_time_is_given_up(using: Using) -> None:
    endless = NUMBERS.replace("// order", "// limits: seconds 1\n// order").replace(
        "UNWIND", "UNWIND range(1, 1000000000) AS m WITH max(m) AS m UNWIND"
    )
    with pytest.raises(TookTooLong) as caught:
        _ask(using, endless, {"top": 3})
    assert str(caught.value) == ("this did not end within its time; ask for less of it")


def test_what_neo4j_cannot_read_is_told_at_its_line(using: Using) -> None:
    with pytest.raises(InvalidQuestion) as caught:
        _ask(using, NUMBERS.replace("n / 2.0", "n /// 2.0\n  / m"), {"top": 3})
    assert str(caught.value) == ("numbers.cypher:10:5: Variable `m` not defined; correct the query")


@pytest.mark.parametrize("top", [3, 0], ids=["rows", "no rows"])
def test_a_query_returns_what_its_header_declares(using: Using, top: int) -> None:
    wrong = NUMBERS.replace("n / 2.0 AS half", "n / 2.0 AS quarter")
    with pytest.raises(InvalidQuestion) as caught:
        _ask(using, wrong, {"top": top})
    assert str(caught.value).split("\n") == [
        "numbers.cypher:1:1: column `quarter` is not declared; declare it",
        "numbers.cypher:5:1: the query returns no column `half`; "
        "return it, or remove its line; it returns n, quarter",
    ]


def test_a_party_is_resolved_before_it_is_asked_for(shipped: Using) -> None:
    text = """\
// A party's id.
//
// param parties: party[]   Parties.
// column id: string        The id.
// order: id
// example: {"parties": ["huawei"]}
UNWIND $parties AS id RETURN id
"""
    answer = _ask(shipped, text, {"parties": ["Huawei", "The Maker"]})
    assert answer.rows == [{"id": "huawei"}, {"id": "invented-maker"}]


def test_a_question_cannot_write(using: Using) -> None:
    text = NUMBERS.replace("UNWIND", "CREATE (:Intruder) WITH 1 AS one UNWIND")
    with pytest.raises(InvalidQuestion, match="the query writes"):
        _ask(using, text, {"top": 1})


def test_questions_run_by_hand_too(tmp_path: Path, using: Using) -> None:
    question: Question = header.parse("numbers", "numbers.cypher", NUMBERS)
    rows = using(lambda db: db.read(question.text, {"top": 2}))
    assert rows == [{"half": 0.5, "n": 1}, {"half": 1.0, "n": 2}]
