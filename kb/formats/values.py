"""A value as one line of text, for formats that have no type for it."""

import json
import math
from typing import Any

# Made once: `json.dumps` makes one for each value.
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False, default=str)


def encode(value: Any) -> str:
    """Write a value as JSON (RFC 8259) on one line, dates as ISO 8601.

    A number that JSON has none for is written as Cypher calls it: "NaN", "Infinity", "-Infinity".
    """
    try:
        return _ENCODER.encode(value)
    except ValueError:
        return _ENCODER.encode(_finite(value))


def _finite(value: Any) -> Any:
    match value:
        case float() if math.isnan(value):
            return "NaN"
        case float() if math.isinf(value):
            return "Infinity" if value > 0 else "-Infinity"
        case dict():
            return {key: _finite(item) for key, item in value.items()}
        case list() | tuple():
            return [_finite(item) for item in value]
    return value
