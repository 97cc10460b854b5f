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
