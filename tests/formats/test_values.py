import json
import math
from datetime import date
from typing import Any

import pytest

from kb.formats.values import encode


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        ({"day": date(2018, 6, 5), "name": "华为"}, '{"day": "2018-06-05", "name": "华为"}'),
        ([True, 1, 0.5], "[true, 1, 0.5]"),
        ('a "b"\n', '"a \\"b\\"\\n"'),
        (math.nan, '"NaN"'),
        ({"a": [math.inf, (-math.inf, 1.0)]}, '{"a": ["Infinity", ["-Infinity", 1.0]]}'),
    ],
)
def test_a_value_is_one_line_of_json(value: Any, text: str) -> None:
    assert encode(value) == text
    json.loads(text, parse_constant=pytest.fail)
