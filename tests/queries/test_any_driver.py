"""A question as `statement.of` gives it runs on any driver: two of them give what we give.

py2neo 2021.2.4 is the last of its line and speaks Bolt 4; the official driver speaks Bolt 5 and 6.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

import neo4j
import py2neo
import pytest

from kb.config import Connection
from kb.queries import catalogue, registry, run, statement
from kb.queries.question import Question
from kb.store.values import native
from tests.conftest import INVENTED, OWN_QUESTIONS, SHIPPED, WIDER, Holding, Using
from tests.cypher.conftest import CONTESTED, TIERS

QUESTIONS = catalogue.of((registry.shipped(), OWN_QUESTIONS)).every()
MOST = 500
# All that `everything` holds, in the order in which it is loaded.
DOSSIERS = (SHIPPED, INVENTED, TIERS, CONTESTED, WIDER)

Table = tuple[list[str], list[dict[str, Any]]]


@pytest.fixture(scope="module")
def everything(holding: Holding) -> Using:
    """A graph with every dossier, for reading only."""
    return holding(*DOSSIERS)


@pytest.fixture(scope="module")
def official(connection: Connection) -> Iterator[neo4j.Driver]:
    auth = (connection.username, connection.password)
    with neo4j.GraphDatabase.driver(connection.uri, auth=auth) as driver:
        yield driver


@pytest.fixture(scope="module")
def graph(connection: Connection) -> Iterator[py2neo.Graph]:
    found = py2neo.Graph(connection.uri, auth=(connection.username, connection.password))
    yield found
    found.service.connector.close()


def _by_the_official_driver(driver: neo4j.Driver, asked: statement.Statement) -> Table:
    records, _, columns = driver.execute_query(asked.text, asked.parameters, routing_="r")
    return columns, [native(record.data()) for record in records]


def _by_py2neo(graph: py2neo.Graph, asked: statement.Statement) -> Table:
    found = graph.query(asked.text, asked.parameters)
    return list(found.keys()), [native(row) for row in found.data()]


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_question_has_the_same_rows_on_every_driver(
    everything: Using, official: neo4j.Driver, graph: py2neo.Graph, question: Question
) -> None:
    ours: run.Answer = everything(lambda db: run.ask(db, question, question.example, MOST))
    asked = statement.of(question, question.example, MOST)
    expected = (list(question.column_names), ours.rows)
    assert _by_the_official_driver(official, asked) == expected
    assert _by_py2neo(graph, asked) == expected


def test_days_and_nulls_are_among_what_is_compared(everything: Using) -> None:
    question = QUESTIONS["lenders"]
    rows = everything(lambda db: run.ask(db, question, {}, MOST)).rows
    kinds = {type(value) for row in rows for value in row.values()}
    assert {date, type(None), bool, str, float, list} <= kinds


def test_parameters_of_every_type_reach_every_driver(
    official: neo4j.Driver, graph: py2neo.Graph
) -> None:
    given = {
        "count": 5,
        "words": ["Größe", "中国", "'\"`"],
        "from": "2018-06-05",
        "half": "0.5",
        "kind": "other",
    }
    question = QUESTIONS["echo"]
    asked = statement.of(question, given, MOST)
    expected = [
        {
            "count": 5,
            "words": ["Größe", "中国", "'\"`"],
            "from": date(2018, 6, 5),
            "half": 0.5,
            "sure": True,
            "kind": "other",
            "nothing": None,
        }
    ]
    assert _by_the_official_driver(official, asked)[1] == expected
    assert _by_py2neo(graph, asked)[1] == expected
