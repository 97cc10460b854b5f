"""The Reconciliation Service API 0.2, asked over HTTP as OpenRefine asks it."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.api.serving import PROBLEM, Client, problem
from tests.reconcile import schemas

PATH = "/v1/reconcile"
needs_rigour = pytest.mark.usefixtures("rigour")


def _reconciled(service: Client, **queries: Any) -> dict[str, Any]:
    answer = service.post(PATH, data={"queries": json.dumps(queries)})
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return {key: one["result"] for key, one in found.items()}


def _short(results: list[dict[str, Any]]) -> list[tuple[str, bool]]:
    return [(one["id"], one["match"]) for one in results if one["score"] >= 75]


def test_the_manifest_has_addresses_as_the_server_was_called(service: Client) -> None:
    called = service.address.replace("127.0.0.1", "localhost")
    manifest = service.get(PATH, headers={"host": called.removeprefix("http://")}).json()
    assert manifest == {
        "versions": ["0.2"],
        "name": "Throughline",
        "identifierSpace": f"{called}/v1/parties/",
        "schemaSpace": f"{called}{PATH}/suggest/type",
        "documentation": f"{called}/docs",
        "serviceVersion": manifest["serviceVersion"],
        "defaultTypes": [
            {"id": kind, "name": kind}
            for kind in ("Party", "Company", "Bank", "Government", "Organization", "Person")
        ],
        "view": {"url": f"{called}/v1/parties/{{{{id}}}}"},
        "feature_view": {"url": f"{called}{PATH}/features/{{{{id}}}}"},
        "preview": {"url": f"{called}{PATH}/preview?id={{{{id}}}}", "width": 420, "height": 260},
        "suggest": {
            what: {"service_url": called, "service_path": f"{PATH}/suggest/{what}"}
            for what in ("entity", "property", "type")
        },
        "extend": {
            "propose_properties": {"service_url": called, "service_path": f"{PATH}/properties"},
            "property_settings": [
                {
                    "name": "limit",
                    "label": "Most values",
                    "type": "number",
                    "default": 0,
                    "help_text": "How many values of the property to fetch for each party; "
                    "0 for all.",
                }
            ],
        },
        "batchSize": 50,
    }


@needs_rigour
def test_a_candidate_is_told_whole(service: Client, data: Path) -> None:
    queries = {"q0": {"query": "Ruritania Eximbank", "limit": 1}}
    answer = service.get(PATH, params={"queries": json.dumps(queries)})
    schemas.check(data, "reconciliation-result-batch", answer.json())
    assert answer.json() == {
        "q0": {
            "result": [
                {
                    "id": "ruritania-eximbank",
                    "name": "Export-Import Bank of Ruritania",
                    "description": "Bank, CN; also REB, Ruritania Eximbank",
                    "type": [{"id": "Bank", "name": "Bank"}, {"id": "Company", "name": "Company"}],
                    "score": 100.0,
                    "match": True,
                    "features": [
                        {"id": "name", "value": 1.0},
                        {"id": "id", "value": False},
                        {"id": "identifiers", "value": False},
                    ],
                }
            ]
        }
    }


def _given(id: str, value: Any) -> list[dict[str, Any]]:
    return [{"pid": id, "v": value}]


KESTRELS = {"query": "Kestrel Technologies"}
GROUP = {"query": "Chinese government-owned banks"}


@needs_rigour
@pytest.mark.parametrize(
    ("query", "found"),
    [
        # The very name, in small letters; another bank's is not near it.
        ({"query": "bank of ruritania"}, [("bank-of-ruritania", True)]),
        # A slip that two banks come near.
        (
            {"query": "Ruritania Exmibank"},
            [("ruritania-exmbank", False), ("ruritania-eximbank", False)],
        ),
        # Three bear the name; by kind there is one.
        (
            KESTRELS,
            [
                *(("kestrel-abroad", False), ("kestrel-office", False), ("other-kestrel", False)),
                *(("kestrel", False), ("kestrel-limited", False)),
            ],
        ),
        ({**KESTRELS, "type": "Government"}, [("kestrel-office", True)]),
        ({**KESTRELS, "type": ["bank", "Company"], "type_strict": "all"}, []),
        ({"query": "Twin Name"}, [("invented-broker", False), ("invented-twin", False)]),
        # A country leaves out those of another one.
        (
            {**KESTRELS, "type": "Company", "properties": _given("country", "USA")},
            [("kestrel-abroad", False), ("other-kestrel", False), ("kestrel-limited", False)],
        ),
        ({"query": "Huawei", "properties": _given("country", "US")}, []),
        ({"query": "Huawei", "properties": _given("country", "Narnia")}, [("huawei", False)]),
        (
            {"query": "Huawei", "properties": _given("country", {"id": "Q148", "name": "China"})},
            [("huawei", True)],
        ),
        # An identifier decides, whatever the name; not where two have it.
        (
            {**KESTRELS, "type": "Company", "properties": _given("lei", "KESTREL0000000000002")},
            [("other-kestrel", True), ("kestrel-abroad", False), ("kestrel-limited", False)],
        ),
        (
            {"properties": _given("identifiers", "lei:KESTREL0000000000002")},
            [("other-kestrel", True)],
        ),
        ({"query": "lei:kestrel0000000000002"}, [("other-kestrel", True)]),
        (
            {"properties": _given("lei", "KESTREL0000000000001")},
            [("falcon", False), ("kestrel", False)],
        ),
        # Further names, and an id.
        ({"properties": _given("aliases", ["The Maker", "x"])}, [("invented-maker", True)]),
        ({"query": "kestrel-abroad"}, [("kestrel-abroad", True)]),
        # Who stands for an unnamed group is nobody's match.
        (GROUP, [("cn-state-banks", False)]),
        ({"query": "cn-state-banks"}, [("cn-state-banks", False)]),
        ({"query": "华为"}, [("huawei", True)]),
        ({"query": "u.s."}, [("us", True)]),
    ],
)
def test_a_query_finds(
    service: Client, data: Path, query: dict[str, Any], found: list[tuple[str, bool]]
) -> None:
    schemas.check(data, "reconciliation-query-batch", {"q": query})
    assert _short(_reconciled(service, q=query)["q"]) == found


@needs_rigour
@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            " ",
            "\x00",
            "a\x00b",
            "\u202e",
            "\u202eieuawH",
            '"\\+-&|!(){}[]^~*?:/',
            "AND OR NOT",
        ),
        *("<script>alert(1)</script>", "name:huawei", "/.*/", "x " * 100_000, "😀"),
    ],
)
def test_a_text_that_is_no_name_finds_nobody(service: Client, text: str) -> None:
    assert _short(_reconciled(service, q={"query": text})["q"]) == []


@needs_rigour
def test_signs_that_are_obeyed_and_not_shown_are_no_part_of_a_name(service: Client) -> None:
    found = _reconciled(service, q={"query": "\u202aHua\u2066wei\x00 "})["q"]
    assert _short(found) == []
    assert _short(_reconciled(service, q={"query": "\u202aHuawei\x00 "})["q"]) == [("huawei", True)]


@needs_rigour
def test_queries_of_a_batch_are_answered_by_themselves(service: Client) -> None:
    names = ["Huawei", "Lenovo", "Bank of Ruritania", "Nobody at all"]
    batch = {f"q{number}": {"query": names[number % 4], "limit": 1} for number in range(50)}
    together = _reconciled(service, **batch)
    alone = [_reconciled(service, q={"query": name, "limit": 1})["q"] for name in names]
    assert list(together.values()) == [alone[number % 4] for number in range(50)]


def test_without_what_compares_names_it_is_said_what_to_install(
    service: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "rigour.names", None)
    answer = service.post(PATH, data={"queries": '{"q0": {"query": "?"}}'})
    assert (answer.status_code, answer.headers["content-type"]) == (501, PROBLEM)
    detail = (
        "names are compared by rigour; install throughline-kb[resolve], which builds PyICU and "
        "needs ICU's headers"
    )
    assert answer.json() == problem("What it needs is not installed", 501, detail, PATH)
    assert service.get(f"{PATH}/suggest/entity?prefix=huawei").status_code == 200


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
