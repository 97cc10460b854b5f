"""Statements of a caller's own over HTTP, where the server takes them."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any

import pytest
import requests

from api.app import create_app
from api.door import Door
from kb.access import changes
from kb.config import Connection
from kb.engine.layout import Home
from kb.guard.caps import Caps
from kb.guard.guard import Guard
from kb.queries.catalogue import Catalogue
from tests.api.serving import Client, problem, serving
from tests.conftest import Using

PATH = "/v1/cypher"
QUESTION = "/v1/queries/chain?party=huawei"
ENDLESS = {"statement": "UNWIND range(1, 1000000000000) AS x RETURN count(x) AS n"}


@pytest.fixture(scope="module")
def taking(
    shipped: Using,
    connection: Connection,
    questions: Catalogue,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[Client]:
    home = Home(tmp_path_factory.mktemp("no-keys"))
    door = Door(origins=("https://page.example",), guard=Guard(caps=Caps(row_bytes=100_000)))
    with serving(create_app(connection, questions, home, door)) as found:
        yield found


def test_a_statement_is_answered_as_a_question_is(taking: Client) -> None:
    statement = "MATCH (p:Party {id: $id}) RETURN p.name AS name, p.country AS country"
    answer = taking.post(PATH, json={"statement": statement, "parameters": {"id": "huawei"}})
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/json")
    assert answer.json() == {
        "query": "cypher",
        "parameters": {"id": "huawei"},
        "columns": ["name", "country"],
        "rows": [{"name": "Huawei", "country": "CN"}],
        "truncated": False,
        "next": None,
        "changed": False,
    }


def test_an_answer_without_rows_has_its_columns(taking: Client) -> None:
    answer = taking.post(PATH, json={"statement": "MATCH (n:Nothing) RETURN n.id AS id"}).json()
    assert (answer["columns"], answer["rows"]) == (["id"], [])


ROWS = {"statement": "UNWIND range(1, 5) AS x RETURN x, [x] AS list"}


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("csv", "x,list\n1,[1]\n2,[2]\n"),
        (
            "ndjson",
            '{"x": 1, "list": [1]}\n{"x": 2, "list": [2]}\n{"truncated": true, "next": null}\n',
        ),
    ],
)
def test_a_statement_is_answered_in_every_format(taking: Client, form: str, content: str) -> None:
    assert taking.post(f"{PATH}?format={form}&limit=2", json=ROWS).text == content
    assert taking.post(PATH, json={**ROWS, "format": form, "limit": 2}).text == content


def test_what_is_cut_says_so_and_has_no_cursor(taking: Client) -> None:
    answer = taking.post(PATH, json={**ROWS, "limit": 4}).json()
    assert (len(answer["rows"]), answer["truncated"], answer["next"]) == (4, True, None)
    whole = taking.post(PATH, json={**ROWS, "limit": 5}).json()
    assert (len(whole["rows"]), whole["truncated"]) == (5, False)
    lines = taking.post(f"{PATH}?format=ndjson", json=ROWS).text.splitlines()
    assert lines[-1] == '{"x": 5, "list": [5]}'


def _refused(client: Client, body: Any, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = client.post(PATH, json=body, **more).json()
    return found


def test_what_the_guard_refuses_is_forbidden_with_its_place(taking: Client) -> None:
    statement = "MATCH (n)\nCALL db.labels() YIELD label RETURN label"
    remedy = "call what Neo4j itself has to compute and to find names"
    assert _refused(taking, {"statement": statement}) == problem(
        "The statement is not allowed",
        403,
        f"statement:2:6: db.labels may not be called; {remedy}",
        PATH,
        errors=[
            {"detail": "db.labels may not be called", "remedy": remedy, "line": 2, "column": 6}
        ],
    )
    written = _refused(taking, {"statement": "CREATE (n)"})
    assert (written["status"], written["errors"]) == (
        403,
        [{"detail": "Neo4j would do it by Create", "remedy": "send what only reads the graph"}],
    )


@pytest.mark.parametrize(
    ("statement", "detail", "place"),
    [
        ("MATCH (n)\nRETURN m", "Variable `m` not defined", {"line": 2, "column": 8}),
        ("UNWIND [0] AS x RETURN 1 / x AS y", "/ by zero", {}),
        ("RETURN $missing AS x", "Expected parameter(s): missing", {}),
    ],
)
def test_a_statements_own_mistake_is_told_with_its_place(
    taking: Client, statement: str, detail: str, place: dict[str, int]
) -> None:
    found = _refused(taking, {"statement": statement})
    assert (found["status"], found["title"]) == (422, "The statement is wrong")
    assert found["errors"] == [{"detail": detail, "remedy": "correct the statement", **place}]


@pytest.mark.parametrize(
    ("body", "parameter", "detail"),
    [
        ({}, "statement", "give a `statement`: Cypher, as a text"),
        ({"statement": 1}, "statement", "give a `statement`: Cypher, as a text"),
        (
            {"statement": "RETURN 1", "parameters": [1]},
            "parameters",
            "the `parameters` are no object of names and values",
        ),
        (
            {"statement": "RETURN 1", "query": 1},
            "query",
            "there is no `query`; send statement, parameters, limit, format",
        ),
        (
            {"statement": "RETURN $x", "parameters": {"x": 2**70}},
            "parameters.x",
            "the parameter `x` is a whole number larger than Neo4j has (64 bits); "
            "send it as a text",
        ),
    ],
)
def test_a_body_that_is_none_is_told_by_its_parts(
    taking: Client, body: dict[str, Any], parameter: str, detail: str
) -> None:
    found = _refused(taking, body)
    assert found["status"] == 422
    assert found["errors"] == [
        {"detail": detail, "parameter": parameter, "pointer": f"#/{parameter.replace('.', '/')}"}
    ]


def test_a_row_that_is_too_large_is_not_taken(taking: Client) -> None:
    found = _refused(taking, {"statement": "UNWIND range(1, 100000) AS x RETURN collect(x) AS all"})
    assert (found["status"], found["detail"]) == (
        507,
        "a row of the answer has more than 100,000 bytes; ask for less of it",
    )


def test_a_parameter_is_a_value_whatever_it_says(taking: Client) -> None:
    said = "' RETURN 1 //`) CALL db.labels() \u0000"
    body = {"statement": "RETURN $x AS x, $`$y` AS y", "parameters": {"x": said, "$y": said}}
    assert taking.post(PATH, json=body).json()["rows"] == [{"x": said, "y": said}]


@pytest.mark.parametrize(
    "origin", ["https://elsewhere.example", "null", "", "http://localhost:1", "http://["]
)
def test_another_sites_page_may_not_send_statements(taking: Client, origin: str) -> None:
    found = _refused(taking, ROWS, headers={"Origin": origin})
    assert (found["status"], found["detail"]) == (
        421,
        "a page of another site may not send statements; allow it with --cors",
    )


def test_its_own_pages_and_those_that_are_let_in_may(taking: Client) -> None:
    behind_a_proxy = taking.address.replace("http:", "https:")
    for origin in (taking.address, behind_a_proxy, "https://page.example"):
        assert taking.post(PATH, json=ROWS, headers={"Origin": origin}).status_code == 200


def test_a_server_takes_none_unless_it_is_told_to(client: Client) -> None:
    assert _refused(client, ROWS) == problem(
        "No statements are taken",
        403,
        "this server takes questions only; start it with `kb serve --allow-cypher`",
        PATH,
    )
    assert PATH not in client.get("/openapi.json").json()["paths"]


def test_the_document_has_statements_where_they_are_taken(taking: Client) -> None:
    described = taking.get("/openapi.json").json()["paths"][PATH]["post"]
    body = described["requestBody"]["content"]["application/json"]["schema"]
    assert (body["required"], sorted(body["properties"])) == (
        ["statement"],
        ["format", "limit", "parameters", "statement"],
    )


@pytest.fixture
def keyed(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home
) -> Iterator[tuple[Client, Home]]:
    guard = Guard(caps=Caps(seconds=3.0))
    with serving(create_app(connection, questions, home, Door(guard=guard))) as client:
        yield client, home


def _key(home: Home, name: str, *scopes: str) -> str:
    return changes.create(home, name, scopes, datetime.now(UTC).date())[1]


def test_once_there_is_a_key_a_statement_needs_one_of_its_scope(keyed: tuple[Client, Home]) -> None:
    client, home = keyed
    assert client.post(PATH, json=ROWS).status_code == 200
    reader, writer = _key(home, "reader"), _key(home, "analyst", "cypher")
    assert client.post(PATH, json=ROWS).status_code == 401
    refused = client.bearing(reader).post(PATH, json=ROWS)
    assert (refused.status_code, refused.json()["detail"]) == (
        403,
        "the key reader does not allow what needs the scope `cypher`; "
        "make one that does with `kb key create NAME --scope cypher`",
    )
    assert client.bearing(writer).post(PATH, json=ROWS).status_code == 200


def test_one_callers_heavy_statements_do_not_stall_anothers(keyed: tuple[Client, Home]) -> None:
    client, home = keyed
    heavy, light = (client.bearing(_key(home, name, "cypher")) for name in ("heavy", "light"))
    assert light.get(QUESTION).status_code == 200  # Neo4j plans it once
    with ThreadPoolExecutor(8) as pool:
        sent = [pool.submit(heavy.post, PATH, json=ENDLESS) for _ in range(4)]
        while "throughline_requests_running 5.0" not in light.get("/metrics").text:
            pass
        answer = light.post(PATH, json=ROWS)
        question = light.get(QUESTION)
        waiting = [not one.done() for one in sent[2:]]  # for the turn of the first two
        ended = sorted(one.result().status_code for one in sent)
    assert (answer.status_code, question.status_code, waiting) == (200, 200, [True, True])
    assert ended == [504, 504, 504, 504]


# It counts for a while in between, so that the first rows are there before it holds much.
THEN_MUCH = (
    "UNWIND range(1, 2000) AS x RETURN x UNION ALL UNWIND range(1, 20000000) AS y "
    "WITH count(y) AS n UNWIND range(n, 100000000) AS x WITH collect(x) AS c RETURN size(c) AS x"
)


@pytest.mark.parametrize(
    ("caps", "statement", "status"),
    [
        (Caps(memory=2**25), THEN_MUCH, 507),
        (Caps(seconds=1.0), "UNWIND range(1, 1000000000000) AS x RETURN x", 504),
    ],
)
def test_a_stream_that_is_broken_off_says_so_in_its_last_line(
    shipped: Using, connection: Connection, questions: Catalogue, home: Home,
    caps: Caps, statement: str, status: int,
) -> None:  # fmt: skip
    door = Door(guard=Guard(caps=caps))
    with serving(create_app(connection, questions, home, door)) as client:
        body = {"statement": statement, "format": "ndjson"}
        lines = _lines(client.post(PATH, json=body, stream=True))
    assert (lines[0], json.loads(lines[-1])["error"]["status"]) == ('{"x": 1}', status)


def _lines(answer: requests.Response) -> list[str]:
    """The lines of an answer that has no proper end."""
    lines: list[str] = []
    with suppress(requests.exceptions.ChunkedEncodingError):
        lines.extend(line.decode() for line in answer.iter_lines())
    return lines


def test_a_large_row_after_the_cut_is_not_read(taking: Client) -> None:
    large = "CASE x WHEN 3 THEN [i IN range(1, 1000) | [j IN range(1, 1000) | 'aaaaaaaaaa']] END"
    statement = f"UNWIND range(1, 3) AS x RETURN x, {large} AS list"
    cut = taking.post(PATH, json={"statement": statement, "limit": 1}).json()
    assert (cut["rows"], cut["truncated"]) == ([{"x": 1, "list": None}], True)
    whole = taking.post(PATH, json={"statement": statement})
    assert whole.status_code == 507


def test_an_answer_that_is_nested_too_deep_is_told_in_a_sentence(taking: Client) -> None:
    statement = "RETURN reduce(s = [], x IN range(1, 1000) | [s]) AS list"
    found = _refused(taking, {"statement": statement})
    assert (found["status"], found["detail"]) == (
        507,
        "the answer is nested deeper than can be read",
    )


@pytest.mark.parametrize(
    "body",
    [
        '{"statement": "RETURN \'\\ud800\' AS x"}',
        '{"\\ud800": 1}',
        '{"statement": "", "limit": "\\ud800"}',
    ],
)
def test_half_a_letter_is_no_text(taking: Client, body: str) -> None:
    found = taking.post(PATH, data=body).json()
    assert (found["status"], found["detail"]) == (
        422,
        'the body has half a letter (a lone surrogate); send an object like {"name": "value"}',
    )
