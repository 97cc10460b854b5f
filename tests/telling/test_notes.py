"""Notes: who says what, where it stands, and what opens it there."""

from typing import Any

import pytest

from kb.queries import trace
from kb.telling import notes
from kb.telling.notes import Note

PLAIN: dict[str, Any] = {
    "says": "The bank lent.",
    "locator": "page 3",
    "source": "gazette-7",
    "publisher": None,
    "title": None,
    "published": None,
    "cites": [],
    "cites_publishers": [],
    "cites_published": None,
    "speaker": None,
    "speaker_name": None,
    "url": None,
}
NOTES = {
    "of a source without anything": ({}, Note(1, "The bank lent.", "gazette-7, at “page 3”", "")),
    "with all of it": (
        {
            "publisher": "The Gazette",
            "title": "Loans",
            "published": "2018-06",
            "cites": ["a"],
            "cites_publishers": ["The Times"],
            "cites_published": "2018-05",
            "speaker": "bank",
            "speaker_name": "Bank",
            "url": "https://gazette.example/7",
            "locator": "the bank … a loan",
        },
        Note(
            1,
            "Bank: The bank lent.",
            "The Gazette, Loans, 2018-06, citing The Times of 2018-05, at “the bank … a loan”",
            "https://gazette.example/7#:~:text=the%20bank,a%20loan",
        ),
    ),
    "of whom only the id is known": (
        {"cites": ["times-1", "times-2"]},
        Note(1, "The bank lent.", "gazette-7, citing times-1, times-2, at “page 3”", ""),
    ),
}


@pytest.mark.parametrize(("claim", "told"), NOTES.values(), ids=NOTES)
def test_a_note_says_where_it_stands(claim: dict[str, Any], told: Note) -> None:
    assert notes.told(trace.Note(1, {**PLAIN, **claim})) == told
