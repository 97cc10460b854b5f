"""Values as the driver has them, as plain Python: what JSON has, and days.

Types are told by what they have, since to name them would import the driver at each value.
"""

import base64
from typing import Any

_NATIVE = frozenset({str, int, float, bool})


def native(value: Any) -> Any:
    """Return a value of a question as plain Python, dates as `datetime.date`."""
    if value is None or type(value) in _NATIVE:
        return value
    match value:
        case dict():
            return {key: native(item) for key, item in value.items()}
        case list():
            return [native(item) for item in value]
    return value.to_native() if hasattr(value, "to_native") else value


def plain(value: Any) -> Any:
    """Return any value of Cypher as plain Python.

    Days are `datetime.date`. What JSON has no type for is written as Neo4j's own Query API does:
    other times, durations and points as texts, bytes in base64, vectors as lists of numbers, nodes
    and relationships as objects with their labels or type and their properties, and a path as a
    list of both by turns.
    """
    match value:
        case None | bool() | int() | float() | str():
            return value
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case list():
            return [plain(item) for item in value]
        case bytes() | bytearray():
            return base64.b64encode(value).decode()
    return _special(value)


def _special(value: Any) -> Any:
    if hasattr(value, "relationships"):
        return _path(value)
    if hasattr(value, "element_id"):
        return _relationship(value) if hasattr(value, "nodes") else _node(value)
    if hasattr(value, "srid"):
        return f"SRID={value.srid};POINT ({' '.join(map(str, value))})"
    if hasattr(value, "hour") or not hasattr(value, "to_native"):
        # A time has nanoseconds, of which Python's would lose some.
        return value.iso_format() if hasattr(value, "iso_format") else str(value)
    return value.to_native()


def _node(node: Any) -> dict[str, Any]:
    return {
        "elementId": node.element_id,
        "labels": sorted(node.labels),
        "properties": {name: plain(node[name]) for name in sorted(node.keys())},
    }


def _relationship(found: Any) -> dict[str, Any]:
    start, end = found.nodes
    return {
        "elementId": found.element_id,
        "startNodeElementId": start.element_id,
        "endNodeElementId": end.element_id,
        "type": found.type,
        "properties": {name: plain(found[name]) for name in sorted(found.keys())},
    }


def _path(path: Any) -> list[Any]:
    steps = [path.start_node]
    for hop, stop in zip(path.relationships, path.nodes[1:], strict=True):
        steps += [hop, stop]
    return [plain(step) for step in steps]
