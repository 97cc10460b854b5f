"""What a server tells of itself: request ids, and a line of log for each request."""

import asyncio
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from prometheus_client import generate_latest
from starlette.types import Message, Receive, Scope, Send

from api import watch
from api.app import create_app
from kb.access import changes
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries.catalogue import Catalogue
from tests.api.serving import PROBLEM, Client, problem, serving
from tests.conftest import Using


async def broken(scope: Scope, receive: Receive, send: Send) -> None:
    """An application with a defect."""
    if scope["type"] == "http":
        raise ZeroDivisionError("a secret")


@pytest.mark.parametrize("given", ["abc-1.2_3", "x" * 64])
def test_a_request_keeps_the_id_that_it_brings(client: Client, given: str) -> None:
    answer = client.get("/health", headers={"X-Request-ID": given})
    assert answer.headers["x-request-id"] == given


@pytest.mark.parametrize("given", ["", "x" * 65, "a b", "a;b", "\xe9"])
def test_an_id_that_a_log_cannot_bear_is_replaced(client: Client, given: str) -> None:
    answer = client.get("/health", headers={"X-Request-ID": given})
    assert re.fullmatch("[0-9a-f]{16}", answer.headers["x-request-id"])


@pytest.mark.parametrize("path", ["/nothing", "/v1/queries/nothing", "/v1/queries/chain?on=x"])
def test_what_is_refused_has_an_id_too(client: Client, path: str) -> None:
    assert "x-request-id" in client.get(path).headers


def test_a_request_is_logged_without_what_was_asked_for(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home
) -> None:
    told: list[dict[str, Any]] = []
    with serving(create_app(connection, questions, home, log=told.append)) as client:
        client.get("/v1/queries/party?party=huawei", headers={"X-Request-ID": "one"})
        client.get("/v1/queries/numbers?count=0&format=xml", headers={"X-Request-ID": "two"})
    assert all(line.pop("milliseconds") > 0 for line in told)
    assert told == [
        {
            "request_id": "one",
            "method": "GET",
            "path": "/v1/queries/party",
            "status": 200,
            "question": "party",
            "rows": 1,
        },
        {
            "request_id": "two",
            "method": "GET",
            "path": "/v1/queries/numbers",
            "status": 422,
            "question": "numbers",
        },
    ]


def test_a_key_is_logged_by_its_id(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home
) -> None:
    told: list[dict[str, Any]] = []
    made, token = changes.create(home, "reader", (), datetime.now(UTC).date())
    with serving(create_app(connection, questions, home, log=told.append)) as client:
        client.bearing(token).get("/v1/queries/party?party=huawei")
    assert [line["key"] for line in told] == [made.id]
    assert token not in str(told)


def test_a_defect_is_answered_and_logged_with_the_id_of_the_request(
    caplog: pytest.LogCaptureFixture,
) -> None:
    told: list[dict[str, Any]] = []
    with serving(watch.Watch(broken, watch.metrics(), told.append)) as client:
        answer = client.get("/x", headers={"X-Request-ID": "mine"})
    assert (answer.headers["content-type"], answer.headers["x-request-id"]) == (PROBLEM, "mine")
    detail = "the server failed in a way it does not foresee; its log says how"
    assert answer.json() == problem("Internal Server Error", 500, detail, "/x")
    [record] = [record for record in caplog.records if record.name == "throughline"]
    assert (vars(record)["request_id"], record.exc_info is not None) == ("mine", True)
    assert [(one["request_id"], one["status"]) for one in told] == [("mine", 500)]


def test_methods_that_callers_make_up_are_counted_as_one() -> None:
    numbers = watch.metrics()
    watched = watch.Watch(broken, numbers, lambda _: None)

    async def receive() -> Message:
        return {"type": "http.request"}

    async def send(_: Message) -> None:
        return

    async def ask(method: str) -> None:
        await watched({"type": "http", "method": method, "path": "/", "headers": []}, receive, send)

    for method in ("AAA", "BBB", "GET"):
        asyncio.run(ask(method))
    counted = generate_latest(numbers.registry).decode()
    assert set(re.findall(r'method="(\w+)"', counted)) == {"GET", "other"}
