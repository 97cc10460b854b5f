"""Which pages of other origins may ask: those named, and for reconciling some more."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import requests

from api.app import create_app
from api.door import LOCAL, Door
from kb.access import changes
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client, serving
from tests.conftest import Using

PAGE = "https://page.example"
OPENREFINE = "http://127.0.0.1:3333"
RECONCILE = "/v1/reconcile"
SUGGEST = "/v1/reconcile/suggest/entity?prefix=huawei"
SEARCH = "/v1/search?text=huawei"
ALLOWED = "access-control-allow-origin"


@pytest.fixture
def served(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home
) -> Iterator[Client]:
    """A server of which one page is named."""
    with serving(create_app(connection, questions, home, Door(LOCAL, (PAGE,)))) as client:
        yield client


def _preflight(client: Client, path: str, origin: str) -> requests.Response:
    headers = {
        "Origin": origin,
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "authorization,content-type",
    }
    return requests.options(client.address + path, headers=headers, timeout=60)


@pytest.mark.parametrize("path", [RECONCILE, SUGGEST, f"{RECONCILE}/preview?id=huawei"])
@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        *((OPENREFINE, True), ("http://localhost:3333", True), ("https://[::1]", True)),
        *((PAGE, True), ("https://other.example", False), ("null", False)),
        *(("http://localhost.example", False), ("http://127.0.0.1.example:80", False)),
    ],
)
def test_a_page_of_this_machine_or_that_is_named_may_reconcile(
    served: Client, path: str, origin: str, allowed: bool
) -> None:
    answer = served.get(path, headers={"Origin": origin})
    assert answer.status_code == 200
    assert answer.headers.get(ALLOWED) == (origin if allowed else None)
    assert "Origin" in answer.headers["vary"]


@pytest.mark.parametrize(("origin", "status"), [(OPENREFINE, 200), ("https://other.example", 400)])
def test_a_browser_is_told_beforehand(served: Client, origin: str, status: int) -> None:
    answer = _preflight(served, RECONCILE, origin)
    assert answer.status_code == status
    assert answer.headers.get(ALLOWED) == (origin if status == 200 else None)


def test_once_reading_needs_a_key_any_page_may_show_one(served: Client, home: Home) -> None:
    _, token = changes.create(home, "reader", (), datetime.now(UTC).date())
    other = {"Origin": "https://other.example"}
    refused = served.get(SUGGEST, headers=other)
    assert (refused.status_code, refused.headers[ALLOWED]) == (401, other["Origin"])
    assert _preflight(served, SUGGEST, other["Origin"]).status_code == 200
    answer = served.bearing(token).get(SUGGEST, headers=other)
    assert (answer.status_code, answer.headers[ALLOWED]) == (200, other["Origin"])
    assert "access-control-allow-credentials" not in answer.headers


def test_other_paths_are_open_to_the_pages_that_are_named_alone(served: Client, home: Home) -> None:
    changes.create(home, "reader", (), datetime.now(UTC).date())
    for origin in (OPENREFINE, "https://other.example"):
        answer = served.get(SEARCH, headers={"Origin": origin})
        assert (answer.status_code, answer.headers.get(ALLOWED)) == (401, None)
    assert served.get(SEARCH, headers={"Origin": PAGE}).headers[ALLOWED] == PAGE


def test_the_manifest_needs_no_key_and_says_how_one_is_shown(served: Client, home: Home) -> None:
    assert "authentication" not in served.get(RECONCILE).json()
    changes.create(home, "reader", (), datetime.now(UTC).date())
    answer = served.get(RECONCILE)
    assert (answer.status_code, answer.json()["authentication"]) == (
        200,
        {
            "type": "apiKey",
            "name": "Authorization",
            "in": "header",
            "description": "`Bearer KEY`, with a key that `kb key create` made.",
        },
    )
    assert served.bearing("x").get(RECONCILE).status_code == 401
    assert served.post(RECONCILE, data={"queries": "{}"}).status_code == 401
    assert served.get(f"{RECONCILE}?queries=%7B%7D").status_code == 401
