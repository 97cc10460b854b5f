"""What the reconciliation service has beside queries: suggestions, properties, a preview."""

import json
from pathlib import Path

import pytest

from tests.api.serving import Client, problem
from tests.api.test_reconcile import PATH
from tests.reconcile import schemas


@pytest.mark.parametrize(
    ("what", "given", "found"),
    [
        ("entity", "prefix=hua", ["huawei"]),
        ("entity", "prefix=cn", ["cn"]),
        ("entity", "prefix=CHINESE%20ban", ["cn-state-banks"]),
        ("entity", "prefix=", []),
        ("entity", "", []),
        ("entity", "prefix=%00", []),
        ("entity", "prefix=%E2%80%AEhuawei", ["huawei"]),
        ("entity", "prefix=hua&schema=Company&callback=f&_=1", ["huawei"]),
        ("type", "", ["Party", "Company", "Bank", "Government", "Organization", "Person"]),
        ("type", "prefix=BA", ["Bank"]),
        ("type", "prefix=x", []),
        ("property", "prefix=le", ["lei", "lends"]),
        ("property", "prefix=access", ["accesses", "grants_access"]),
    ],
)
def test_what_is_typed_is_gone_on_with(
    service: Client, data: Path, what: str, given: str, found: list[str]
) -> None:
    answer = service.get(f"{PATH}/suggest/{what}?{given}").json()
    plural = {"entity": "entities", "type": "types", "property": "properties"}[what]
    schemas.check(data, f"suggest-{plural}-response", answer)
    ids = [one["id"] for one in answer["result"]]
    assert ids[: len(found)] == found
    assert found != [] or ids == []


def test_a_suggestion_tells_who_is_meant(service: Client) -> None:
    [found] = service.get(f"{PATH}/suggest/entity?prefix=the%20maker").json()["result"][:1]
    assert found == {
        "id": "invented-maker",
        "name": "Invented Maker",
        "description": "Company; also The Maker",
        "notable": ["Company"],
    }


def test_suggestions_go_on_where_they_were_left(service: Client) -> None:
    first = service.get(f"{PATH}/suggest/property").json()
    rest = service.get(f"{PATH}/suggest/property?cursor={first['cursor']}").json()
    assert (first["cursor"], len(first["result"]), "cursor" in rest) == (20, 20, False)
    ids = [one["id"] for one in first["result"] + rest["result"]]
    assert (ids[0], ids[-1], len(set(ids))) == ("name", "imposes", len(ids))


@pytest.mark.parametrize(
    ("given", "kind", "has", "lacks"),
    [
        ("type=Bank", "Bank", {"owners", "lends", "people"}, {"part_of", "positions"}),
        ("type=person", "Person", {"positions", "aliases"}, {"part_of", "owners"}),
        ("type=Government", "Government", {"part_of"}, {"positions", "owners"}),
        ("type=", "Party", {"part_of", "positions", "owners"}, {"party"}),
        ("", "Party", {"lei", "wikidata"}, {"party"}),
    ],
)
def test_properties_are_proposed_that_such_a_party_may_have(
    service: Client, data: Path, given: str, kind: str, has: set[str], lacks: set[str]
) -> None:
    answer = service.get(f"{PATH}/properties?{given}").json()
    schemas.check(data, "data-extension-property-proposal", answer)
    ids = {one["id"] for one in answer["properties"]}
    assert (answer["type"], has - ids, lacks & ids) == (kind, set(), set())


def test_no_more_properties_are_proposed_than_asked_for(service: Client) -> None:
    assert service.get(f"{PATH}/properties?type=Bank&limit=2").json() == {
        "type": "Bank",
        "limit": 2,
        "properties": [
            {"id": "name", "name": "Name", "description": "Its name."},
            {
                "id": "kinds",
                "name": "Kinds",
                "description": "What it is, such as Bank and Company.",
            },
        ],
    }


def test_values_of_properties_are_of_the_forms_that_the_specification_has(
    service: Client, data: Path
) -> None:
    ids = ["name", "aliases", "kinds", "country", "identifiers", "lei", "wikidata", "collective"]
    ids += ["owners", "part_of", "lends"]
    extend = {
        "ids": ["invented-maker", "invented-bank", "Huawei"],
        "properties": [{"id": id} for id in ids],
    }
    answer = service.get(PATH, params={"extend": json.dumps(extend)}).json()
    schemas.check(data, "data-extension-response", answer)
    assert [one["id"] for one in answer["meta"]] == ids
    assert answer["meta"][8] == {
        "id": "owners",
        "name": "Owners",
        "type": {"id": "Party", "name": "Party"},
    }
    assert answer["rows"] == {
        "invented-maker": {
            "name": [{"str": "Invented Maker"}],
            "aliases": [{"str": "The Maker"}],
            "kinds": [{"str": "Company"}],
            "country": [],
            "identifiers": [{"str": "lei:INVENTED-LEI-1"}],
            "lei": [{"str": "INVENTED-LEI-1"}],
            "wikidata": [],
            "collective": [{"str": "false"}],
            "owners": [],
            "part_of": [],
            "lends": [{"int": 0}],
        },
        "invented-bank": {
            "name": [{"str": "Invented Bank"}],
            "aliases": [],
            "kinds": [{"str": "Bank"}, {"str": "Company"}],
            "country": [],
            "identifiers": [],
            "lei": [],
            "wikidata": [],
            "collective": [{"str": "false"}],
            "owners": [{"id": "invented-state", "name": "Invented State"}],
            "part_of": [],
            "lends": [{"int": 2}],
        },
        "Huawei": {},  # a name is no id
    }


def test_a_preview_loads_nothing_and_runs_nothing(service: Client) -> None:
    answer = service.get(f"{PATH}/preview?id=huawei")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert policy.endswith("'; base-uri 'none'; form-action 'none'")
    assert (answer.headers["x-content-type-options"], "://" in answer.text) == ("nosniff", False)
    missing = service.get(f"{PATH}/preview?id=nobody")
    detail = "no party has the id `nobody`; candidates carry the ids of theirs"
    where = [{"detail": detail, "parameter": "id"}]
    assert missing.json() == problem("No such thing", 404, detail, f"{PATH}/preview", errors=where)


def test_a_feature_of_a_candidate_is_described_where_the_manifest_says(service: Client) -> None:
    url = service.get(PATH).json()["feature_view"]["url"].removeprefix(service.address)
    assert service.get(url.replace("{{id}}", "country")).json() == {
        "id": "country",
        "description": "Whether it is of a country that was given; not told where either is not "
        "known.",
    }
    assert service.get(url.replace("{{id}}", "nothing")).status_code == 404
