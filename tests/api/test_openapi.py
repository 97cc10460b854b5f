"""The OpenAPI document: valid, true to the headers, and kept by what is answered."""

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from api.formats import MEDIA_TYPES
from tests.api.conftest import OWN_NAMES
from tests.api.serving import JSON, PROBLEM, Client
from tests.queries.test_catalogue import QUESTIONS

ASSETS = ("swagger-ui.css", "favicon.png", "swagger-ui-bundle.js")


@pytest.fixture(scope="module")
def document(client: Client) -> dict[str, Any]:
    found: dict[str, Any] = client.get("/openapi.json").json()
    return found


def _schema(document: dict[str, Any], path: str, status: int, media_type: str) -> dict[str, Any]:
    answers = document["paths"][path]["get"]["responses"]
    found: dict[str, Any] = answers[str(status)]["content"][media_type]["schema"]
    return found


def test_the_document_is_valid(document: dict[str, Any]) -> None:
    validate(document)


def test_every_question_and_every_other_path_is_in_it(document: dict[str, Any]) -> None:
    assert set(document["paths"]) == {
        *(f"/v1/queries/{name}" for name in (*QUESTIONS, *OWN_NAMES)),
        *("/v1/queries", "/v1/queries/{name}/suggest/{parameter}", "/v1/search", "/v1/changes"),
        *("/v1/parties/{id}", "/v1/parties/{id}/trace", "/v1/agreements/{id}", "/v1/facts/{id}"),
        *("/v1/claims/{id}", "/v1/sources/{id}", "/v1/check", "/v1/load"),
        *("/v1/reconcile", "/v1/reconcile/properties", "/v1/reconcile/preview"),
        *(f"/v1/reconcile/suggest/{what}" for what in ("entity", "property", "type")),
        *("/v1/reconcile/features/{id}", "/health", "/ready", "/metrics"),
    }


@pytest.mark.parametrize("name", QUESTIONS)
def test_an_answer_is_of_the_schema_that_its_question_has(
    client: Client, document: dict[str, Any], name: str
) -> None:
    path = f"/v1/queries/{name}"
    answer = client.get(path, params=QUESTIONS[name].example)
    Draft202012Validator(_schema(document, path, 200, JSON)).validate(answer.json())


@pytest.mark.parametrize("query", ["party", "party?party=nobody", "party?party=Twin%20Name"])
def test_a_refusal_is_of_the_schema_that_its_status_has(
    client: Client, document: dict[str, Any], query: str
) -> None:
    answer = client.get(f"/v1/queries/{query}")
    schema = _schema(document, "/v1/queries/party", answer.status_code, PROBLEM)
    assert schema == {"$ref": "#/components/schemas/Problem"}
    whole = {**document["components"]["schemas"]["Problem"], "additionalProperties": False}
    Draft202012Validator(whole).validate(answer.json())


def test_a_question_is_described_by_its_header(document: dict[str, Any]) -> None:
    operation = document["paths"]["/v1/queries/chain"]["get"]
    assert (operation["summary"], operation["description"], operation["operationId"]) == (
        QUESTIONS["chain"].title,
        QUESTIONS["chain"].description,
        "chain",
    )
    assert [p["name"] for p in operation["parameters"]] == [
        *("party", "lender", "government", "partner", "data"),
        *("link", "lender_depth", "party_depth"),
        *("on", "between", "certainty", "known_on"),
        *("limit", "cursor", "format"),
    ]
    period = "A period: `2010/2015`, `2018-06` or `2010..`"
    assert operation["parameters"][8:11] == [
        {
            "name": "on",
            "in": "query",
            "required": False,
            "description": "Only chains that may be in force on this day.",
            "schema": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}]},
        },
        {
            "name": "between",
            "in": "query",
            "required": False,
            "description": (
                "Only chains that may be in force on some day of this period, as `2010/2015`."
            ),
            "schema": {"anyOf": [{"type": "string", "description": period}, {"type": "null"}]},
        },
        {
            "name": "certainty",
            "in": "query",
            "required": False,
            "description": "`possible` takes both kinds, `certain` the surer one, of owners too.",
            "schema": {"type": "string", "enum": ["possible", "certain"], "default": "possible"},
        },
    ]
    assert list(operation["responses"]["200"]["content"]) == list(MEDIA_TYPES.values())


def test_defaults_of_every_type_are_written_as_json_has_them(document: dict[str, Any]) -> None:
    parameters = document["paths"]["/v1/queries/echo"]["get"]["parameters"]
    assert {p["name"]: p["schema"].get("default") for p in parameters[:7]} == {
        "count": 1,
        "words": ["a", "b"],
        "from": "2018-06-05",
        "half": 0.5,
        "sure": True,
        "kind": "one",
        "nothing": None,
    }


def test_a_body_takes_what_an_address_takes(document: dict[str, Any]) -> None:
    operation = document["paths"]["/v1/queries/party"]["post"]
    body = operation["requestBody"]["content"][JSON]["schema"]
    assert (list(body["properties"]), body["required"], body["additionalProperties"]) == (
        ["party", "limit", "cursor", "format"],
        ["party"],
        False,
    )
    assert (operation["parameters"], operation["operationId"]) == ([], "post_party")


def test_operations_have_names_of_their_own(document: dict[str, Any]) -> None:
    ids = [
        operation["operationId"]
        for path in document["paths"].values()
        for operation in path.values()
    ]
    assert len(ids) == len(set(ids))


def test_the_page_of_documentation_asks_nobody_else(client: Client) -> None:
    page = client.get("/docs").text
    linked = re.findall(r'(?:src|href)="([^"]*)"', page)
    assert linked == [f"/static-offline-docs/{name}" for name in ASSETS]
    assert [client.get(path).status_code for path in linked] == [200, 200, 200]
    assert "://" not in page


def test_what_writes_says_that_it_needs_a_key(document: dict[str, Any]) -> None:
    assert document["security"] == [{}, {"key": []}]
    assert document["paths"]["/v1/load"]["post"]["security"] == [{"key": []}]
    assert document["components"]["securitySchemes"] == {
        "key": {"type": "http", "scheme": "bearer"}
    }
