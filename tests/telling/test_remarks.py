"""What there is to know of a chain as a whole."""

from datetime import date
from typing import Any

import pytest

from kb.queries.trace import Trace
from kb.telling import remarks
from kb.telling.remarks import Remark
from tests.telling.saying import SURE, said

SAID = {
    "loan": [
        said(1),
        said(3, "denies"),
        said(6, "denies", "amount", "USD 5"),
    ],
    "deal": [
        said(2),
        said(4, "qualifies", "terms", "in part"),
    ],
    "other": [said(5)],
}
PLAIN: dict[str, Any] = {
    "facts": ["deal"],
    **SURE,
}
RESTS = Remark("rests", "rests on", (2,))
TOLD: dict[str, tuple[dict[str, Any], list[Remark]]] = {
    "nothing beside its certainty": ({}, [Remark("certain", "overlap certain"), RESTS]),
    "from when on": (
        {"overlap_from": date(2010, 1, 1)},
        [Remark("certain", "overlap certain, not before 2010-01-01"), RESTS],
    ),
    "until when, and why it is open": (
        {"overlap": "possible", "overlap_to": date(2015, 1, 1), "uncertain": ["a", "b"]},
        [Remark("possible", "overlap possible, not after 2015-01-01: a; b"), RESTS],
    ),
    "all there may be": (
        {
            "facts": ["loan", "deal"],
            "overlap_from": date(2010, 1, 1),
            "overlap_to": date(2015, 1, 1),
            "planned_end": True,
            "conflicts": ["amount of the credit line", "ends of the access"],
            "disputed": True,
            "qualified": ["terms: in part", "held: elsewhere"],
        },
        [
            Remark("certain", "overlap certain, not before 2010-01-01 and not after 2015-01-01"),
            Remark("planned", "an end on the way was announced; nobody reports it"),
            Remark(
                "conflicts",
                "sources contradict each other on the amount of the credit line,"
                " the ends of the access",
            ),
            Remark("disputed", "disputed", (3,)),
            Remark("qualified", "qualified: terms: in part", (4,)),
            Remark("rests", "rests on", (1, 2)),
        ],
    ),
    "a denial that was not yet known": (
        {"disputed": True},
        [Remark("certain", "overlap certain"), RESTS],
    ),
}


@pytest.mark.parametrize(("row", "told"), TOLD.values(), ids=TOLD)
def test_what_there_is_to_know_of_a_chain(row: dict[str, Any], told: list[Remark]) -> None:
    asked = {**PLAIN, **row}
    assert list(remarks.told(Trace({}, [asked], [], SAID), asked)) == told
