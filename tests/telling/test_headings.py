"""What stands above a trace: how many chains there are, and all that was asked of them."""

import pytest

from kb.queries.trace import Trace
from kb.telling import headings

HEADINGS = {
    "nothing": ({}, "0 chains"),
    "a day": ({"on": "2018-06-05"}, "0 chains that may be in force on 2018-06-05"),
    "a period": (
        {"between": "2010..2015"},
        "0 chains that may be in force on some day of 2010..2015",
    ),
    "certainty": ({"certainty": "certain"}, "0 certain chains"),
    "certainty on a day": (
        {"certainty": "certain", "on": "2018-06-05"},
        "0 certain chains in force on 2018-06-05",
    ),
    "what is asked anyhow": ({"certainty": "possible", "link": "borrower"}, "0 chains"),
    "all else": (
        {"link": "any", "lender_depth": "3", "party_depth": "1", "known_on": "2017-01-01"},
        "0 chains; credit followed to its borrower, implementer or guarantor; hops of"
        " ownership above the lender: at most 3; hops of ownership above whom credit leads to:"
        " at most 1; of what somebody had published by 2017-01-01",
    ),
    "another role": ({"link": "implementer"}, "0 chains; credit followed to its implementer"),
}


@pytest.mark.parametrize(("asked", "heading"), HEADINGS.values(), ids=HEADINGS)
def test_the_heading_says_all_that_was_asked(asked: dict[str, str], heading: str) -> None:
    assert headings.told(Trace({}, [], []), asked) == heading
