"""A value as one line of text, for formats that have no type for it."""

import json
from typing import Any


def encode(value: Any) -> str:
    """Write a value as JSON on one line, dates as ISO 8601."""
    return json.dumps(value, ensure_ascii=False, default=str)
