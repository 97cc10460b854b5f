"""Queries as they are understood; what is refused of them is in `tests/api`."""

from typing import Any

import pytest

from kb.reconcile.queries import MOST, Query, read

pytestmark = pytest.mark.usefixtures("rigour")  # which knows the names of countries
LEI = "5493000IBP32UQZ0KL24"


@pytest.mark.parametrize(
    ("sent", "query"),
    [
        ({"query": "Huawei"}, Query("Huawei", ("Huawei",))),
        # As OpenRefine sends it, with a cell that was reconciled before.
        (
            {
                "query": " Huawei\tTechnologies ",
                "type": "Company",
                "type_strict": "should",
                "properties": [{"pid": "country", "v": {"id": "Q148", "name": "China"}}],
                "limit": 3,
            },
            Query(
                "Huawei Technologies",
                ("Huawei Technologies",),
                kinds=frozenset({"Company"}),
                limit=3,
                countries=frozenset({"CN"}),
            ),
        ),
        ({"query": "x", "type": ["company", "BANK"], "type_strict": "all"},
         Query("x", ("x",), frozenset({"Company", "Bank"}), "all")),
        # Any party is meant; an empty type is none.
        ({"query": "x", "type": "Party"}, Query("x", ("x",))),
        ({"query": "x", "type": ""}, Query("x", ("x",))),
        ({"query": "x", "limit": 1e9}, Query("x", ("x",), limit=MOST)),
        (
            {"query": "x", "properties": [
                {"pid": "name", "v": "y"}, {"pid": "aliases", "v": ["z", "x", 3]}
            ]},
            Query("x", ("x", "y", "z", "3")),
        ),
        # Identifiers in the ways in which they stand in tables.
        (
            {"properties": [
                {"pid": "lei", "v": [LEI, f"lei:{LEI}"]},
                {"pid": "wikidata", "v": "http://www.wikidata.org/entity/Q160120"},
                {"pid": "wikidata", "v": {"id": "Q160120", "name": "Huawei"}},
                {"pid": "identifiers", "v": ["registrationNumber:440301103097413", LEI.lower()]},
            ]},
            Query("", identifiers=(
                f"lei:{LEI}", "wikidata:Q160120", "registrationNumber:440301103097413"
            )),
        ),
        # One whose scheme nobody knows decides nothing, and then nothing is a match by itself.
        ({"query": "x", "properties": [{"pid": "identifiers", "v": "12345"}]},
         Query("x", ("x",), unread=True)),
        ({"query": "x", "properties": [{"pid": "country", "v": "Narnia"}]},
         Query("x", ("x",), unread=True)),
        ({"query": "x", "properties": [
            {"pid": "country", "v": ["cn", "Russia", "CIV", "England"]}
        ]},
         Query("x", ("x",), countries=frozenset({"CN", "RU", "CI", "GB"}))),
        # A text that may be an identifier is one beside being a name.
        ({"query": "q160120"}, Query("q160120", ("q160120",), looks_like=("wikidata:Q160120",))),
        ({"query": LEI}, Query(LEI, (LEI,), looks_like=(f"lei:{LEI}",))),
        ({"query": "https://x.example"}, Query("https://x.example", ("https://x.example",))),
        # Signs that are obeyed and not shown, and a text too long for a name.
        ({"query": "\x00a\u202eb\u200f"}, Query("a b", ("a b",))),
        ({"query": "x" * 501}, Query("x" * 501)),
    ],
)  # fmt: skip
def test_a_query_is_understood(sent: dict[str, Any], query: Query) -> None:
    assert read({"q0": sent}) == {"q0": query}


def test_queries_keep_their_keys_and_their_order() -> None:
    assert list(read({key: {"query": "x"} for key in ("b", "", "a\u202e")})) == ["b", "", "a\u202e"]
