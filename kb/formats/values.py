"""A value as one line of text, for formats that have no type for it."""

import json
from typing import Any

# Made once: `json.dumps` makes one for each value.
_ENCODER = json.JSONEncoder(ensure_ascii=False, default=str)


def encode(value: Any) -> str:
    """Write a value as JSON on one line, dates as ISO 8601."""
    return _ENCODER.encode(value)
