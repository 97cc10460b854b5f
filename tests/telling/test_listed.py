"""Rows of several questions as entries of one kind."""

from datetime import date
from typing import Any

import pytest

from kb.telling import listed
from kb.telling.listed import Entry, Named

DATED: dict[str, Any] = {
    "begins_earliest": date(2010, 1, 1),
    "begins_latest": date(2010, 12, 31),
    "ends_earliest": None,
    "ends_latest": None,
    "planned_end": False,
    "disputed": False,
}
OWNER: dict[str, Any] = {
    "facts": ["f1"],
    "far": "state",
    "path": "state/bank",
    "share": 45.0,
    "depth": 1,
    "overlap": "certain",
    "overlap_from": None,
    "overlap_to": None,
    "collective": [],
    "disputed": False,
}
CALLED = {"bank": "Bank", "c": "Cy", "state": "State", "p": "Pi", "q": "Qu"}
ENTRIES: dict[str, tuple[str, dict[str, Any], Entry]] = {
    "credit it has": (
        "lenders",
        {
            **DATED,
            "credit_line": "loan",
            "title": None,
            "lender": "bank",
            "lender_role": "co-lender",
            "status": "pledge",
            "purpose": ["a roof", "a wall"],
            "amount_min": 5.0,
            "amount_max": 5.0,
            "currency": "USD",
            "collective": True,
            "conflicts": ["amount"],
            "source_count": 2,
        },
        Entry(
            ("loan",),
            "loan",
            (Named("lender", "bank", "Bank"),),
            ("USD 5", "lender role: co-lender", "status: pledge", "purpose: a roof, a wall"),
            "begins 2010",
            ("of an unnamed group, or several", "contradicted: amount", "2 independent sources"),
            False,
        ),
    ),
    "a payment of several, of whom not all have a name": (
        "payments",
        {
            **DATED,
            "payment": "fee",
            "title": "The fee",
            "payers": ["a", "b"],
            "payees": ["c"],
            "purpose": [],
            "amount_min": None,
            "amount_max": None,
            "currency": None,
            "conflicts": [],
            "qualified": [],
            "estimated": ["amount"],
            "source_count": 1,
            "disputed": True,
        },
        Entry(
            ("fee",),
            "The fee",
            (Named("payer", "a", "a"), Named("payer", "b", "b"), Named("payee", "c", "Cy")),
            (),
            "begins 2010",
            ("estimated: amount", "1 independent source"),
            True,
        ),
    ),
    "an owner through another": (
        "ownership",
        {
            "facts": ["f1", "f2"],
            "far": "state",
            "path": "state/bank/shop",
            "share": 45.0,
            "depth": 2,
            "overlap": "possible",
            "overlap_from": None,
            "overlap_to": date(2018, 6, 10),
            "collective": ["bank"],
            "disputed": False,
        },
        Entry(
            ("f1", "f2"),
            "",
            (Named("party", "state", "State"),),
            ("share: 45%", "path: state/bank/shop"),
            "in force together within 2018-06-10 or before",
            ("of an unnamed group, or several", "possible: its dates or a group leave it open"),
            False,
        ),
    ),
    "an owner by itself": (
        "ownership",
        {
            **OWNER,
            "overlap_from": date(2005, 1, 1),
            "overlap_to": None,
        },
        Entry(
            ("f1",),
            "",
            (Named("party", "state", "State"),),
            ("share: 45%", "path: state/bank"),
            "in force within 2005 or later",
            (),
            False,
        ),
    ),
    "an owner whose days and share nobody bounds, which is not that none is known": (
        "ownership",
        {**OWNER, "share": None},
        Entry(
            ("f1",),
            "",
            (Named("party", "state", "State"),),
            ("share: unknown, or sources disagree", "path: state/bank"),
            "when: see its evidence",
            (),
            False,
        ),
    ),
    "a neighbour without a title": (
        "neighbours",
        {
            **DATED,
            "begins_earliest": None,
            "begins_latest": None,
            "fact": "f1",
            "other": "view",
            "other_name": None,
            "type": "TO",
            "direction": "in",
            "role": None,
            "collective": False,
            "source_count": 1,
        },
        Entry(("f1",), "view", (), (), "", ("1 independent source",), False),
    ),
    "a position of which no source names the title": (
        "positions",
        {
            **DATED,
            "fact": "f1",
            "position": "",
            "person": "p",
            "party": "q",
            "collective": False,
            "conflicts": [],
            "qualified": [],
            "source_count": 1,
        },
        Entry(
            ("f1",),
            "no title is known",
            (Named("held by", "p", "Pi"), Named("at", "q", "Qu")),
            (),
            "begins 2010",
            ("1 independent source",),
            False,
        ),
    ),
}


@pytest.mark.parametrize(("question", "row", "entry"), ENTRIES.values(), ids=ENTRIES)
def test_a_row_is_an_entry(question: str, row: dict[str, Any], entry: Entry) -> None:
    assert listed.told(question, row, CALLED) == entry


def test_whoever_is_named_is_to_be_asked_for_by_id() -> None:
    question, row, _ = ENTRIES["a payment of several, of whom not all have a name"]
    assert list(listed.ids(question, row)) == ["a", "b", "c"]
