"""The OpenAPI document: one path for each question, from its header, and the paths beside them."""

from collections.abc import Iterable, Mapping
from typing import Any

from api import problems
from api.formats import MEDIA_TYPES, Format
from kb import __version__
from kb.queries.question import REQUIRED, Kind, Parameter, Question
from kb.queries.run import DEFAULT_LIMIT, HIGHEST_LIMIT

Json = dict[str, Any]

_TYPES: dict[str, dict[str, str]] = {
    "string": {"type": "string"},
    "party": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
_LIMIT = {"type": "integer", "minimum": 1, "default": DEFAULT_LIMIT}
_PAGING: tuple[Json, ...] = (
    {
        "name": "limit",
        "in": "query",
        "description": f"The most rows, up to {HIGHEST_LIMIT} a page; of `ndjson` all.",
        "schema": _LIMIT,
    },
    {
        "name": "cursor",
        "in": "query",
        "description": "`next` of the page before.",
        "schema": {"type": "string"},
    },
    {
        "name": "format",
        "in": "query",
        "description": "How rows are written; `Accept` may say it too.",
        "schema": {"type": "string", "enum": list(Format), "default": "json"},
    },
)
_NOTHING: Json = {"type": "object", "additionalProperties": True}
_DOSSIER: Json = {
    "required": True,
    "content": {"application/yaml": {"schema": {"type": "string"}}},
}
# Paths that no question makes: method, summary, what is answered, and what is sent.
_BESIDE: tuple[tuple[str, str, str, Json], ...] = (
    ("/v1/queries", "get", "The questions, with their parameters and columns", {}),
    ("/v1/parties/{id}", "get", "A party", {}),
    ("/v1/parties/{id}/trace", "get", "A party's chains, measures and the notes they rest on", {}),
    ("/v1/agreements/{id}", "get", "An agreement or measure", {}),
    ("/v1/facts/{id}", "get", "A fact", {}),
    ("/v1/claims/{id}", "get", "A claim", {}),
    ("/v1/sources/{id}", "get", "A source", {}),
    ("/v1/check", "post", "Whether a dossier holds", _DOSSIER),
    ("/v1/load", "post", "Load a dossier; needs a key of the scope write", _DOSSIER),
    ("/health", "get", "Whether the server runs", {}),
    ("/ready", "get", "Whether the database answers", {}),
)
_TRACE = [
    {"name": "on", "in": "query", "schema": {"type": "string", "format": "date"}},
    {"name": "certainty", "in": "query", "schema": {"enum": ["possible", "certain"]}},
]


def document(questions: Mapping[str, Question]) -> Json:
    """Return the whole document."""
    paths: dict[str, Json] = {f"/v1/queries/{name}": _paths(q) for name, q in questions.items()}
    for alias in ("search", "changes"):
        if alias in questions:
            operation = _operation(questions[alias], alias)
            paths[f"/v1/{alias}"] = {"get": operation}
    for path, method, summary, body in _BESIDE:
        paths[path] = {method: _beside(path, method, summary, body)}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Throughline", "version": __version__},
        "paths": paths,
        "components": {"securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
        "security": [{}, {"key": []}],
    }


def schema(kind: Kind) -> Json:
    """Return the JSON schema of a type."""
    single: Json = dict(_TYPES[kind.name])
    if kind.choices:
        single["enum"] = list(kind.choices)
    found = {"type": "array", "items": single} if kind.several else single
    return {"anyOf": [found, {"type": "null"}]} if kind.nullable else found


def parameter(declared: Parameter) -> Json:
    """Describe one parameter of a question in a URL."""
    return {
        "name": declared.name,
        "in": "query",
        "required": declared.default is REQUIRED,
        "description": declared.description,
        "schema": _with_default(declared),
    }


def _with_default(declared: Parameter) -> Json:
    described = schema(declared.kind)
    if declared.default not in (REQUIRED, None):
        described["default"] = declared.default
    return described


def _paths(question: Question) -> Json:
    body = {
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{p.name: _with_default(p) for p in question.parameters},
            **{p["name"]: p["schema"] for p in _PAGING},
        },
        "required": [p.name for p in question.parameters if p.default is REQUIRED],
    }
    posted = _operation(question, f"post_{question.name}")
    posted["parameters"] = []
    posted["requestBody"] = {"content": {"application/json": {"schema": body}}}
    return {"get": _operation(question, question.name), "post": posted}


def _operation(question: Question, id: str) -> Json:
    return {
        "operationId": id,
        "summary": question.title,
        "description": question.description,
        "parameters": [*(parameter(p) for p in question.parameters), *_PAGING],
        "responses": {"200": _rows(question), **_refusals()},
    }


def _rows(question: Question) -> Json:
    row = {
        "type": "object",
        "required": list(question.column_names),
        "properties": {
            column.name: {**schema(column.kind), "description": column.description}
            for column in question.columns
        },
    }
    envelope = {
        "type": "object",
        "required": ["query", "parameters", "columns", "rows", "truncated", "next"],
        "properties": {
            "query": {"type": "string"},
            "parameters": {"type": "object"},
            "columns": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": row},
            "truncated": {"type": "boolean"},
            "next": {"anyOf": [{"type": "string"}, {"type": "null"}]},
        },
    }
    schemas = {Format.JSON: envelope, Format.NDJSON: row}
    content = {
        media: {"schema": schemas.get(form, {"type": "string"})}
        for form, media in MEDIA_TYPES.items()
    }
    return {"description": "Rows", "content": content}


def _beside(path: str, method: str, summary: str, body: Json) -> Json:
    id = f"{method}_{path.strip('/').replace('/', '_').replace('{', '').replace('}', '')}"
    answer = {"description": summary, "content": {"application/json": {"schema": _NOTHING}}}
    in_path = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    parameters = [in_path, *(_TRACE if path.endswith("trace") else [])] if "{id}" in path else []
    return {
        "operationId": id,
        "summary": summary,
        "parameters": parameters,
        **({"requestBody": body} if body else {}),
        "responses": {"200": answer, **_refusals()},
    }


def _refusals() -> Json:
    titles: dict[str, list[str]] = {}
    for _, status, title in problems.STATUSES:
        titles.setdefault(str(int(status)), []).append(title)
    return {status: _refusal(found) for status, found in sorted(titles.items())}


def _refusal(titles: Iterable[str]) -> Json:
    shape = {"type": "object", "properties": {name: {} for name in problems.MEMBERS}}
    return {"description": "; ".join(titles), "content": {problems.MEDIA_TYPE: {"schema": shape}}}
