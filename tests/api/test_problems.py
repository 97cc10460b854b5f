"""Problem documents (RFC 9457): every failure is one."""

import asyncio
import json

import pytest
from fastapi import Request

from api import problems
from kb.errors import InvalidQuestion, Problem, QueryFailed, ThroughlineError
from tests.api.serving import PROBLEM, Client, problem

REQUEST = Request({"type": "http", "method": "GET", "path": "/v1/queries/x", "headers": []})


@pytest.mark.parametrize(
    ("method", "path", "status", "title"),
    [
        ("GET", "/v2", 404, "Not Found"),
        ("GET", "/v1/queries/a/b", 404, "Not Found"),
        ("GET", "/v1/load", 405, "Method Not Allowed"),
        ("POST", "/v1/changes", 405, "Method Not Allowed"),
    ],
)
def test_what_is_not_there_is_a_problem_document(
    client: Client, method: str, path: str, status: int, title: str
) -> None:
    answer = client.get(path) if method == "GET" else client.post(path)
    assert answer.headers["content-type"] == PROBLEM
    detail = f"{method} {path} is not answered here; /docs lists what is"
    assert (answer.status_code, answer.json()) == (status, problem(title, status, detail, path))


def test_what_is_not_allowed_is_told_with_what_is(client: Client) -> None:
    answer = client.get("/v1/load")
    assert answer.headers["allow"] == "POST"
    answer = client.post("/v1/queries")
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD"}


def test_a_format_that_cannot_be_accepted_is_a_problem_document(client: Client) -> None:
    answer = client.get("/v1/queries/chain", headers={"accept": "image/png"})
    assert (answer.status_code, answer.headers["content-type"]) == (406, PROBLEM)
    assert answer.json()["title"] == "No format that is accepted"


@pytest.mark.parametrize(
    ("error", "document"),
    [
        (
            QueryFailed("Neo4j refused the statement: no (Neo.X)", "Neo.X"),
            problem(
                "The database refused the question",
                500,
                "Neo4j refused the statement: no (Neo.X)",
                "/v1/queries/x",
            ),
        ),
        (
            InvalidQuestion([Problem("x.cypher", 3, 1, "no colon", "write one")]),
            problem(
                "A question file is wrong",
                500,
                "x.cypher:3:1: no colon; write one",
                "/v1/queries/x",
                errors=[{"detail": "no colon", "remedy": "write one", "line": 3, "column": 1}],
            ),
        ),
        (
            ThroughlineError("something"),
            problem("The request cannot be answered", 400, "something", "/v1/queries/x"),
        ),
        (
            ZeroDivisionError("a secret"),
            problem(
                "Internal Server Error",
                500,
                "the server failed in a way it does not foresee; its log says how",
                "/v1/queries/x",
            ),
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_an_error_is_the_document_that_its_kind_has(
    error: Exception, document: dict[str, object]
) -> None:
    answer = asyncio.run(problems.answer(REQUEST, error))
    assert (answer.status_code, answer.media_type) == (document["status"], PROBLEM)
    assert json.loads(bytes(answer.body)) == document
