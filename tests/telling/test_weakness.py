"""The weak point of a chain: the gravest doubt, in one sentence."""

from typing import Any

import pytest

from kb.queries.trace import Note, Trace
from kb.telling import weakness
from kb.telling.weakness import Weakness
from tests.telling.saying import SURE, said
from tests.telling.test_graph import FIRST

SAID = {
    "lends": [said(1), said(2, "denies")],
    "lent": [said(5), said(6)],
    "joins": [said(5), said(7)],
    "partner": [said(5)],
    "loan": [said(3, "denies"), said(4, "qualifies", "terms", "in part")],
}
NOTES = tuple(
    Note(number, {"speaker": None, "speaker_name": None, "publisher": name, "source": "s"})
    for number, name in ((1, "The Gazette"), (2, "The Bank"), (3, None), (4, "The Herald"))
)
STRONG: dict[str, Any] = {
    **FIRST,
    "owner": None,
    "facts": ["lends", "lent", "joins", "partner", "loan"],
    "roles": ["LENDS", "LENT_TO", "PARTNER_IN:host", "PARTNER_IN"],
    "source_counts": [2, 3, 2, 2],
    **SURE,
}
QUALIFIED = {"qualified": ["terms: in part"]}
ALONE = {**QUALIFIED, "source_counts": [1, 2, 2, 1]}
ANNOUNCED = {**ALONE, "planned_end": True}
OPEN = {**ANNOUNCED, "overlap": "possible", "uncertain": ["a has no dates", "b may have ended"]}
CONTRADICTED = {**OPEN, "conflicts": ["amount of the credit line", "begins of the access"]}
TOLD = {
    "none": (
        {},
        Weakness(
            "None is known: each hop has several independent sources, nobody denies one, and the"
            " dates leave no other reading."
        ),
    ),
    "a qualification": (QUALIFIED, Weakness("It is qualified: terms: in part.", (4,))),
    "hops of one source": (
        ALONE,
        Weakness(
            "One independent source alone stands behind each of these: the lender, the"
            " partnership.",
            (1, 5),
        ),
    ),
    "hops of one part": (
        {"source_counts": [2, 2, 1, 1]},
        Weakness("One independent source alone stands behind the partnership.", (5, 7)),
    ),
    "one source each, which need not be the same": (
        {"source_counts": [1, 1, 1, 1]},
        Weakness("One independent source alone stands behind each hop.", (1, 5, 6, 7)),
    ),
    "an end that was announced": (
        ANNOUNCED,
        Weakness("An end on the way was announced, and nobody reports that it came."),
    ),
    "dates that leave it open": (
        OPEN,
        Weakness(
            "It is open whether all of it holds at one time and in the same hands: a has no dates;"
            " b may have ended."
        ),
    ),
    "a contradiction": (
        CONTRADICTED,
        Weakness(
            "Its sources contradict each other on the amount of the credit line and the begins of"
            " the access."
        ),
    ),
    "a denial": (
        {**CONTRADICTED, "disputed": True},
        Weakness(
            "The Bank and s deny a part of it: The Bank is lender in The loan; the credit line The"
            " loan.",
            (2, 3),
        ),
    ),
}


@pytest.mark.parametrize(("row", "told"), TOLD.values(), ids=TOLD)
def test_the_gravest_comes_first(row: dict[str, Any], told: Weakness) -> None:
    asked = {**STRONG, **row}
    assert weakness.told(Trace({}, [asked], [], SAID, NOTES), asked) == told
