from pathlib import Path
from typing import Any

import pytest

from kb.errors import InvalidQuestion
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


def _ask(using: Using, text: str, given: dict[str, Any], limit: int = 10) -> run.Answer:
    question = header.parse("numbers", "numbers.cypher", text)
    answer: run.Answer = using(lambda db: run.ask(db, question, given, limit))
    return answer


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


@pytest.mark.parametrize("top", [3, 0], ids=["rows", "no rows"])
def test_a_query_returns_what_its_header_declares(using: Using, top: int) -> None:
    wrong = NUMBERS.replace("n / 2.0 AS half", "n / 2.0 AS quarter")
    with pytest.raises(InvalidQuestion) as caught:
        _ask(using, wrong, {"top": top})
    assert str(caught.value).split("\n") == [
        "numbers.cypher:1:1: column `quarter` is not declared; declare it",
        "numbers.cypher:5:1: the query returns no column `half`; "
        "return it, or remove its line; it returns quarter, n",
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
    from kb.errors import QueryFailed

    text = NUMBERS.replace("UNWIND", "CREATE (:Intruder) WITH 1 AS one UNWIND")
    with pytest.raises(QueryFailed, match="Writing in read access mode not allowed"):
        _ask(using, text, {"top": 1})


def test_questions_run_by_hand_too(tmp_path: Path, using: Using) -> None:
    question: Question = header.parse("numbers", "numbers.cypher", NUMBERS)
    rows = using(lambda db: db.read(question.text, {"top": 2}))
    assert rows == [{"half": 0.5, "n": 1}, {"half": 1.0, "n": 2}]
