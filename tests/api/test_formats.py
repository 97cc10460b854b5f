"""Which format an answer is written in."""

import json

import pytest

from api.formats import Format, chosen
from kb.errors import InvalidParameter, NotAcceptable

CSV, JSON, NDJSON, XLSX = Format.CSV, Format.JSON, Format.NDJSON, Format.XLSX


@pytest.mark.parametrize(
    ("given", "accept", "form"),
    [
        (None, None, JSON),
        (None, "", JSON),
        (None, "*/*", JSON),
        (None, "text/csv", CSV),
        (None, "Text/CSV; charset=utf-8", CSV),
        (None, "text/*", CSV),
        (None, "application/x-ndjson", NDJSON),
        (None, "application/*", JSON),
        (None, "text/html,application/xhtml+xml,*/*;q=0.8", JSON),
        (None, "application/json;q=0.5, text/csv", CSV),
        (None, "text/csv;q=0.5, application/json;q=0.5", CSV),
        (None, "application/json;q=0, */*;q=0.1", NDJSON),
        (None, "text/csv;q=zero, application/x-ndjson;q=0.1", NDJSON),
        (None, "application/json;q=0.1, */*;q=0.5", NDJSON),
        (None, "text/*;q=0.2, text/csv, application/json;q=0.5", CSV),
        ("csv", "application/json", CSV),
        ("xlsx", None, XLSX),
        ("ndjson", "nothing/at-all", NDJSON),
    ],
)
def test_the_format_is_the_one_named_or_else_preferred(
    given: object, accept: str | None, form: Format
) -> None:
    assert chosen(given, accept) is form


@pytest.mark.parametrize("accept", ["text/html", "text/csv;q=0", "nonsense", ";;,"])
def test_what_accepts_none_of_ours_is_told_what_there_is(accept: str) -> None:
    with pytest.raises(NotAcceptable) as caught:
        chosen(None, accept)
    assert str(caught.value) == (
        f"no answer is written as `{accept}`; accept one of application/json, "
        "application/x-ndjson, text/csv, "
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    )


@pytest.mark.parametrize("given", ["JSON", "xml", "", ["csv"], 7])
def test_a_format_that_is_none_is_told_what_there_is(given: object) -> None:
    with pytest.raises(InvalidParameter) as caught:
        chosen(given, None)
    shown = given if isinstance(given, str) else json.dumps(given)
    assert str(caught.value) == (
        f"the parameter `format` is `{shown}`; give one of json, ndjson, csv, xlsx"
    )
