"""Pages of a server whose Neo4j is gone: each says so, and is a page."""

import asyncio
from collections.abc import Iterator

import pytest

from api.app import create_app
from api.door import Door
from kb.config import Connection
from kb.engine.layout import Home
from kb.guard.guard import Guard
from kb.queries import catalogue, registry
from kb.store.driver import Database, connect
from tests.api.explorer.test_pages import BROWSER
from tests.api.serving import Client, serving

PAGES = (
    *("/party/huawei", "/chains/huawei", "/report/huawei", "/evidence/huawei-credit"),
    *("/thing/huawei", "/search?q=huawei", "/questions/chain?party=huawei"),
)


def closed(connection: Connection) -> Database:
    """A database to which there is no connection any more."""

    async def opened() -> Database:
        async with connect(connection) as db:
            return db

    return asyncio.run(opened())


@pytest.fixture(scope="module")
def client(connection: Connection, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Client]:
    home = Home(tmp_path_factory.mktemp("home"))
    app = create_app(connection, catalogue.of((registry.shipped(),)), home, Door(guard=Guard()))
    with serving(app) as client:
        app.state.db = closed(connection)
        yield client


@pytest.mark.parametrize("path", PAGES)
def test_it_says_so(client: Client, path: str) -> None:
    answer = client.get(path, headers=BROWSER)
    assert (answer.status_code, answer.headers["content-type"]) == (503, "text/html; charset=utf-8")
    assert "<h1>" in answer.text


@pytest.mark.parametrize("path", ["/", "/questions", "/questions/chain", "/cypher"])
def test_what_needs_no_neo4j_stands(client: Client, path: str) -> None:
    assert client.get(path, headers=BROWSER).status_code == 200
