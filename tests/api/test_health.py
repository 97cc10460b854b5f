"""Whether the server runs, whether it can answer, and its numbers."""

import asyncio
import socket
from collections.abc import Mapping

import pytest
from prometheus_client.parser import text_string_to_metric_families

from api.app import create_app
from kb.config import Connection
from kb.engine.layout import Home
from kb.errors import DatabaseUnreachable
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client
from tests.conftest import Using


def _samples(client: Client, name: str) -> list[tuple[Mapping[str, str], float]]:
    told = client.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain; version=")
    return [
        (sample.labels, sample.value)
        for family in text_string_to_metric_families(told.text)
        for sample in family.samples
        if sample.name == name
    ]


def _requests(client: Client) -> dict[tuple[str, ...], float]:
    names = ("method", "route", "question", "status")
    samples = _samples(client, "throughline_request_seconds_count")
    return {tuple(labels[name] for name in names): value for labels, value in samples}


def test_a_server_that_runs_is_healthy(client: Client) -> None:
    answer = client.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_a_server_is_ready_while_its_database_answers(client: Client, shipped: Using) -> None:
    [graph] = shipped(
        lambda db: db.read("MATCH (t:Throughline {id: 'graph'}) RETURN t.edition AS edition")
    )
    answer = client.get("/ready")
    assert (answer.status_code, answer.json()) == (200, {"status": "ready", **graph})


def test_numbers_count_requests_by_route_question_and_status(client: Client) -> None:
    route = "/v1/queries/{name}"
    before = _requests(client)
    client.get("/v1/queries/measures")
    client.get("/v1/queries/measures?limit=0")
    client.post("/v1/queries/measures")
    # What callers make up must not make numbers of its own, without end.
    client.get("/v1/queries/made-up")
    client.get("/made/up")
    counted = {key: value - before.get(key, 0) for key, value in _requests(client).items()}
    assert {key: value for key, value in counted.items() if value and key[1] != "/metrics"} == {
        ("GET", route, "measures", "200"): 1,
        ("GET", route, "measures", "422"): 1,
        ("POST", route, "measures", "200"): 1,
        ("GET", route, "", "404"): 1,
        ("GET", "", "", "404"): 1,
    }


def test_numbers_count_rows(client: Client) -> None:
    def rows() -> float:
        samples = _samples(client, "throughline_rows_total")
        return sum(value for labels, value in samples if labels["question"] == "numbers")

    before = rows()
    client.get("/v1/queries/numbers?count=3")
    client.get("/v1/queries/numbers?count=1500&format=ndjson")
    assert rows() - before == 1503


def test_without_a_database_a_server_does_not_start(questions: Catalogue, home: Home) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        address = f"bolt://127.0.0.1:{free.getsockname()[1]}"
    app = create_app(Connection(address), questions, home)

    async def start() -> None:
        async with app.router.lifespan_context(app):
            pass

    with pytest.raises(DatabaseUnreachable, match="no Neo4j answers at bolt"):
        asyncio.run(start())
