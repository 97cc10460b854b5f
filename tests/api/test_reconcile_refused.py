"""What the reconciliation service refuses: with a problem document that says what is wrong."""

import json
from typing import Any

import pytest

from tests.api.serving import PROBLEM, Client, problem

PATH = "/v1/reconcile"
TITLE = "A parameter does not fit"
NO_JSON = 'send an object like {"q0": {"query": "China Exmbank"}}'
NO_FORM = "send it as application/x-www-form-urlencoded"
TYPES = "Party, Company, Bank, Government, Organization, Person"


def _refused(detail: str, parameter: str, pointer: str) -> dict[str, Any]:
    where = [{"detail": detail, "parameter": parameter, "pointer": pointer}]
    return problem(TITLE, 422, detail, PATH, errors=where)


@pytest.mark.parametrize(
    ("query", "what"),
    [
        (1, "the query `q1` is `1`; give an object"),
        ({}, "the query `q1` has neither a `query` nor `properties`; give one of them"),
        (
            {"properties": []},
            "the query `q1` has neither a `query` nor `properties`; give one of them",
        ),
        ({"query": 1}, "`query` of the query `q1` is `1`; give a text"),
        (
            {"query": "x", "text": "y"},
            "the query `q1` has `text`; it may have query, type, limit, properties, type_strict",
        ),
        (
            {"query": "x", "type": "Ship"},
            f"`type` of the query `q1` is `Ship`, which is no type; give {TYPES}",
        ),
        ({"query": "x", "type": [3]}, "`type` of the query `q1` is `3`; give a text"),
        ({"query": "x", "type": None}, "`type` of the query `q1` is `null`; give a list"),
        (
            {"query": "x", "type_strict": []},
            "`type_strict` of the query `q1` is none of any, should, all",
        ),
        *(
            (
                {"query": "x", "limit": limit},
                f"`limit` of the query `q1` is `{told}`; give a whole number, 1 or more",
            )
            for limit, told in [
                *((0, "0"), (-1, "-1"), (1.5, "1.5"), (True, "true"), ("3", "3")),
                *((float("inf"), "Infinity"), (float("nan"), "NaN")),
            ]
        ),
        ({"query": "x", "properties": {}}, "`properties` of the query `q1` is `{}`; give a list"),
        (
            {"query": "x", "properties": [{"v": "x"}]},
            "`pid` of `properties` of the query `q1` is `null`; give a text",
        ),
        (
            {"query": "x", "properties": [{"pid": "lends", "v": 1}]},
            "`properties` of the query `q1` have the `pid` `lends`; what tells apart is name, "
            "aliases, country, identifiers, lei, wikidata",
        ),
        (
            {"query": "x", "properties": [{"pid": "country", "v": None}]},
            "`v` of `properties` of the query `q1` is `null`; give a text, or an object with an "
            "`id`",
        ),
        (
            {"query": "x", "properties": [{"pid": "country", "v": {"name": "China"}}]},
            "`id` of `v` of `properties` of the query `q1` is `null`; give a text",
        ),
        (
            {"query": "x", "properties": [{"pid": "aliases", "v": ["x"] * 51}]},
            "`v` of `properties` of the query `q1` has 51 values; give at most 50",
        ),
    ],
)
def test_a_batch_with_a_query_that_is_none_is_refused_and_told_which(
    client: Client, query: Any, what: str
) -> None:
    batch = {"q0": {"query": "Huawei"}, "q1": query}
    answer = client.post(PATH, data={"queries": json.dumps(batch)})
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert answer.json() == _refused(what, "queries.q1", "#/queries/q1")


@pytest.mark.parametrize(
    ("sent", "what"),
    [
        ("", "is not JSON (Expecting value: line 1 column 1 (char 0))"),
        ("{", "is not JSON (Expecting property name enclosed in double quotes: "
         "line 1 column 2 (char 1))"),
        ("[" * 200_000, "is not JSON (it is nested too deep)"),
        ("9" * 5000, "is not JSON (a number in it is too long)"),
        ("[]", "is not a JSON object"),
        ("null", "is not a JSON object"),
        ('{"q0": {"query": "\\ud800"}}', "has half a letter (a lone surrogate)"),
    ],
)  # fmt: skip
def test_what_is_no_batch_is_refused(client: Client, sent: str, what: str) -> None:
    answer = client.post(PATH, data={"queries": sent})
    assert answer.status_code == 422
    detail = f"the parameter `queries` {what}; {NO_JSON}"
    assert answer.json() == _refused(detail, "queries", "#/queries")


@pytest.mark.parametrize(
    ("sent", "what"),
    [
        ({}, "`ids` of the parameter `extend` is `null`; give a list"),
        (
            {"ids": [1], "properties": []},
            "`ids` of the parameter `extend` is `1`; give a text",
        ),
        (
            {"ids": [], "properties": [{"id": "name", "settings": {"limit": "all"}}]},
            "`limit` of `properties` of the parameter `extend` is `all`; give a whole number, "
            "0 or more",
        ),
        (
            {"ids": [], "properties": [{"id": "name", "settings": {"rank": 1}}]},
            "`settings` of `properties` of the parameter `extend` has `rank`; it may have limit",
        ),
        (
            {"ids": [], "properties": ["name"]},
            "`properties` of the parameter `extend` is `name`; give an object",
        ),
    ],
)
def test_what_is_no_extension_is_refused(client: Client, sent: Any, what: str) -> None:
    answer = client.post(PATH, data={"extend": json.dumps(sent)})
    assert answer.status_code == 422
    assert answer.json() == _refused(what, "extend", "#/extend")


def test_a_property_that_there_is_not_is_told_with_those_that_there_are(client: Client) -> None:
    sent = {"ids": ["huawei"], "properties": [{"id": "<b>"}]}
    answer = client.post(PATH, data={"extend": json.dumps(sent)})
    assert answer.status_code == 422
    assert answer.json()["detail"].startswith(
        "`properties` of the parameter `extend` have `<b>`, and there is none; there are name, "
        "kinds, aliases, referents, country, identifiers, lei, wikidata, "
    )


@pytest.mark.parametrize(
    ("form", "what"),
    [
        (
            {"queries": json.dumps({str(number): {"query": "x"} for number in range(51)})},
            "51 queries are asked for at once; send at most 50 at a time",
        ),
        (
            {"extend": json.dumps({"ids": ["x"] * 1001, "properties": []})},
            "1,001 parties are asked for at once; send at most 50 at a time",
        ),
    ],
)
def test_more_at_once_than_the_manifest_says_is_refused(
    client: Client, form: dict[str, str], what: str
) -> None:
    answer = client.post(PATH, data=form)
    assert answer.status_code == 413
    assert answer.json() == problem("Too many things at once", 413, what, PATH)


def test_a_body_that_is_too_large_is_refused(client: Client) -> None:
    answer = client.post(PATH, data={"queries": "x" * 1_000_000})
    detail = "the body has more than 1,000,000 bytes; send less at once"
    assert answer.json() == problem("The body is too large", 413, detail, PATH)


@pytest.mark.parametrize(
    ("given", "detail"),
    [
        ({}, "send either `queries` or `extend`, and nothing else"),
        ({"data": {"queries": "{}", "extend": "{}"}},
         "send either `queries` or `extend`, and nothing else"),
        ({"data": {"query": "x"}}, "send either `queries` or `extend`, and nothing else"),
        ({"data": {"queries": "{}"}, "params": {"queries": "{}"}},
         "the parameter `queries` is given twice; give it once"),
        ({"data": "queries={}&queries={}", "headers": {"content-type":
          "application/x-www-form-urlencoded"}},
         "the parameter `queries` is given twice; give it once"),
        ({"json": {"queries": {}}}, f"the body is `application/json`; {NO_FORM}"),
        ({"files": {"queries": "{}"}}, f"the body is `multipart/form-data`; {NO_FORM}"),
        ({"data": b"queries=%ff"}, f"the body is no text in UTF-8; {NO_FORM}"),
        ({"data": b"queries=\xff"}, f"the body is no text in UTF-8; {NO_FORM}"),
        ({"data": "&".join(f"a{number}=" for number in range(21)).encode()},
         f"the body has more than 20 fields; {NO_FORM}"),
    ],
)  # fmt: skip
def test_what_is_no_form_with_one_of_the_two_is_refused(
    client: Client, given: dict[str, Any], detail: str
) -> None:
    answer = client.post(PATH, **given)
    assert (answer.status_code, answer.json()["detail"]) == (422, detail)


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        (
            "?callback=f",
            "no JSONP is offered, as pages anywhere could read by it; ask without `callback`",
        ),
        ("?query=huawei", "there is no parameter `query`; this takes queries, extend"),
        (
            "/properties?type=Ship",
            f"the parameter `type` is `Ship`, which is no type; give {TYPES}",
        ),
        ("/properties?limit=0", "the parameter `limit` is `0`; give a number from 1 to 10000000"),
        *(
            (
                f"/suggest/{what}?cursor={cursor}",
                "the parameter `cursor` is no whole number from 0 to 1000; give how many to skip",
            )
            for what, cursor in [("entity", "x"), ("type", "-1"), ("property", "1001")]
        ),
        ("/preview?id=huawei&x=1", "there is no parameter `x`; this takes id"),
    ],
)
def test_an_address_that_is_wrong_is_refused(client: Client, path: str, detail: str) -> None:
    answer = client.get(f"{PATH}{path}")
    assert (answer.status_code, answer.json()["detail"]) == (422, detail)
