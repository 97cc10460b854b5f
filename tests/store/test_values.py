"""Any value of Cypher as plain Python, as the database gives it."""

from datetime import date
from typing import Any

import pytest

from kb.store.bounds import Bounds
from kb.store.driver import Database
from kb.store.values import plain
from tests.conftest import Using


def _value(using: Using, cypher: str) -> Any:
    async def ask(db: Database) -> Any:
        async with db.asking(cypher, {}, 60, Bounds("test", 10**6)) as table:
            ((found,),) = await table.take(1)
            return plain(found)

    return using(ask)


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("null", None),
        ("[1, 1.5, true, 'a', null]", [1, 1.5, True, "a", None]),
        ("{a: {b: [date('2018-06-05')]}}", {"a": {"b": [date(2018, 6, 5)]}}),
        ("datetime('2018-06-05T10:11:12.123456789Z')", "2018-06-05T10:11:12.123456789+00:00"),
        ("localdatetime('2018-06-05T10:11:12')", "2018-06-05T10:11:12.000000000"),
        ("time('10:11:12+02:00')", "10:11:12.000000000+02:00"),
        ("localtime('10:11')", "10:11:00.000000000"),
        ("duration('P1Y2M3DT4H')", "P1Y2M3DT4H"),
        ("point({x: 1, y: 2.5})", "SRID=7203;POINT (1.0 2.5)"),
        ("vector([1, 2], 2, INTEGER8)", [1, 2]),
    ],
)
def test_values_that_json_has_no_type_for_are_texts_or_lists(
    using: Using, written: str, value: Any
) -> None:
    assert _value(using, f"RETURN {written} AS x") == value


def test_nodes_relationships_and_paths_are_objects(empty: Using) -> None:
    create = "CREATE (:B:A {n: 1})-[:T {d: date('2018-06-05')}]->(:C)<-[:U]-(:D)"
    empty(lambda db: db.administer(create))
    found = _value(empty, "MATCH p = (:A)-->(:C)<--(:D) RETURN p")
    a, t, c, u, d = found
    ids = [a.pop("elementId"), t.pop("elementId"), c.pop("elementId"), u.pop("elementId")]
    assert len({*ids, d["elementId"]}) == 5
    assert (a, c) == (
        {"labels": ["A", "B"], "properties": {"n": 1}},
        {"labels": ["C"], "properties": {}},
    )
    assert t == {
        "startNodeElementId": ids[0],
        "endNodeElementId": ids[2],
        "type": "T",
        "properties": {"d": date(2018, 6, 5)},
    }
    assert (u["startNodeElementId"], u["endNodeElementId"]) == (d["elementId"], ids[2])
