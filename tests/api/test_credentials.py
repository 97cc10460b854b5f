"""The key as a browser shows it: as a password, and for nobody's page but ours."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import pytest
from requests.auth import HTTPBasicAuth

from api.app import create_app
from kb.access import changes
from kb.config import Connection
from kb.engine.layout import Home
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client, serving
from tests.conftest import Using

CHALLENGE = 'Bearer realm="Throughline", Basic realm="Throughline", charset="UTF-8"'
BROWSER = {"Accept": "text/html"}
OTHER = "https://other.example"
VISIT = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}


@pytest.fixture
def served(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home
) -> Iterator[Client]:
    with serving(create_app(connection, questions, home)) as client:
        yield client


@pytest.fixture
def password(home: Home) -> HTTPBasicAuth:
    """A key that may write, as a browser keeps it."""
    today = datetime.now(UTC).date()
    return HTTPBasicAuth("anybody", changes.create(home, "desk", ("write",), today)[1])


@pytest.mark.parametrize("path", ["/", "/search?q=hua", "/party/huawei"])
def test_a_page_of_a_locked_server_asks_for_the_key_as_a_password(
    served: Client, password: HTTPBasicAuth, path: str
) -> None:
    refused = served.get(path, headers=BROWSER)
    assert (refused.status_code, refused.headers["www-authenticate"]) == (401, CHALLENGE)
    assert "A key is needed" in refused.text
    assert served.get(path, headers=BROWSER, auth=password).status_code == 200


def test_what_a_page_loads_tells_nothing_and_needs_no_key(
    served: Client, password: HTTPBasicAuth
) -> None:
    assert served.get("/assets/licences.txt").status_code == 200


def test_the_api_takes_the_password_too(served: Client, password: HTTPBasicAuth) -> None:
    assert served.get("/v1/search?text=huawei", auth=password).status_code == 200
    assert served.post("/v1/load", data="dossier: x", auth=password).status_code == 422


@pytest.mark.parametrize(
    "header", ["Basic", "Basic ", "Basic !", "Basic eDp5", "Basic eA==", "Basic gICA"]
)
def test_a_password_that_is_no_key_is_refused(
    served: Client, password: HTTPBasicAuth, header: str
) -> None:
    answer = served.get("/v1/queries", headers={"Authorization": header})
    assert (answer.status_code, answer.json()["title"]) == (401, "A key is needed")


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        # Our own pages, a typed address, and programs.
        ("GET", "/v1/queries", {"Sec-Fetch-Site": "same-origin"}, 200),
        ("GET", "/party/huawei", {"Sec-Fetch-Site": "none"}, 200),
        ("POST", "/v1/load", {"Sec-Fetch-Site": "same-origin", "Origin": "own"}, 422),
        ("POST", "/v1/load", {}, 422),
        # A link on another site, which somebody follows.
        ("GET", "/party/huawei", VISIT, 200),
        # A form, a script, a picture or a frame of another site, or of another port.
        ("POST", "/v1/load", {**VISIT, "Origin": OTHER}, 403),
        ("POST", "/v1/load", {"Origin": OTHER}, 403),
        ("POST", "/v1/load", {"Origin": "null"}, 403),
        ("POST", "/v1/load", {"Origin": "http://127.0.0.1:1"}, 403),
        ("POST", "/v1/load", {**VISIT, "Sec-Fetch-Site": "same-site"}, 403),
        ("GET", "/v1/queries", {**VISIT, "Sec-Fetch-Mode": "no-cors"}, 403),
        ("GET", "/v1/queries", {**VISIT, "Sec-Fetch-Dest": "iframe"}, 403),
        ("GET", "/v1/queries", {"Sec-Fetch-Site": "same-site"}, 403),
        ("GET", "/v1/queries", {"Origin": OTHER}, 403),
    ],
)
def test_a_page_of_another_site_cannot_use_what_the_browser_keeps(
    served: Client,
    password: HTTPBasicAuth,
    method: str,
    path: str,
    headers: Mapping[str, str],
    status: int,
) -> None:
    origin = {"Origin": served.address} if headers.get("Origin") == "own" else {}
    send = served.post if method == "POST" else served.get
    answer = send(path, headers={**headers, **origin}, auth=password)
    assert answer.status_code == status


def test_a_key_that_is_sent_on_purpose_may_come_from_anywhere(
    served: Client, password: HTTPBasicAuth
) -> None:
    sent = {"Origin": OTHER}
    assert (
        served.bearing(str(password.password))
        .post("/v1/load", data="dossier: x", headers=sent)
        .status_code
        == 422
    )
