"""The API as a caller sees it: over HTTP from a running server, on a real graph."""

import socket
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Thread
from typing import Any

import pytest
import requests
import uvicorn

from api.app import create_app
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries import catalogue, registry
from tests.conftest import Using
from tests.queries.test_catalogue import CHAIN, QUESTIONS


@dataclass(frozen=True)
class Client:
    """A caller of the running server."""

    address: str

    def get(self, path: str, params: dict[str, Any] | None = None) -> requests.Response:
        return requests.get(self.address + path, params=params, timeout=60)


@pytest.fixture(scope="module")
def client(
    shipped: Using, connection: Connection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Client]:
    listener = socket.create_server(("127.0.0.1", 0))
    app = create_app(
        connection, catalogue.of((registry.shipped(),)), Home(tmp_path_factory.mktemp("keys"))
    )
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning"))
    running = Thread(target=server.run, kwargs={"sockets": [listener]})
    running.start()
    yield Client(f"http://127.0.0.1:{listener.getsockname()[1]}")
    server.should_exit = True
    running.join()


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def test_a_question_is_answered_in_the_envelope(client: Client) -> None:
    answer = client.get("/v1/queries/chain", params={"party": "Huawei", "on": "2018-06-05"})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == {
        "query": "chain",
        "parameters": {
            "party": "huawei",
            "lender": None,
            "government": None,
            "data": None,
            "on": "2018-06-05",
            "certainty": "possible",
        },
        "columns": list(CHAIN),
        "rows": [{name: _plain(value) for name, value in CHAIN.items()}],
        "truncated": False,
        "next": None,
    }


def test_an_empty_answer_is_an_answer(client: Client) -> None:
    answer = client.get("/v1/queries/chain", params={"party": "lenovo"})
    assert (answer.status_code, answer.json()["rows"]) == (200, [])


def test_a_list_is_a_parameter_given_several_times(client: Client) -> None:
    url = "/v1/queries/evidence?facts=huawei-access&facts=huawei-credit"
    facts = {row["fact"] for row in client.get(url).json()["rows"]}
    assert facts == {"huawei-access", "huawei-credit"}


def test_a_limit_cuts_and_says_so(client: Client) -> None:
    answer = client.get("/v1/queries/measures", params={"limit": 2}).json()
    assert (len(answer["rows"]), answer["truncated"]) == (2, True)


@pytest.mark.parametrize(
    ("path", "status", "title", "detail"),
    [
        (
            "/v1/queries/chian",
            404,
            "No such question",
            "there is no question `chian`; there are chain, disputed, evidence, lenders, "
            "measures, partnerships, party, timeline",
        ),
        (
            "/v1/queries/party",
            422,
            "A parameter does not fit",
            "the parameter `party` is missing; give the id, name, alias or identifier of a party",
        ),
        (
            "/v1/queries/chain?on=yesterday",
            422,
            "A parameter does not fit",
            "the parameter `on` is `yesterday`; give a day such as 2018-06-05",
        ),
        (
            "/v1/queries/chain?day=2018-06-05",
            422,
            "A parameter does not fit",
            "there is no parameter `day`; this question takes party, lender, government, data, "
            "on, certainty",
        ),
        (
            "/v1/queries/chain?party=a&party=b",
            422,
            "A parameter does not fit",
            "the parameter `party` is given twice; give it once",
        ),
        (
            "/v1/queries/chain?limit=0",
            422,
            "A parameter does not fit",
            "the parameter `limit` is `0`; give a number from 1 to 100000",
        ),
        (
            "/v1/queries/chain?party=Nobody",
            404,
            "No such party",
            "no party is called `Nobody`; give its id, name, alias or identifier",
        ),
        (
            "/v1/queries/chain?party=Twin%20Name",
            409,
            "Several parties bear the name",
            "`Twin Name` is the name of invented-broker, invented-twin; give one of these ids",
        ),
    ],
)
def test_what_cannot_be_answered_is_a_problem_document(
    client: Client, path: str, status: int, title: str, detail: str
) -> None:
    answer = client.get(path)
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "instance": path.partition("?")[0],
    }
    assert answer.status_code == status


@pytest.mark.parametrize(("path", "status"), [("/v2", 404), ("/v1/queries/", 404)])
def test_what_is_not_there_is_a_problem_document(client: Client, path: str, status: int) -> None:
    answer = client.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (
        status,
        "application/problem+json",
    )
    assert answer.json()["detail"] == f"GET {path} is not answered here; /docs lists what is"


def test_health_needs_no_database(client: Client) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_openapi_says_what_the_headers_say(client: Client) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    assert set(paths) == {"/health", *(f"/v1/queries/{name}" for name in QUESTIONS)}
    chain = paths["/v1/queries/chain"]["get"]
    assert (chain["summary"], chain["description"]) == (
        QUESTIONS["chain"].title,
        QUESTIONS["chain"].description,
    )
    assert chain["parameters"][-2:] == [
        {
            "name": "certainty",
            "in": "query",
            "required": False,
            "description": "`possible` takes both kinds, `certain` the surer one.",
            "schema": {"type": "string", "enum": ["possible", "certain"], "default": "possible"},
        },
        {
            "name": "limit",
            "in": "query",
            "description": "The most rows.",
            "schema": {"type": "integer", "minimum": 1, "maximum": 100000, "default": 1000},
        },
    ]
    row = chain["responses"]["200"]["content"]["application/json"]["schema"]["properties"]["rows"]
    assert list(row["items"]["properties"]) == list(QUESTIONS["chain"].column_names)
    assert row["items"]["properties"]["overlap_to"] == {
        "anyOf": [{"type": "string", "format": "date"}, {"type": "null"}],
        "description": "No such time ends after this day; null where unknown.",
    }
