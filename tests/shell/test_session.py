from datetime import date
from typing import Any

import pytest

from kb.errors import InvalidParameter, QueryFailed, ThroughlineError, UnknownQuestion
from kb.queries import registry
from kb.queries.catalogue import Catalogue
from kb.shell import entries
from kb.shell.asking import unguarded
from kb.shell.session import End, Outcome, Rows, Session, Words, sent
from kb.store.driver import Database
from tests.conftest import Using


def _done(using: Using, text: str, limit: int = 1000) -> list[Outcome]:
    """What the statements and commands of a text come to, one after another in one session."""

    async def work(db: Database) -> list[Outcome]:
        questions = Catalogue((registry.shipped(),))
        session = Session(db, unguarded(db), questions, limit)
        return [await session.do(entry) for entry in entries.split(text)]

    return list(using(work))


def _rows(outcome: Outcome) -> tuple[list[str], list[tuple[Any, ...]]]:
    assert isinstance(outcome, Rows)
    return list(outcome.columns), list(outcome.rows)


def test_statements_give_plain_rows(shipped: Using) -> None:
    nodes, none, nothing = _done(
        shipped,
        "MATCH p = (b:Party {id: 'cn'})-[:OWNS]->(c) "
        "RETURN b.name AS name, [n IN nodes(p) | n.id] AS ids, duration('P1D') AS d, "
        "labels(b) AS labels; MATCH (n:Nothing) RETURN n; FINISH;",
    )
    assert _rows(nodes) == (
        ["name", "ids", "d", "labels"],
        [("China", ["cn", "cn-state-banks"], "P1D", ["Party", "Government"])],
    )
    assert _rows(none) == (["n"], [])
    assert _rows(nothing) == ([], [])


def test_an_answer_is_cut_after_the_limit(shipped: Using) -> None:
    cut, whole, said, again = _done(
        shipped,
        "UNWIND range(1, 100000000000) AS x RETURN x; UNWIND [1, 2] AS x RETURN x; "
        ":limit 1\nUNWIND [1, 2] AS x RETURN x",
        limit=2,
    )
    assert (_rows(cut), getattr(cut, "truncated", None)) == ((["x"], [(1,), (2,)]), True)
    assert (_rows(whole), getattr(whole, "truncated", None)) == ((["x"], [(1,), (2,)]), False)
    assert said == Words("an answer is cut after 1 rows")
    assert (_rows(again), getattr(again, "truncated", None)) == ((["x"], [(1,)]), True)


def test_parameters_are_values_of_cypher(shipped: Using) -> None:
    set_one, set_two, used, shown, cleared, left = _done(
        shipped,
        ":param day => date('2018-06-05') // the day\n"
        ":param {`two words`: [$day.year, null], a: 'x'}\n"
        "RETURN $day + duration('P1D') AS next, $`two words` AS list;"
        ":params\n:clear\n:params",
    )
    assert set_one == Words("$day = 2018-06-05")
    assert set_two == Words("$a = 'x'\n$`two words` = [2018, null]")
    assert _rows(used) == (["next", "list"], [(date(2018, 6, 6), [2018, None])])
    assert _rows(shown) == (
        ["parameter", "value"],
        [("a", "x"), ("day", date(2018, 6, 5)), ("two words", [2018, None])],
    )
    assert cleared == Words("no parameter is set")
    assert _rows(left) == (["parameter", "value"], [])


def test_a_question_is_asked_with_its_own_parameters(shipped: Using) -> None:
    [asked] = _done(shipped, ":ask measures party=zte on=2018-06-05")
    columns, rows = _rows(asked)
    assert [dict(zip(columns, row, strict=True))["targets"] for row in rows] == [["huawei", "zte"]]


def test_the_catalogue_and_the_model_are_shown(shipped: Using) -> None:
    questions, owns, schema = _done(shipped, ":questions\n:schema BRINGS\n:schema")
    assert dict(_rows(questions)[1])["lenders"] == (
        "Who lends to a party, who owns the lender, and how much."
    )
    assert _rows(owns) == (["property"], [("place",)])
    assert _rows(schema)[1][0] == (
        *("Party", "One of which no source says what kind it is."),
        "aliases, collective, country, id, identifiers, name, spellings",
    )


def test_the_way_rows_are_written_is_chosen(shipped: Using) -> None:
    assert _done(shipped, ":format csv") == [Words("rows are written as csv")]


def test_the_end_is_an_outcome(shipped: Using) -> None:
    assert _done(shipped, ":exit\n:quit") == [End(), End()]


def test_help_says_what_can_be_typed(shipped: Using) -> None:
    [told] = _done(shipped, ":help")
    assert isinstance(told, Words)
    assert "  :ask NAME [PARAMETER=VALUE …]  Ask a question of the catalogue." in told.text


@pytest.mark.parametrize(
    ("text", "kind", "message"),
    [
        (
            ":ask",
            InvalidParameter,
            "write `:ask NAME [PARAMETER=VALUE …]`; `:questions` lists them",
        ),
        (":ask chian", UnknownQuestion, "there is no question `chian`; did you mean `chain`?"),
        (
            ":param a => 1 AS b, 2",
            InvalidParameter,
            "`1 AS b, 2` is not one expression; write one value",
        ),
        (
            ":param a => x",
            QueryFailed,
            "Neo4j refused the statement: Variable `x` not defined (line 1, column 8 (offset: 7))\n"
            '"RETURN x"\n        ^ (Neo.ClientError.Statement.SyntaxError)',
        ),
        (":schema Bnak", InvalidParameter, "`:schema` knows no `Bnak`; did you mean `Bank`?"),
    ],
)
def test_what_cannot_be_done_is_an_error(
    shipped: Using, text: str, kind: type[ThroughlineError], message: str
) -> None:
    with pytest.raises(kind) as caught:
        _done(shipped, text)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("RETURN 1", "RETURN 1"),
        (":param a => x", "RETURN x\nAS value"),
        (":param {a: x}", "RETURN {a: x}\nAS value"),
    ],
)
def test_what_neo4j_was_given_is_known(text: str, given: str) -> None:
    [entry] = entries.split(text)
    assert sent(entry) == given
