"""What a request asks: what is taken from its address and its body, and what is refused."""

import json
from typing import Any

import pytest

from tests.api.serving import PROBLEM, Client, problem

TITLE = "A parameter does not fit"
NO_DAY = "the parameter `on` is `yesterday`; give a day such as 2018-06-05"


@pytest.mark.parametrize(
    ("query", "faults"),
    [
        ("chain?on=yesterday", {"on": NO_DAY}),
        (
            "chain?day=2018-06-05&on=yesterday&certainty=sure",
            {
                "day": "there is no parameter `day`; this question takes party, lender, "
                "government, partner, data, link, lender_depth, party_depth, on, between, "
                "certainty, known_on",
                "on": NO_DAY,
                "certainty": "the parameter `certainty` is `sure`; give one of possible, certain",
            },
        ),
        (
            "party",
            {
                "party": "the parameter `party` is missing; give the id, name, alias or identifier "
                "of a party"
            },
        ),
        (
            "party?party=",
            {
                "party": "the parameter `party` is ``; give the id, name, alias or "
                "identifier of a party"
            },
        ),
        (
            f"party?party={'bank ' * 101}",
            {
                "party": "the parameter `party` is longer than the 500 characters that a name may "
                "have; give the id, name, alias or identifier of a party"
            },
        ),
        ("chain?party=a&party=b", {"party": "the parameter `party` is given twice; give it once"}),
        (
            "chain?limit=0",
            {"limit": "the parameter `limit` is `0`; give a number from 1 to 10000000"},
        ),
        (
            "chain?limit=1e3",
            {"limit": "the parameter `limit` is `1e3`; give a number from 1 to 10000000"},
        ),
        (
            "chain?format=xml",
            {"format": "the parameter `format` is `xml`; give one of json, ndjson, csv, xlsx"},
        ),
        (
            "chain?cursor=bm8",
            {
                "cursor": "the cursor is not from an answer to this question with "
                "these parameters; give `next` of the page before, as it was"
            },
        ),
    ],
)
def test_what_does_not_fit_in_an_address_is_told_parameter_by_parameter(
    client: Client, query: str, faults: dict[str, str]
) -> None:
    answer = client.get(f"/v1/queries/{query}")
    assert (answer.status_code, answer.headers["content-type"]) == (422, PROBLEM)
    assert answer.json() == problem(
        TITLE,
        422,
        "\n".join(faults.values()),
        f"/v1/queries/{query.partition('?')[0]}",
        errors=[{"detail": what, "parameter": name} for name, what in faults.items()],
    )


@pytest.mark.parametrize(
    ("body", "pointer", "detail"),
    [
        ('{"on": "yesterday"}', "#/on", NO_DAY),
        ('{"on": 7}', "#/on", NO_DAY.replace("yesterday", "7")),
        ('{"limit": true}', "#/limit", "the parameter `limit` is `true`; give a number from 1 to "
         "10000000"),
        ('{"limit": 1.5}', "#/limit", "the parameter `limit` is `1.5`; give a number from 1 to "
         "10000000"),
        ('{"cursor": 7}', "#/cursor", "the cursor is no text; give `next` as it was"),
        ('{"a/b~c": 1}', "#/a~1b~0c", "there is no parameter `a/b~c`; this question takes party, "
         "lender, government, partner, data, link, lender_depth, party_depth, on, between, "
         "certainty, known_on"),
        ('{"party": "a", "party": "b"}', "#/party", "the parameter `party` is given twice; give "
         "it once"),
        ('{"party": ["huawei"]}', "#/party", 'the parameter `party` is `["huawei"]`; give the '
         "id, name, alias or identifier of a party"),
        ("[]", "#", 'the body is not a JSON object; send an object like {"name": "value"}'),
        ("{", "#", "the body is not JSON (Expecting property name enclosed in double quotes: line "
         '1 column 2 (char 1)); send an object like {"name": "value"}'),
        ("9" * 5000, "#", "the body is not JSON (a number in it is too long); send an object like "
         '{"name": "value"}'),
        ("[" * 100_000, "#", "the body is not JSON (it is nested too deep); send an object like "
         '{"name": "value"}'),
        ("\udcff", "#", "the body is not JSON (it is no text in UTF-8); send an object like "
         '{"name": "value"}'),
    ],
)  # fmt: skip
def test_what_does_not_fit_in_a_body_is_pointed_at(
    client: Client, body: str, pointer: str, detail: str
) -> None:
    answer = client.post("/v1/queries/chain", data=body.encode("utf-8", "surrogateescape"))
    assert answer.status_code == 422
    where: dict[str, Any] = {"detail": detail}
    if pointer != "#":
        where["parameter"] = pointer[2:].replace("~1", "/").replace("~0", "~")
    assert answer.json() == problem(
        TITLE, 422, detail, "/v1/queries/chain", errors=[{**where, "pointer": pointer}]
    )


def test_a_body_larger_than_a_question_needs_is_not_read(client: Client) -> None:
    answer = client.post("/v1/queries/chain", data=b" " * 1_000_001)
    assert answer.status_code == 413
    assert answer.json() == problem(
        "The body is too large",
        413,
        "the body has more than 1,000,000 bytes; send less at once",
        "/v1/queries/chain",
    )


def test_an_address_and_a_body_may_share_the_parameters(client: Client) -> None:
    asked = client.post("/v1/queries/chain?party=Huawei", json={"on": "2018-06-05", "limit": 5})
    assert asked.json() == client.get("/v1/queries/chain?party=huawei&on=2018-06-05").json()
    twice = client.post("/v1/queries/chain?on=2018-06-05", json={"on": "2018-06-05"})
    assert twice.json()["errors"] == [
        {
            "detail": "the parameter `on` is given twice; give it once",
            "parameter": "on",
            "pointer": "#/on",
        }
    ]


@pytest.mark.parametrize("body", ["", "{}", json.dumps({"party": None})])
def test_a_body_may_say_nothing(client: Client, body: str) -> None:
    asked = client.post("/v1/queries/measures", data=body)
    assert asked.json()["rows"] == client.get("/v1/queries/measures").json()["rows"]


def test_a_list_is_a_parameter_given_several_times_or_a_list(client: Client) -> None:
    asked = client.get("/v1/queries/evidence?facts=huawei-access&facts=huawei-credit")
    posted = client.post("/v1/queries/evidence", json={"facts": ["huawei-access", "huawei-credit"]})
    assert {row["fact"] for row in asked.json()["rows"]} == {"huawei-access", "huawei-credit"}
    assert posted.json() == asked.json()


@pytest.mark.parametrize(
    ("query", "status", "title", "detail", "more"),
    [
        (
            "chain?party=Nobody",
            404,
            "No such party",
            "no party is called `Nobody`; give its id, name, alias or identifier",
            {},
        ),
        (
            "chain?party=Twin%20Name",
            409,
            "Several parties bear the name",
            "`Twin Name` is the name of invented-broker, invented-twin; give one of these ids",
            {"candidates": ["invented-broker", "invented-twin"]},
        ),
    ],
)
def test_a_party_that_is_none_or_several_is_told(
    client: Client, query: str, status: int, title: str, detail: str, more: dict[str, Any]
) -> None:
    answer = client.get(f"/v1/queries/{query}")
    assert answer.status_code == status
    where = [{"detail": detail, "parameter": "party"}]
    assert answer.json() == problem(
        title, status, detail, "/v1/queries/chain", errors=where, **more
    )
