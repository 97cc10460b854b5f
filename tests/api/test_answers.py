"""The formats of answers, their pages, and where they are cut."""

import csv
import io
from typing import Any
from urllib.parse import parse_qs, urlsplit

import openpyxl
import pytest

from api.formats import MEDIA_TYPES, Format
from tests.api.serving import Client

NUMBERS = "/v1/queries/numbers"
THREE = [
    {"n": 1, "day": "2000-01-02", "word": "plain"},
    {"n": 2, "day": "2000-01-03", "word": 'a, "b"'},
    {"n": 3, "day": "2000-01-04", "word": "=1+1"},
]


def test_json_is_the_envelope(client: Client) -> None:
    assert client.get(f"{NUMBERS}?count=3&limit=2").json()["rows"] == THREE[:2]


def test_csv_holds_no_formula(client: Client) -> None:
    answer = client.get(f"{NUMBERS}?count=7", headers={"accept": "text/csv"})
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(answer.text)))
    assert rows[:4] == [
        ["n", "day", "word"],
        ["1", "2000-01-02", "plain"],
        ["2", "2000-01-03", 'a, "b"'],
        ["3", "2000-01-04", "'=1+1"],
    ]
    assert rows[7] == ["7", "2000-01-08", ""]


def test_a_spreadsheet_has_days_and_numbers_and_says_what_was_asked(client: Client) -> None:
    answer = client.get(f"{NUMBERS}?count=3&limit=2&format=xlsx")
    assert answer.headers["content-type"] == MEDIA_TYPES[Format.XLSX]
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    rows = list(book["numbers"].iter_rows(values_only=True))
    assert [(row[0], str(row[1])[:10], row[2]) for row in rows] == [
        ("n", "day", "word"),
        (1, "2000-01-02", "plain"),
        (2, "2000-01-03", 'a, "b"'),
    ]
    assert list(book["about"].iter_rows(values_only=True)) == [
        ("question", "numbers"),
        ("title", "Numbers from one, with a day and a word each; every seventh has no word."),
        ("$count", "3"),
        ("$words", '["=1+1", "plain", "a, \\"b\\""]'),
        ("rows", "2, and there are more"),
    ]


@pytest.mark.parametrize("form", list(Format))
def test_every_format_is_of_the_same_question(client: Client, form: Format) -> None:
    named = client.get(f"{NUMBERS}?count=3&format={form}")
    accepted = client.get(f"{NUMBERS}?count=3", headers={"accept": MEDIA_TYPES[form]})
    assert (named.status_code, accepted.headers["etag"]) == (200, named.headers["etag"])
    assert named.headers["vary"] == "Accept, Authorization"


def test_no_rows_have_columns_in_every_format(client: Client) -> None:
    def asked(form: Format) -> Any:
        return client.get(f"{NUMBERS}?count=0&format={form}")

    assert (asked(Format.JSON).json()["rows"], asked(Format.JSON).json()["truncated"]) == (
        [],
        False,
    )
    assert (asked(Format.CSV).text, asked(Format.NDJSON).text) == ("n,day,word\n", "")
    book = openpyxl.load_workbook(io.BytesIO(asked(Format.XLSX).content))
    assert list(book["numbers"].iter_rows(values_only=True)) == [("n", "day", "word")]


@pytest.mark.parametrize("size", [1, 199, 200, 201, 1199, 1200, 1201, 2500])
def test_pages_by_cursor_are_the_whole_answer(client: Client, size: int) -> None:
    count = size * 2 + 1
    seen: list[int] = []
    page = client.get(f"{NUMBERS}?count={count}&limit={size}").json()
    while True:
        seen += [row["n"] for row in page["rows"]]
        assert page["truncated"] == (page["next"] is not None)
        if page["next"] is None:
            break
        body = {"count": count, "limit": size, "cursor": page["next"]}
        page = client.post(NUMBERS, json=body).json()
    assert seen == list(range(1, count + 1))


@pytest.mark.parametrize("form", ["json", "csv"])
def test_the_next_page_is_linked(client: Client, form: str) -> None:
    first = client.get(f"{NUMBERS}?count=3&limit=2&format={form}")
    link = first.links["next"]["url"]
    assert parse_qs(urlsplit(link).query)["limit"] == ["2"]
    second = client.get(link)
    assert ("3" in second.text, "next" in second.links) == (True, False)


def test_the_link_of_a_question_that_was_posted_asks_the_same(client: Client) -> None:
    body = {"count": 5, "words": ["a b", "ü&=", "="], "limit": 2, "format": "csv"}
    first = client.post(NUMBERS, json=body)
    second = client.get(first.links["next"]["url"])
    third = client.get(second.links["next"]["url"])
    texts = (first.text, second.text, third.text)
    rows = [list(csv.reader(io.StringIO(text)))[1:] for text in texts]
    assert [[int(row[0]) for row in page] for page in rows] == [[1, 2], [3, 4], [5]]
    assert rows[0][0] == ["1", "2000-01-02", "ü&="]
    assert "next" not in third.links


@pytest.mark.parametrize(
    ("count", "rows", "truncated"),
    # `{"n": 9}` has eight bytes, and `{"n": 10}` nine; lines have one more for their ends.
    [(9, 9, False), (12, 12, False), (13, 12, True)],
)
def test_a_questions_limit_of_bytes_cuts_a_page(
    client: Client, count: int, rows: int, truncated: bool
) -> None:
    page = client.get(f"/v1/queries/bounded?count={count}").json()
    assert (len(page["rows"]), page["truncated"]) == (rows, truncated)


def test_one_row_is_given_however_long(client: Client) -> None:
    asked = {"count": 2, "words": ["x" * 1000], "limit": 1}
    assert len(client.post(NUMBERS, json=asked).json()["rows"]) == 1


@pytest.mark.parametrize("form", list(Format))
def test_a_head_without_a_body_is_that_of_the_answer(client: Client, form: Format) -> None:
    path = f"{NUMBERS}?count=1000000&format={form}&limit=3"
    head = client.head(path)
    assert (head.status_code, head.content) == (200, b"")
    assert head.headers["etag"] == client.get(path).headers["etag"]
