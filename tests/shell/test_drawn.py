from datetime import date
from typing import Any

import pytest

from kb.shell import drawn

BANK = {"elementId": "1", "labels": ["Bank", "Company"], "properties": {"id": "b", "on": True}}
LINE = {"elementId": "2", "labels": ["Credit Line"], "properties": {"title": "It's one", "id": "l"}}
LENDS = {
    "elementId": "3",
    "startNodeElementId": "1",
    "endNodeElementId": "2",
    "type": "LENDS",
    "properties": {"share": 1.5},
}
BARE = {"elementId": "4", "labels": [], "properties": {}}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (None, "null"),
        (True, "true"),
        (2018, "2018"),
        (2e9, "2000000000.0"),
        (float("nan"), '"NaN"'),
        ("text", "text"),
        (date(2018, 6, 5), "2018-06-05"),
        ([], "[]"),
        ([1, None, "it's", "a\\b\n"], r"[1, null, 'it\'s', 'a\\b\n']"),
        ({"a": 1, "b c": {"d": []}}, "{a: 1, `b c`: {d: []}}"),
        (BANK, "(:Bank:Company {id: 'b', on: true})"),
        (LINE, r"(:`Credit Line` {title: 'It\'s one', id: 'l'})"),
        (BARE, "()"),
        (LENDS, "[:LENDS {share: 1.5}]"),
        ([LINE, BARE], r"[(:`Credit Line` {id: 'l', title: 'It\'s one'}), ()]"),
        ([LENDS], "[[:LENDS]]"),
        ([BANK], "[(:Bank:Company {id: 'b', …})]"),
        ([BANK, LENDS, BARE], "(:Bank:Company {id: 'b', …})-[:LENDS]->()"),
        ([BARE, LENDS, BANK], "()<-[:LENDS]-(:Bank:Company {id: 'b', …})"),
        ({"n": BANK}, "{n: (:Bank:Company {id: 'b', …})}"),
    ],
)  # fmt: skip
def test_a_value_is_written_as_cypher_writes_it(value: Any, written: str) -> None:
    assert drawn.cell(value) == written
