"""`members`: who is known to be in a group."""

from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

SECOND = {
    "party": "harbour-banks",
    "party_name": "Banks of the harbour",
    "collective": True,
    "member": "harbour-second-bank",
    "member_name": "Second Harbour Bank",
    "kinds": ["Bank", "Company"],
    "member_collective": False,
    "begins_earliest": None,
    "begins_latest": date(2015, 12, 31),
    "ends_earliest": date(2015, 1, 1),
    "ends_latest": date(2015, 12, 31),
    "planned_end": False,
    "disputed": False,
    "conflicts": [],
    "qualified": [],
    "source_count": 1,
    "fact": "96a0ceb935b7331a",
}
BANK = ("harbour-banks", "harbour-bank")
LATER = ("harbour-banks", "harbour-second-bank")
LEAGUE = ("harbour-league", "harbour-banks")


def test_a_membership_names_group_and_member(wider: Using) -> None:
    assert ask(wider, "members", member="harbour-second-bank") == [SECOND]


@pytest.mark.parametrize(
    ("given", "pairs"),
    [
        ({}, [BANK, LATER, LEAGUE]),
        ({"party": "harbour-banks"}, [BANK, LATER]),
        # A member of a member is not listed as one of the whole.
        ({"party": "harbour-league"}, [LEAGUE]),
        ({"party": "harbour-banks", "member": "harbour-bank"}, [BANK]),
        ({"party": "harbour-bank"}, []),
        ({"on": "2010-12-31"}, [BANK, LATER]),
        ({"on": "2015-12-31"}, [BANK, LATER, LEAGUE]),
        ({"on": "2016-01-01"}, [BANK, LEAGUE]),
    ],
)
def test_group_member_and_day_decide(
    wider: Using, given: dict[str, str], pairs: list[tuple[str, str]]
) -> None:
    rows = ask(wider, "members", **given)
    assert [(row["party"], row["member"]) for row in rows] == pairs


def test_a_group_in_a_group_is_marked(wider: Using) -> None:
    [row] = ask(wider, "members", party="harbour-league")
    assert (row["collective"], row["member_collective"]) == (False, True)
