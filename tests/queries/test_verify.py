"""What Neo4j makes of a question file: every mistake is told at its line, and nothing is run."""

import pytest

from kb.errors import InvalidQuestion
from kb.queries import header, run, verify
from kb.queries.question import Question
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS

RIGHT = """\
// Companies by country.
//
// param country: string? = null   Of this one.
// column company: string          The company.
// column country: string?         Its country.
// order: company
// example: {}
// suggest country: MATCH (c:Company) WHERE c.id > $prefix RETURN c.id AS value, null AS label
CYPHER 25
MATCH (c:Company)
WHERE $country IS NULL OR c.country = $country
RETURN c.id AS company, c.country AS country
"""
ENDS = (
    "the query does not end with its RETURN; "
    "remove what follows that: the header's order and a limit are added"
)
WRITES = "the query writes; remove what does: a question only reads"


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_neo4j_reads_every_question(using: Using, question: Question) -> None:
    using(lambda db: verify.check_query(db, question))


@pytest.mark.parametrize("end", [";\n", "\n// the end\n", " // the end", "\n\n", "\n/* the end */"])
def test_a_query_may_end_in_a_sign_or_a_comment(using: Using, end: str) -> None:
    question = header.parse("q", "q.cypher", RIGHT.rstrip("\n") + end)
    using(lambda db: verify.check_query(db, question))


@pytest.mark.parametrize(
    ("right", "wrong", "message"),
    [
        ("AS country\n", "AS country ORDER BY country\n", f"12:1: {ENDS}"),
        ("AS country\n", "AS country\nORDER BY country\nLIMIT 3\n", f"14:1: {ENDS}"),
        ("AS country\n", "AS country\nLIMIT 3; // end\n", f"13:1: {ENDS}"),
        ("MATCH (c:Company)\n", "MATCH (c:Company) SET c.x = 1 WITH c\n", f"10:1: {WRITES}"),
        ("MATCH (c:Company)\n", "MATCH (c:Compny) CREATE (d) WITH c\n", f"10:1: {WRITES}"),
        ("c.country = $country", "d.country = $country", "11:27: Variable `d` not defined; "
         "correct the query"),
        ("AS country\n", "AS nation\n", "1:1: column `nation` is not declared; declare it\n"
         "q.cypher:5:1: the query returns no column `country`; return it, or remove its line; "
         "it returns company, nation"),
        ("AS company,", "AS firm,", "1:1: column `firm` is not declared; declare it\n"
         "q.cypher:4:1: the query returns no column `company`; return it, or remove its line; "
         "it returns country, firm"),
        ("AS value, null AS label", "AS value", "8:1: the suggestion for `country` returns value; "
         "return `value` and `label`"),
        ("(c:Company) WHERE c.id", "(c:Company) WHERE d.id", "8:45: Variable `d` not defined; "
         "correct the query"),
        ("(c:Company) WHERE", "(c:Company) SET c.x = 1 WITH c WHERE", f"8:21: {WRITES}"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_at_its_line(using: Using, right: str, wrong: str, message: str) -> None:
    question = header.parse("q", "q.cypher", RIGHT.replace(right, wrong, 1))
    with pytest.raises(InvalidQuestion) as caught:
        using(lambda db: verify.check_query(db, question))
    assert str(caught.value) == f"q.cypher:{message}"


@pytest.mark.parametrize(
    "wrong",
    [
        "AS country ORDER BY country",
        "AS country }",
        "AS country } RETURN 1 AS one, company, country, true AS kb_row } CALL () { RETURN 1 AS b",
    ],
)
def test_a_wrong_query_is_told_of_when_it_is_asked_too(using: Using, wrong: str) -> None:
    question = header.parse("q", "q.cypher", RIGHT.replace("AS country", wrong))
    with pytest.raises(InvalidQuestion, match=r"^q\.cypher:\d+:\d+: "):
        using(lambda db: run.ask(db, question, {}))


def test_the_problems_of_all_questions_are_told(using: Using) -> None:
    wrong = [
        header.parse("q", f"{name}.cypher", RIGHT.replace("c.country =", "d.country ="))
        for name in "ab"
    ]
    with pytest.raises(InvalidQuestion) as caught:
        using(lambda db: verify.check_all(db, wrong))
    assert [problem.file for problem in caught.value.problems] == ["a.cypher", "b.cypher"]
