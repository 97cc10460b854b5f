"""What OpenAPI says of a question: its parameters and rows, from its header."""

from typing import Any

from api import problems
from kb.queries.question import REQUIRED, Kind, Parameter, Question
from kb.queries.run import DEFAULT_LIMIT, HIGHEST_LIMIT

_TYPES: dict[str, dict[str, str]] = {
    "string": {"type": "string"},
    "party": {"type": "string"},
    "int": {"type": "integer"},
    "float": {"type": "number"},
    "bool": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
LIMIT: dict[str, Any] = {
    "name": "limit",
    "in": "query",
    "description": "The most rows.",
    "schema": {
        "type": "integer",
        "minimum": 1,
        "maximum": HIGHEST_LIMIT,
        "default": DEFAULT_LIMIT,
    },
}


def schema(kind: Kind) -> dict[str, Any]:
    """Return the JSON schema of a type."""
    single: dict[str, Any] = dict(_TYPES[kind.name])
    if kind.choices:
        single["enum"] = list(kind.choices)
    found = {"type": "array", "items": single} if kind.several else single
    return {"anyOf": [found, {"type": "null"}]} if kind.nullable else found


def parameter(declared: Parameter) -> dict[str, Any]:
    """Describe one parameter of a question in a URL."""
    described = schema(declared.kind)
    if declared.default not in (REQUIRED, None):
        described["default"] = declared.default
    return {
        "name": declared.name,
        "in": "query",
        "required": declared.default is REQUIRED,
        "description": declared.description,
        "schema": described,
    }


def operation(question: Question) -> dict[str, Any]:
    """Describe a question: parameters, and the envelope around its rows."""
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
    answer = {"description": "Rows", "content": {"application/json": {"schema": envelope}}}
    return {
        "parameters": [*(parameter(p) for p in question.parameters), LIMIT],
        "responses": {"200": answer, **_refusals()},
    }


def _refusals() -> dict[str, Any]:
    titles: dict[str, list[str]] = {}
    for _, status, title in problems.STATUSES:
        titles.setdefault(str(int(status)), []).append(title)
    schema = {"type": "object", "properties": {name: {} for name in problems.MEMBERS}}
    content = {problems.MEDIA_TYPE: {"schema": schema}}
    return {
        status: {"description": "; ".join(found), "content": content}
        for status, found in sorted(titles.items())
    }
