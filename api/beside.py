"""The paths that no question makes, as the OpenAPI document describes them."""

from dataclasses import dataclass, field
from typing import Any

from api import forms
from kb.reconcile import kinds
from kb.reconcile.manifest import BATCH, PATH

Json = dict[str, Any]
_SPECIFIED = "https://reconciliation-api.github.io/specs/0.2/"


@dataclass(frozen=True)
class Beside:
    """One such path.

    Attributes:
        body: what is sent.
        taken: what its address may have behind `?`.
        text: the media type of the answer, where it is not JSON.
    """

    path: str
    method: str
    summary: str
    body: Json = field(default_factory=dict)
    taken: tuple[Json, ...] = ()
    text: str = ""


def _taken(name: str, said: str = "", **schema: Any) -> Json:
    described = {"description": said} if said else {}
    return {"name": name, "in": "query", **described, "schema": schema or {"type": "string"}}


_DOSSIER: Json = {
    "required": True,
    "content": {"application/yaml": {"schema": {"type": "string"}}},
}
_QUERIES = f"A batch of at most {BATCH} queries, as JSON; {_SPECIFIED}#reconciliation-queries"
_EXTEND = f"Properties of at most {BATCH} parties, as JSON; {_SPECIFIED}#data-extension-service"
_RECONCILED: Json = {
    "required": True,
    "content": {
        forms.MEDIA_TYPE: {
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "minProperties": 1,
                "maxProperties": 1,
                "properties": {
                    "queries": {"type": "string", "description": _QUERIES},
                    "extend": {"type": "string", "description": _EXTEND},
                },
            }
        }
    },
}
_BEGUN = (
    _taken("prefix", "What has been typed.", type="string"),
    _taken("cursor", "How many suggestions to skip.", type="integer", minimum=0),
)
_DAY: Json = {"type": "string", "format": "date"}
_TRACED = (
    _taken("to", "What chains are to lead to: a party, or the id of a kind of data."),
    _taken("on", **_DAY),
    _taken("between", "A period such as 2010..2015."),
    _taken("certainty", enum=["possible", "certain"]),
    _taken("known_on", **_DAY),
    _taken("link", enum=["borrower", "implementer", "guarantor", "any"]),
    _taken("lender_depth", type="integer"),
    _taken("party_depth", type="integer"),
)
TRACED_BY: tuple[str, ...] = tuple(taken["name"] for taken in _TRACED)
BESIDE: tuple[Beside, ...] = (
    Beside("/v1/queries", "get", "The questions, with their parameters and columns"),
    Beside(
        "/v1/queries/{name}/suggest/{parameter}",
        "get",
        "Values for a parameter",
        taken=(_taken("prefix"),),
    ),
    Beside(
        "/v1/parties/{id}/trace",
        "get",
        "A party's chains, measures and the notes they rest on",
        taken=_TRACED,
    ),
    Beside("/v1/check", "post", "Whether a dossier holds", _DOSSIER),
    Beside("/v1/load", "post", "Load a dossier; needs a key of the scope write", _DOSSIER),
    Beside(
        PATH,
        "get",
        "Reconciliation Service API 0.2: its manifest, or what `queries` or `extend` ask for",
        taken=(_taken("queries", _QUERIES), _taken("extend", _EXTEND)),
    ),
    Beside(PATH, "post", "Candidates for names in a table, or properties of parties", _RECONCILED),
    Beside(f"{PATH}/suggest/entity", "get", "Parties by what is typed of them", taken=_BEGUN),
    Beside(f"{PATH}/suggest/property", "get", "Properties of parties", taken=_BEGUN),
    Beside(f"{PATH}/suggest/type", "get", "Types of parties", taken=_BEGUN),
    Beside(
        f"{PATH}/properties",
        "get",
        "Properties that parties of a type may have",
        taken=(
            _taken("type", enum=list(kinds.LABELS)),
            _taken("limit", type="integer", minimum=1),
        ),
    ),
    Beside(
        f"{PATH}/preview", "get", "A party as a small page", taken=(_taken("id"),), text="text/html"
    ),
    Beside(f"{PATH}/features/{{id}}", "get", "What a matching feature of a candidate tells"),
    Beside("/health", "get", "Whether the server runs"),
    Beside("/ready", "get", "Whether the database answers"),
    Beside("/metrics", "get", "The server's numbers, for Prometheus", text="text/plain"),
)
