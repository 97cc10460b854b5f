"""Reconciling as OpenRefine does it: what it calls next it finds in the manifest."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.api.serving import JSON, Client
from tests.reconcile import schemas

PATH = "/v1/reconcile"
EXIMBANK = "ruritania-eximbank"


def _asked(service: Client, data: Path, url: str, schema: str, **given: str) -> dict[str, Any]:
    """Ask an address of the manifest's, and hold the answer to its schema."""
    assert url.startswith(f"{service.address}/")
    answer = service.get(url.removeprefix(service.address), params=given)
    assert (answer.status_code, answer.headers["content-type"]) == (200, JSON), answer.text
    schemas.check(data, schema, answer.json())
    found: dict[str, Any] = answer.json()
    return found


@pytest.fixture
def manifest(service: Client, data: Path) -> dict[str, Any]:
    """What the service says of itself."""
    return _asked(service, data, f"{service.address}{PATH}", "manifest")


def _place(place: dict[str, str]) -> str:
    return place["service_url"] + place["service_path"]


def _filled(manifest: dict[str, Any], what: str, service: Client) -> str:
    url: str = manifest[what]["url"]
    return url.replace("{{id}}", EXIMBANK).removeprefix(service.address)


@pytest.mark.usefixtures("rigour")
def test_a_column_is_matched_by_a_type_and_a_property_that_were_suggested(
    service: Client, data: Path, manifest: dict[str, Any]
) -> None:
    types, properties = (_place(manifest["suggest"][what]) for what in ("type", "property"))
    [bank] = _asked(service, data, types, "suggest-types-response", prefix="ban")["result"]
    schema = "suggest-properties-response"
    [country] = _asked(service, data, properties, schema, prefix="count")["result"]
    queries = {
        f"q{number}": {
            "query": name,
            "type": bank["id"],
            "type_strict": "should",
            "properties": [{"pid": country["id"], "v": "China"}],
        }
        for number, name in enumerate(["Export Import Bank of Ruritania", "Nowhere Savings"])
    }
    schemas.check(data, "reconciliation-query-batch", queries)
    found = service.post(PATH, data={"queries": json.dumps(queries)}).json()
    schemas.check(data, "reconciliation-result-batch", found)
    told = {
        key: [(one["id"], one["match"]) for one in answer["result"] if one["score"] >= 75]
        for key, answer in found.items()
    }
    assert told == {"q0": [(EXIMBANK, True)], "q1": []}


def test_a_match_is_looked_at(service: Client, manifest: dict[str, Any]) -> None:
    page = service.get(_filled(manifest, "preview", service))
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "<h1><bdi>Export-Import Bank of Ruritania</bdi></h1>" in page.text
    assert service.get(_filled(manifest, "view", service)).json()["party"] == EXIMBANK


def test_a_table_is_extended_by_properties_that_were_proposed(
    service: Client, data: Path, manifest: dict[str, Any]
) -> None:
    place = _place(manifest["extend"]["propose_properties"])
    proposed = _asked(service, data, place, "data-extension-property-proposal", type="Bank")
    wanted = [one["id"] for one in proposed["properties"] if one["id"] in {"aliases", "lends"}]
    [setting] = manifest["extend"]["property_settings"]
    extend = {
        "ids": [EXIMBANK, "nobody"],
        "properties": [{"id": id, "settings": {setting["name"]: 1}} for id in wanted],
    }
    schemas.check(data, "data-extension-query", extend)
    extended = service.post(PATH, data={"extend": json.dumps(extend)}).json()
    schemas.check(data, "data-extension-response", extended)
    assert extended == {
        "meta": [{"id": "aliases", "name": "Aliases"}, {"id": "lends", "name": "Lends"}],
        "rows": {
            EXIMBANK: {"aliases": [{"str": "REB"}], "lends": [{"int": 1}]},
            "nobody": {},
        },
    }
