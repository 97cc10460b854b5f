"""What a server tells of itself: request ids, and a line of log for each request."""

import logging
import re

import pytest

from tests.api.serving import Client


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
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO, logger="throughline"):
        client.get("/v1/queries/party?party=huawei", headers={"X-Request-ID": "one"})
        client.get("/v1/queries/numbers?count=0&format=xml", headers={"X-Request-ID": "two"})
    names = ("request_id", "method", "path", "status", "question", "rows", "key")
    logged = [{n: vars(r)[n] for n in names if n in vars(r)} for r in caplog.records]
    assert logged == [
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
    assert all(record.milliseconds > 0 for record in caplog.records)  # type: ignore[attr-defined]
