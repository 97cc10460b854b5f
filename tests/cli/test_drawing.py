"""What is drawn above a trace: how many chains there are, and all that was asked of them."""

from io import StringIO

import pytest
from rich.console import Console

from kb.cli import drawing
from kb.queries.trace import Trace

HEADINGS = {
    "nothing": ({}, "Maker: 0 chains"),
    "a day": ({"on": "2018-06-05"}, "Maker: 0 chains that may be in force on 2018-06-05"),
    "a period": (
        {"between": "2010..2015"},
        "Maker: 0 chains that may be in force on some day of 2010..2015",
    ),
    "certainty": ({"certainty": "certain"}, "Maker: 0 certain chains"),
    "certainty on a day": (
        {"certainty": "certain", "on": "2018-06-05"},
        "Maker: 0 certain chains in force on 2018-06-05",
    ),
    "what is asked anyhow": ({"certainty": "possible", "link": "borrower"}, "Maker: 0 chains"),
    "all else": (
        {"link": "any", "lender_depth": "3", "party_depth": "1", "known_on": "2017-01-01"},
        "Maker: 0 chains; credit followed to its borrower, implementer or guarantor; hops of"
        " ownership above the lender: at most 3; hops of ownership above whom credit leads to:"
        " at most 1; of what somebody had published by 2017-01-01",
    ),
    "another role": (
        {"link": "implementer"},
        "Maker: 0 chains; credit followed to its implementer",
    ),
}


@pytest.mark.parametrize(("asked", "heading"), HEADINGS.values(), ids=HEADINGS)
def test_the_heading_says_all_that_was_asked(asked: dict[str, str], heading: str) -> None:
    assert _drawn(Trace({"name": "Maker"}, [], []), asked) == f"{heading}\n"


def _drawn(trace: Trace, asked: dict[str, str]) -> str:
    console = Console(file=StringIO(), width=400, highlight=False)
    drawing.draw(trace, asked, console)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()
