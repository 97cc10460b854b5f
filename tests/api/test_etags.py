"""Entity tags: an answer that has not changed is not sent again, and after a load it is."""

from pathlib import Path
from typing import Any

import pytest

from api.app import create_app
from kb.config import Connection
from kb.engine.layout import Home
from kb.ingest import dossier
from kb.queries.catalogue import Catalogue
from kb.store import load
from tests.api.serving import Client, serving
from tests.conftest import INVENTED, SHIPPED, Using

LENDERS = "/v1/queries/lenders?party=huawei"


@pytest.mark.parametrize("held", ["{}", "W/{}", '"other", {}', '"a, b",{}'])
def test_what_the_caller_has_is_not_sent_again(client: Client, held: str) -> None:
    tag = client.get(LENDERS).headers["etag"]
    again = client.get(LENDERS, headers={"if-none-match": held.format(tag)})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    assert again.headers["cache-control"] == "private, no-cache"


@pytest.mark.parametrize(
    ("query", "status"), [("party=nobody", 404), ("party=huawei&day=1", 422), ("party=huawei", 200)]
)
def test_what_has_no_answer_is_not_taken_for_one_that_the_caller_has(
    client: Client, query: str, status: int
) -> None:
    answer = client.get(f"/v1/queries/lenders?{query}", headers={"if-none-match": "*"})
    assert answer.status_code == status


def test_what_is_posted_is_answered_whatever_the_caller_has(client: Client) -> None:
    posted = client.post("/v1/queries/lenders", json={"party": "huawei"})
    held = {"if-none-match": posted.headers["etag"]}
    again = client.post("/v1/queries/lenders", json={"party": "huawei"}, headers=held)
    assert (again.status_code, again.json()) == (200, posted.json())


@pytest.mark.parametrize(
    "bodies", [({"facts": ["a"]}, {"facts": "['a']"}), ({"facts": ["a", "b"]}, {"facts": ["a, b"]})]
)
def test_values_that_read_alike_have_tags_of_their_own(
    client: Client, bodies: tuple[dict[str, Any], ...]
) -> None:
    tags = {client.post("/v1/queries/evidence", json=body).headers["etag"] for body in bodies}
    assert len(tags) == 2


@pytest.mark.parametrize(
    "other",
    [
        "lenders?party=huawei&limit=5",
        "lenders?party=zte",
        "lenders?party=huawei&format=csv",
        "lenders?party=huawei&on=2018-06-05",
        "borrowers",
    ],
)
def test_another_answer_has_another_tag(client: Client, other: str) -> None:
    tags = {client.get(path).headers["etag"] for path in (LENDERS, f"/v1/queries/{other}")}
    assert len(tags) == 2


def test_a_load_that_changes_the_graph_changes_the_tags(
    empty: Using, connection: Connection, questions: Catalogue, home: Home
) -> None:
    def loading(path: Path) -> None:
        empty(lambda db: load.load(db, dossier.read(path)))

    with serving(create_app(connection, questions, home)) as client:
        loading(SHIPPED)
        first = client.get(LENDERS).headers["etag"]
        loading(SHIPPED)
        assert client.get(LENDERS).headers["etag"] == first
        loading(INVENTED)
        changed = client.get(LENDERS, headers={"if-none-match": first})
        assert (changed.status_code, changed.headers["etag"] == first) == (200, False)
