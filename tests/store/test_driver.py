import asyncio
import socket
from dataclasses import replace
from datetime import date

import pytest

from kb.config import Connection
from kb.errors import CredentialsRefused, DatabaseUnreachable, QueryFailed
from kb.store.driver import Database, connect
from tests.conftest import Using, using_of


async def _reach(connection: Connection) -> str:
    async with connect(connection) as db:
        return await db.version()


def test_dates_come_as_dates_however_deep(using: Using) -> None:
    row = "RETURN date('2018-06-05') AS day, [{d: date('2018-06-05')}] AS deep, null AS nothing"
    day = date(2018, 6, 5)
    assert using(lambda db: db.read(row)) == [{"day": day, "deep": [{"d": day}], "nothing": None}]


def test_an_empty_answer_has_columns(using: Using) -> None:
    async def ask(db: Database) -> object:
        async with db.reading() as tx:
            return await tx.table("UNWIND [] AS a RETURN a, a AS b")

    assert using(ask) == (["a", "b"], [])


def test_a_read_cannot_write(using: Using) -> None:
    with pytest.raises(QueryFailed, match="Writing in read access mode not allowed"):
        using(lambda db: db.read("CREATE (n:Intruder)"))


def test_a_wrong_password_is_refused_in_words(connection: Connection) -> None:
    with pytest.raises(CredentialsRefused) as caught:
        asyncio.run(_reach(replace(connection, password="wrong")))  # noqa: S106 - it is wrong
    assert str(caught.value) == (
        f"Neo4j at {connection.uri} refused the user name or password; "
        "set NEO4J_USERNAME and NEO4J_PASSWORD to an account of that server"
    )


def test_a_database_that_is_not_there_is_told_in_words(connection: Connection) -> None:
    missing = using_of(replace(connection, database="missing"))
    with pytest.raises(DatabaseUnreachable) as caught:
        missing(lambda db: db.read("RETURN 1"))
    assert str(caught.value) == (
        "Neo4j has no such database; "
        "set NEO4J_DATABASE to one that it has (Graph not found: missing)"
    )


def test_nothing_at_the_address_is_told_in_words() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        uri = f"bolt://127.0.0.1:{held.getsockname()[1]}"
        with pytest.raises(DatabaseUnreachable) as caught:
            asyncio.run(_reach(Connection(uri)))
    assert str(caught.value).startswith(
        f"no Neo4j answers at {uri}; start it, or check NEO4J_URI (Couldn't connect to 127.0.0.1:"
    )


def test_what_is_no_address_is_told_in_words() -> None:
    with pytest.raises(DatabaseUnreachable) as caught:
        asyncio.run(_reach(Connection("ftp://localhost")))
    assert str(caught.value).startswith(
        "ftp://localhost is not an address of a Neo4j; write one like bolt://localhost:7687 ("
    )


def test_a_wrong_statement_is_told_in_words(using: Using) -> None:
    with pytest.raises(QueryFailed) as caught:
        using(lambda db: db.read("RETURN nothing"))
    assert str(caught.value).startswith(
        "Neo4j refused the statement: Variable `nothing` not defined"
    )
    assert str(caught.value).endswith("(Neo.ClientError.Statement.SyntaxError)")


def test_a_statement_is_described_without_being_run(using: Using) -> None:
    cypher = "UNWIND $list AS one\nMATCH (a), (b)\nRETURN one, a AS two"
    described = using(lambda db: db.described(cypher, {"list": []}, notices=True))
    assert (described.columns, described.writes) == (["one", "two"], False)
    plan = [(found.name, found.database, found.details) for found in described.plan.walk()]
    assert plan[0] == ("ProduceResults", "neo4j", "one, two")
    assert sorted(name for name, *_ in plan[1:]) == [
        *("AllNodesScan", "AllNodesScan", "Apply", "CartesianProduct", "Projection", "Unwind")
    ]
    assert [(it.status, it.line, it.column) for it in described.notices] == [("03N90", 2, 1)]


@pytest.mark.parametrize(
    ("cypher", "said", "line", "column"),
    [
        ("MATCH (n)\nRETURN m", "Variable `m` not defined", 2, 8),
        ("UNWIND [0] AS x RETURN 1 / x", "/ by zero", 0, 0),
    ],
)
def test_a_refusal_has_what_neo4j_says_and_where(
    using: Using, cypher: str, said: str, line: int, column: int
) -> None:
    with pytest.raises(QueryFailed) as caught:
        using(lambda db: db.read(cypher))
    found = caught.value
    assert (found.said, found.line, found.column) == (said, line, column)


def test_so_has_one_of_a_statement_that_is_only_described(using: Using) -> None:
    with pytest.raises(QueryFailed) as caught:
        using(lambda db: db.described("MATCH (n)\nRETURN m"))
    assert (caught.value.said, caught.value.line, caught.value.column) == (
        *("Variable `m` not defined", 2, 8),
    )
