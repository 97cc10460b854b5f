"""Values of a graph as a person reads them: as Cypher writes them, on one line."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kb.formats.values import encode

_NAME = re.compile(r"[^\W\d]\w*\Z")
_NODE = {"elementId", "labels", "properties"}
_RELATIONSHIP = {"elementId", "startNodeElementId", "endNodeElementId", "type", "properties"}
_TELLING = ("id", "name", "title")


def cell(value: Any) -> str:
    """Write a value alone in a cell.

    A text has no quotes, a node or relationship all its properties, and all else is as `literal`
    writes it.
    """
    if isinstance(value, str):
        return value
    return _entity(value, value["properties"]) if _is_entity(value) else literal(value)


def literal(value: Any) -> str:
    """Write a value as Cypher does, days as ISO 8601 has them.

    Among other values a node has but its id and its name, a relationship its type: `…` stands for
    what is left out.
    """
    match value:
        case str():
            return _text(value)
        case date():
            return value.isoformat()
        case dict():
            return _entity(value, None) if _is_entity(value) else _properties(value)
        case list():
            return _path(value) if _is_path(value) else f"[{', '.join(map(literal, value))}]"
    return encode(value)  # null, numbers and truths are written as JSON does


def name(text: str) -> str:
    """Write a label, type or property, in backticks where it needs them."""
    return text if _NAME.match(text) else f"`{text.replace('`', '``')}`"


def _text(value: str) -> str:
    escaped = value.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n")
    return f"'{escaped}'"


def _is_entity(value: Any) -> bool:
    return isinstance(value, dict) and value.keys() in (_NODE, _RELATIONSHIP)


def _entity(value: Mapping[str, Any], shown: Mapping[str, Any] | None) -> str:
    """Write a node or relationship with some of its properties; those that tell it if None."""
    is_node = value.keys() == _NODE
    labels = value["labels"] if is_node else [value["type"]]
    named = "".join(f":{name(label)}" for label in labels)
    own = value["properties"]
    told = {key: own[key] for key in _TELLING if is_node and key in own} if shown is None else shown
    properties = _properties(told, more=is_node and len(told) < len(own)) if own else ""
    inside = " ".join(filter(None, (named, properties if told else "")))
    return f"({inside})" if is_node else f"[{inside}]"


def _properties(properties: Mapping[str, Any], more: bool = False) -> str:
    pairs = [f"{name(key)}: {literal(value)}" for key, value in properties.items()]
    return f"{{{', '.join([*pairs, *(['…'] if more else [])])}}}"


def _is_path(value: Sequence[Any]) -> bool:
    """Whether a list is a path: nodes with a relationship between each two."""
    kinds = [set(part) if isinstance(part, dict) else set() for part in value]
    alternate = all(kind == (_RELATIONSHIP if n % 2 else _NODE) for n, kind in enumerate(kinds))
    return len(value) > 2 and len(value) % 2 == 1 and alternate


def _path(value: Sequence[Any]) -> str:
    drawn = literal(value[0])
    for before, hop, after in zip(value[::2], value[1::2], value[2::2], strict=False):
        onward = hop["startNodeElementId"] == before["elementId"]
        left, right = ("-", "->") if onward else ("<-", "-")
        drawn += f"{left}{literal(hop)}{right}{literal(after)}"
    return drawn
