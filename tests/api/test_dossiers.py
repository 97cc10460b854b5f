"""Checking and loading a dossier over HTTP."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from api.app import create_app
from kb.access import changes
from kb.config import Connection
from kb.engine.layout import Home
from kb.ingest.files import LARGEST
from kb.queries.catalogue import Catalogue
from kb.store.hash import graph_hash
from tests.api.serving import Client, problem, serving
from tests.conftest import INVENTED, SHIPPED, Using

CLASH = SHIPPED.read_bytes().replace(b"publisher: The Hill", b"publisher: Another Paper")


@pytest.fixture
def writer(
    empty: Using, connection: Connection, questions: Catalogue, home: Home
) -> Iterator[Client]:
    """A caller with a key to write, of a server on an empty graph."""
    token = changes.create(home, "loader", ("write",), datetime.now(UTC).date())[1]
    with serving(create_app(connection, questions, home)) as client:
        yield client.bearing(token)


def test_a_dossier_that_holds_is_told_so_with_what_was_not_looked_at(client: Client) -> None:
    answer = client.post("/v1/check", data=SHIPPED.read_bytes())
    assert (answer.status_code, answer.json()) == (
        200,
        {"dossier": "facebook-device-partners", "unseen": ["hill-2018-06-05"]},
    )


def test_checking_stores_nothing(writer: Client, empty: Using) -> None:
    before = empty(graph_hash)
    assert writer.post("/v1/check", data=SHIPPED.read_bytes()).status_code == 200
    assert empty(graph_hash) == before


@pytest.mark.parametrize("path", ["/v1/check", "/v1/load"])
def test_a_wrong_dossier_is_told_line_by_line_and_changes_nothing(
    writer: Client, empty: Using, path: str
) -> None:
    text = SHIPPED.read_text().replace("asserts:", "aserts:", 1)
    text = text.replace("by: facebook", "by: fb", 1)
    lines = text.splitlines()
    before = empty(graph_hash)
    answer = writer.post(path, data=text.encode())
    assert answer.status_code == 422
    body = answer.json()
    assert (body["title"], body["instance"]) == ("The dossier is wrong", path)
    wrong = {lines[error["line"] - 1].strip().partition(":")[0] for error in body["errors"]}
    assert wrong >= {"aserts", "by"}
    assert all(error["line"] and error["column"] for error in body["errors"])
    assert empty(graph_hash) == before


@pytest.mark.parametrize("path", ["/v1/check", "/v1/load"])
def test_what_is_not_known_beside_a_dossier_is_refused(
    writer: Client, empty: Using, path: str
) -> None:
    before = empty(graph_hash)
    answer = writer.post(f"{path}?dry_run=1", data=SHIPPED.read_bytes())
    detail = "there is no parameter `dry_run`; this takes none"
    where = [{"detail": detail, "parameter": "dry_run", "pointer": "#/dry_run"}]
    assert answer.status_code == 422
    assert answer.json() == problem("A parameter does not fit", 422, detail, path, errors=where)
    assert empty(graph_hash) == before


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (
            b"",
            {"detail": "is empty", "remedy": "begin with `dossier: its-id`"},
        ),
        (b"\xff\xfe", {"detail": "is not text in UTF-8"}),
    ],
    ids=["nothing", "no text"],
)
def test_what_is_no_dossier_is_told(client: Client, content: bytes, error: dict[str, Any]) -> None:
    answer = client.post("/v1/check", data=content)
    [told] = answer.json()["errors"]
    assert (answer.status_code, {**told, **error}) == (422, told)


def test_of_very_many_problems_the_first_are_told(client: Client) -> None:
    claims = "".join(f"- {{says: a{n}, at: page {n}, aserts: x}}\n" for n in range(3000))
    answer = client.post("/v1/check", data=f"dossier: x\nclaims:\n{claims}".encode())
    body = answer.json()
    assert (answer.status_code, len(body["errors"])) == (422, 100)
    assert re.fullmatch(r"and [0-9,]+ more", body["detail"].splitlines()[-1])
    assert len(answer.content) < 50_000


def test_a_dossier_larger_than_a_file_may_be_is_not_read(client: Client) -> None:
    answer = client.post("/v1/check", data=b"#" * (LARGEST + 1))
    assert answer.status_code == 413
    assert answer.json() == problem(
        "The body is too large",
        413,
        "the body has more than 10,485,760 bytes; send less at once",
        "/v1/check",
    )


def test_loading_tells_what_it_changed_and_loading_again_changes_nothing(
    writer: Client, empty: Using
) -> None:
    first = writer.post("/v1/load", data=INVENTED.read_bytes()).json()
    assert (first["dossier"], first["claims"]["changed"], first["facts"]["withdrawn"]) == (
        *("invented", 0),
        0,
    )
    made, hash = first["claims"]["created"], empty(graph_hash)
    again = writer.post("/v1/load", data=INVENTED.read_bytes()).json()
    assert again["claims"] == {"created": 0, "changed": 0, "unchanged": made, "withdrawn": 0}
    assert empty(graph_hash) == hash
    asked = writer.get("/v1/queries/party?party=invented-maker")
    assert [row["party"] for row in asked.json()["rows"]] == ["invented-maker"]


def test_a_dossier_that_contradicts_another_is_refused_whole(writer: Client, empty: Using) -> None:
    writer.post("/v1/load", data=SHIPPED.read_bytes())
    before = empty(graph_hash)
    text = CLASH.replace(b"dossier: facebook-device-partners", b"dossier: another")
    answer = writer.post("/v1/load", data=text)
    assert (answer.status_code, answer.json()["title"]) == (422, "The dossier is wrong")
    assert empty(graph_hash) == before
