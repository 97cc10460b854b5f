"""What deployments run into: ports, passwords, the database's name, a server that is gone."""

import json
from collections.abc import Iterator
from urllib.parse import urlsplit

import neo4j
import pytest

from kb.config import Connection
from kb.engine import lock
from tests.cli.conftest import Run
from tests.conftest import Using
from tests.containers import deployed

ODD = "p#:@ ä%20'\"$(x)\\ü&?=+"


def _of(connection: Connection) -> dict[str, str]:
    return {"NEO4J_URI": connection.uri, "NEO4J_PASSWORD": connection.password}


@pytest.mark.parametrize("scheme", ["bolt", "neo4j"])
def test_the_port_is_any_and_both_schemes_lead_to_it(
    empty: Using, kb: Run, connection: Connection, scheme: str
) -> None:
    port = urlsplit(connection.uri).port
    assert port != 7687
    told = kb("status", "--format", "json", NEO4J_URI=f"{scheme}://127.0.0.1:{port}")
    assert (told.returncode, told.stderr) == (0, "")
    assert json.loads(told.stdout) == {
        "running": True,
        "uri": f"{scheme}://127.0.0.1:{port}",
        "username": "neo4j",
        "database": "neo4j",
        "neo4j_version": lock.bundled().neo4j_version,
        "graph_hash": "0" * 64,
    }


def test_a_wrong_password_is_told(kb: Run, connection: Connection) -> None:
    refused = kb("trace", "huawei", NEO4J_PASSWORD="wrong")  # noqa: S106 - as it is to be
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        4,
        "",
        f"Neo4j at {connection.uri} refused the user name or password; "
        "set NEO4J_USERNAME and NEO4J_PASSWORD to an account of that server\n",
    )


def test_another_database_is_named_by_the_environment(empty: Using, kb: Run) -> None:
    named = kb("rebuild", NEO4J_DATABASE="neo4j")
    assert (named.returncode, named.stderr) == (0, "")
    missing = kb("rebuild", NEO4J_DATABASE="missing")
    assert (missing.returncode, missing.stdout, missing.stderr) == (
        4,
        "",
        "Neo4j has no such database; "
        "set NEO4J_DATABASE to one that it has (Graph not found: missing)\n",
    )


@pytest.fixture(scope="module")
def of_odd_password(engine: None) -> Iterator[Connection]:
    """A Neo4j whose password has the letters that shells, addresses and files give a meaning."""
    with deployed.running(ODD) as found:
        yield found


def test_a_password_of_odd_letters_opens(of_odd_password: Connection, kb: Run) -> None:
    told = kb("rebuild", **_of(of_odd_password))
    assert (told.returncode, told.stderr) == (0, "")


def test_a_password_with_slashes_opens(of_odd_password: Connection, kb: Run) -> None:
    """NEO4J_AUTH cannot give one, but who has changed the password may have chosen it."""
    changed = "/a/b//c/"
    auth = (of_odd_password.username, of_odd_password.password)
    with neo4j.GraphDatabase.driver(of_odd_password.uri, auth=auth) as driver:
        change = "ALTER CURRENT USER SET PASSWORD FROM $old TO $new"
        driver.execute_query(change, old=ODD, new=changed, database_="system")
    told = kb("rebuild", **{**_of(of_odd_password), "NEO4J_PASSWORD": changed})
    assert (told.returncode, told.stderr) == (0, "")


def test_a_server_without_passwords_is_open(engine: None, kb: Run) -> None:
    with deployed.running(environ={"NEO4J_dbms_security_auth__enabled": "false"}) as found:
        told = kb("rebuild", NEO4J_URI=found.uri, NEO4J_PASSWORD="")
    assert (told.returncode, told.stderr) == (0, "")


def test_a_server_that_is_gone_is_told(engine: None, kb: Run) -> None:
    with deployed.running() as found:
        assert kb("rebuild", **_of(found)).returncode == 0
    gone = kb("trace", "huawei", **_of(found))
    assert (gone.returncode, gone.stdout) == (4, "")
    what = f"no Neo4j answers at {found.uri}; start it, or check NEO4J_URI (Couldn't connect to "
    assert gone.stderr.startswith(what)
    assert gone.stderr.count("\n") == 1
