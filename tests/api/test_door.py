"""By which names a server may be called, and which pages may ask it."""

from collections.abc import Iterator

import pytest

from api.app import create_app
from api.door import ANY, LOCAL, Door
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client, problem, serving
from tests.conftest import Using

PAGE = "https://page.example"


@pytest.fixture
def opened(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home
) -> Iterator[Client]:
    """A server with a name and a page that are let in."""
    door = Door((*LOCAL, "kb.example"), (PAGE,))
    with serving(create_app(connection, questions, home, door)) as client:
        yield client


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:1", "LOCALHOST:8000", "[::1]:8000"])
def test_a_server_answers_to_its_own_names(client: Client, host: str) -> None:
    assert client.get("/health", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("host", ["kb.example", "localhost.example", "127.0.0.1.example:80", ""])
def test_a_server_called_by_another_name_refuses(client: Client, host: str) -> None:
    answer = client.get("/health", headers={"host": host})
    assert answer.status_code == 421
    assert answer.json() == problem(
        "Another host is meant",
        421,
        "this server is not called by that name; start it with --allow-host NAME if it is",
        "/health",
    )


def test_a_further_name_can_be_allowed(opened: Client) -> None:
    answered = [
        opened.get("/health", headers={"host": host}).status_code
        for host in ("kb.example:443", "localhost", "other.example")
    ]
    assert answered == [200, 200, 421]


def test_a_server_that_anyone_may_reach_answers_to_any_name(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home
) -> None:
    with serving(create_app(connection, questions, home, Door(ANY))) as client:
        assert client.get("/health", headers={"host": "other.example"}).status_code == 200


def test_no_page_may_ask_unless_it_is_named(client: Client) -> None:
    answer = client.get("/v1/queries", headers={"origin": PAGE})
    assert [name for name in answer.headers if name.startswith("access-control")] == []


@pytest.mark.parametrize(("origin", "allowed"), [(PAGE, PAGE), ("https://other.example", None)])
def test_a_page_that_is_named_may_ask(opened: Client, origin: str, allowed: str | None) -> None:
    answer = opened.get("/v1/queries", headers={"origin": origin})
    assert answer.headers.get("access-control-allow-origin") == allowed
