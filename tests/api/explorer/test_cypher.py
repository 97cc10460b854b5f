"""The page of statements: there where the server takes them, with what completes them."""

from collections.abc import Iterator

import pytest

from api.app import create_app
from api.door import Door
from kb.config import Connection
from kb.engine.layout import Home
from kb.guard.guard import Guard
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client, serving

HTML = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def taking(
    connection: Connection, questions: Catalogue, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    """A server that takes statements."""
    home = Home(tmp_path_factory.mktemp("no-keys"))
    with serving(create_app(connection, questions, home, Door(guard=Guard()))) as client:
        yield client


@pytest.mark.parametrize("path", ["/cypher", "/cypher/complete?text=MAT"])
def test_a_server_that_takes_questions_only_says_so(client: Client, path: str) -> None:
    answer = client.get(path, headers=HTML)
    assert answer.status_code == 403
    assert "this server takes questions only" in answer.text


def test_every_page_leads_there_where_it_is(client: Client, taking: Client) -> None:
    link = '<a href="/cypher">Cypher</a>'
    told = [link in one.get("/questions", headers=HTML).text for one in (client, taking)]
    assert told == [False, True]


def test_the_statement_of_the_address_stands_in_the_page_as_text(taking: Client) -> None:
    given = "RETURN '</textarea><script>' AS x"
    html = taking.get("/cypher", params={"statement": given}, headers=HTML).text
    assert "RETURN &#39;&lt;/textarea&gt;&lt;script&gt;&#39; AS x</textarea>" in html


COMPLETED = {
    "a label": ("MATCH (b:Ba", [{"text": "Bank", "typed": 2, "note": "label"}]),
    "a keyword": ("UNW", [{"text": "UNWIND", "typed": 3, "note": ""}]),
    "a command of the shell, which is none here": (":he", []),
}


@pytest.mark.parametrize(("text", "candidates"), COMPLETED.values(), ids=COMPLETED)
def test_what_completes_a_text(
    taking: Client, text: str, candidates: list[dict[str, object]]
) -> None:
    answer = taking.get("/cypher/complete", params={"text": text})
    assert answer.json() == {"candidates": candidates}
