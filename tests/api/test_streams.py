"""Answers as lines: where they are cut, how they break off, and who hangs up."""

import json
from typing import Any

import pytest
import requests

from tests.api.serving import Client
from tests.api.test_answers import NUMBERS, THREE


def _lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.splitlines()]


def test_lines_of_json_are_the_rows(client: Client) -> None:
    answer = client.get(f"{NUMBERS}?count=3&format=ndjson")
    assert answer.headers["content-type"] == "application/x-ndjson"
    assert _lines(answer.text) == THREE


@pytest.mark.parametrize("limit", [1, 199, 200, 201, 1199, 1200, 1201, 2200])
def test_cut_lines_end_with_the_cursor_of_what_follows(client: Client, limit: int) -> None:
    *rows, cut = _lines(client.get(f"{NUMBERS}?count=2500&limit={limit}&format=ndjson").text)
    assert [row["n"] for row in rows] == list(range(1, limit + 1))
    assert (list(cut), cut["truncated"]) == (["truncated", "next"], True)
    rest = client.get(NUMBERS, params={"count": 2500, "format": "ndjson", "cursor": cut["next"]})
    assert [row["n"] for row in _lines(rest.text)] == list(range(limit + 1, 2501))


@pytest.mark.parametrize("limit", [2500, 2501, 10_000])
def test_lines_that_are_all_there_say_nothing_more(client: Client, limit: int) -> None:
    rows = _lines(client.get(f"{NUMBERS}?count=2500&limit={limit}&format=ndjson").text)
    assert [row["n"] for row in rows] == list(range(1, 2501))


def test_a_questions_limit_of_rows_holds_whatever_is_asked_for(client: Client) -> None:
    page = client.get("/v1/queries/bounded?count=501&limit=1000&format=ndjson").text
    assert "truncated" in page.splitlines()[-1]


@pytest.mark.parametrize(
    ("count", "rows", "cut"), [(9, 9, False), (10, 10, False), (11, 10, True), (300, 9, True)]
)
def test_a_questions_limit_of_bytes_cuts_lines(
    client: Client, count: int, rows: int, cut: bool
) -> None:
    lines = _lines(client.get(f"/v1/queries/bounded?count={count}&format=ndjson").text)
    numbers = [line["n"] for line in lines if "n" in line]
    assert (numbers, len(lines) > rows) == (list(range(count, count - rows, -1)), cut)


def test_a_failure_before_the_first_row_is_a_problem(client: Client) -> None:
    answer = client.get("/v1/queries/breaks?count=9&last=0&format=ndjson")
    assert (answer.status_code, answer.json()["title"]) == (
        500,
        "The database refused the question",
    )
    assert "/ by zero" in answer.json()["detail"]


def test_a_stream_that_breaks_off_says_so_and_has_no_proper_end(client: Client) -> None:

    lines: list[Any] = []
    with pytest.raises(requests.exceptions.ChunkedEncodingError):  # noqa: PT012
        answer = client.get("/v1/queries/breaks?count=9000&last=7000&format=ndjson", stream=True)
        for line in answer.iter_lines():
            lines.append(json.loads(line))  # noqa: PERF401 - what came before the break counts
    assert [line["n"] for line in lines[:-1]] == list(range(1, len(lines)))
    assert lines[-1]["error"]["title"] == "The database refused the question"


def test_who_reads_too_slowly_is_broken_off(client: Client) -> None:
    # The question's time is two seconds, and its rows are more than the buffers on the way hold.
    asked = {"count": 100_000, "word": "x" * 100}
    with client.get(
        "/v1/queries/slow", params={**asked, "format": "ndjson"}, stream=True
    ) as answer:
        lines = answer.iter_lines()
        next(lines)
        while 'question="slow"' not in client.get("/metrics").text:
            pass  # it is counted when it has ended
        with pytest.raises(requests.exceptions.ChunkedEncodingError):
            list(lines)


def test_who_hangs_up_ends_the_question(client: Client) -> None:
    with client.get(f"{NUMBERS}?count=1000000&format=ndjson", stream=True) as answer:
        assert json.loads(next(answer.iter_lines())) == THREE[0]
    assert client.get(f"{NUMBERS}?count=3").json()["rows"] == THREE
