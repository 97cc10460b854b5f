"""What stands beside chains: measures, and why there is none."""

from typing import Any

import pytest

from kb.queries.trace import Trace
from kb.telling import beside
from kb.telling.terms import Term
from tests.telling.saying import said

MEASURES: dict[str, tuple[dict[str, Any], tuple[Term, ...]]] = {
    "with all of it": (
        {
            "measure": "m",
            "title": "The ban",
            "kind": "ban",
            "act": ["sell to", "buy from"],
            "regards": ["addresses", "targets"],
            "conflicts": [],
        },
        (
            Term("The ban: ban (sell to, buy from)"),
            Term("says that it is to act"),
            Term("aimed at it"),
            Term("begins 2018", (7,)),
        ),
    ),
    "with no title or kind": (
        {
            **dict.fromkeys(("title", "kind")),
            "measure": "m",
            "act": [],
            "regards": ["targets"],
            "conflicts": [],
        },
        (Term("m"), Term("aimed at it"), Term("begins 2018", (7,))),
    ),
}


@pytest.mark.parametrize(("row", "told"), MEASURES.values(), ids=MEASURES)
def test_a_measure(row: dict[str, Any], told: tuple[Term, ...]) -> None:
    stated = {"m": [said(7, "asserts", "begins", "2018")]}
    assert beside.measure(Trace({}, [], [row], stated), row) == told


def test_a_measure_that_is_denied_narrowed_and_contradicted_is_told_with_that() -> None:
    row = {
        "measure": "m",
        "title": "The ban",
        "kind": None,
        "act": [],
        "regards": ["targets"],
        "conflicts": ["begins"],
    }
    stated = {"m": [said(7), said(8, "denies"), said(9, "qualifies", "act", "advised")]}
    assert beside.measure(Trace({}, [], [row], stated), row) == (
        Term("The ban"),
        Term("aimed at it"),
        Term("no dates", (7,)),
        Term("sources contradict each other on its begins"),
        Term("disputed: somebody denies it", (8,)),
        Term("qualified: act: advised", (9,)),
    )


def _row(hop: str, what: str, known: int, missing: bool) -> dict[str, Any]:
    return {"hop": hop, "what": what, "known": known, "missing": missing}


def test_a_hop_that_is_missing() -> None:
    rows = [_row("LENDS", "credit lines", 1200, False), _row("OF", "kinds of data", 0, True)]
    assert list(beside.why_not(rows)) == [
        "No chain: nothing is known of kinds of data.",
        "credit lines: 1,200",
        "kinds of data: 0",
    ]


def test_dates_that_do_not_meet() -> None:
    rows = [_row("LENDS", "credit lines", 1, False), _row("time", "a ended before b", 2, True)]
    rows.append(_row("time", "c ended before b", 1, True))
    assert list(beside.why_not(rows)) == [
        "No chain:",
        "a ended before b (breaks 2 ways)",
        "c ended before b (breaks 1 way)",
        "credit lines: 1",
    ]
