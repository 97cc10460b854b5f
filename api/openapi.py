"""The OpenAPI document: one path for each question, from its header, and the paths beside them."""

import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

from api import problems
from api.beside import BESIDE, Beside
from api.formats import MEDIA_TYPES, Format
from kb import __version__
from kb.formats.values import encode
from kb.queries.question import REQUIRED, Kind, Parameter, Question
from kb.queries.run import DEFAULT_LIMIT, HIGHEST_LIMIT
from kb.queries.values import DEEPEST

Json = dict[str, Any]
JSON = "application/json"

_TYPES: dict[str, Json] = {
    "string": {"type": "string"},
    "party": {"type": "string"},
    "thing": {"type": "string"},
    "fact": {"type": "string"},
    "int": {"type": "integer"},
    "depth": {"type": "integer", "minimum": 0, "maximum": DEEPEST},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
    "period": {"type": "string", "description": "A period: `2010/2015`, `2018-06` or `2010..`"},
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
_PLAIN: Json = {"type": "string"}
_STATEMENT: Json = {
    "required": True,
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "additionalProperties": False,
                "required": ["statement"],
                "properties": {
                    "statement": {"type": "string", "description": "Cypher that reads."},
                    "parameters": {"type": "object", "description": "Values by their names."},
                    "limit": _LIMIT,
                    "format": {"type": "string", "enum": list(Format), "default": "json"},
                },
            }
        }
    },
}
# Which question answers for one thing: it takes the thing's id as its one required parameter.
THINGS = {
    "parties": "party",
    "agreements": "agreement",
    "facts": "fact",
    "claims": "claim",
    "sources": "source",
}
_KEY: Json = {"key": []}


def document(questions: Mapping[str, Question], statements: bool = False) -> Json:
    """Return the whole document; with `statements`, of a server that takes those too."""
    paths: dict[str, Json] = {f"/v1/queries/{name}": _paths(q) for name, q in questions.items()}
    for alias in ("search", "changes"):
        if alias in questions:
            operation = _operation(questions[alias], f"get_{alias}")
            paths[f"/v1/{alias}"] = {"get": operation}
    for plural, name in THINGS.items():
        if name in questions:
            summary = f"One {name}, as the row that `{name}` gives"
            path = f"/v1/{plural}/{{id}}"
            paths[path] = {"get": _beside(Beside(path, "get", summary), _row(questions[name]))}
    for one in BESIDE:
        paths.setdefault(one.path, {})[one.method] = _beside(one)
    paths["/v1/load"]["post"]["security"] = [_KEY]
    if statements:
        paths["/v1/cypher"] = {"post": _statement()}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Throughline", "version": __version__},
        "paths": paths,
        "components": {
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
            "schemas": {"Problem": problems.SCHEMA},
        },
        "security": [{}, _KEY],
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
        described["default"] = json.loads(encode(declared.default))
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


def _row(question: Question) -> Json:
    return {
        "type": "object",
        "required": list(question.column_names),
        "properties": {
            column.name: {**schema(column.kind), "description": column.description}
            for column in question.columns
        },
    }


def _rows(question: Question) -> Json:
    return _answered(_row(question))


def _answered(row: Json) -> Json:
    envelope = {
        "type": "object",
        "required": ["query", "parameters", "columns", "rows", "truncated", "next", "changed"],
        "properties": {
            "query": {"type": "string"},
            "parameters": {"type": "object"},
            "columns": {"type": "array", "items": {"type": "string"}},
            "rows": {"type": "array", "items": row},
            "truncated": {"type": "boolean"},
            "next": {"anyOf": [{"type": "string"}, {"type": "null"}]},
            "changed": {"type": "boolean"},
        },
    }
    schemas = {Format.JSON: envelope, Format.NDJSON: row}
    content = {
        media: {"schema": schemas.get(form, {"type": "string"})}
        for form, media in MEDIA_TYPES.items()
    }
    return {"description": "Rows", "content": content}


def _statement() -> Json:
    summary = "The rows of a statement of your own, as far as it only reads"
    paging = tuple(taken for taken in _PAGING if taken["name"] != "cursor")
    operation = _beside(Beside("/v1/cypher", "post", summary, _STATEMENT, paging))
    return {**operation, "responses": {"200": _answered(_NOTHING), **_refusals()}}


def _beside(one: Beside, answered: Json = _NOTHING) -> Json:
    in_path = [
        {"name": name, "in": "path", "required": True, "schema": {"type": "string"}}
        for name in re.findall(r"{(\w+)}", one.path)
    ]
    content = {one.text: {"schema": _PLAIN}} if one.text else {JSON: {"schema": answered}}
    return {
        "operationId": f"{one.method}_{'_'.join(re.findall(r'[a-z0-9]+', one.path))}",
        "summary": one.summary,
        "parameters": [*in_path, *one.taken],
        **({"requestBody": one.body} if one.body else {}),
        "responses": {"200": {"description": one.summary, "content": content}, **_refusals()},
    }


def _refusals() -> Json:
    titles: dict[str, list[str]] = {}
    for _, status, title in problems.STATUSES:
        titles.setdefault(str(int(status)), []).append(title)
    return {status: _refusal(found) for status, found in sorted(titles.items())}


def _refusal(titles: Iterable[str]) -> Json:
    content = {problems.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    return {"description": "; ".join(titles), "content": content}
