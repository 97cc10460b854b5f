"""Notes: who says what, where it stands, and what opens it there."""

from dataclasses import replace
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
    "cites_others": [],
    "cites_published": None,
    "speaker": None,
    "speaker_name": None,
    "url": None,
    "accessed": None,
}
BARE = Note(1, "", "The bank lent.", "gazette-7", "gazette-7", "", "page 3", "", "", "")
FULL = Note(
    number=1,
    speaker="Bank",
    says="The bank lent.",
    id="gazette-7",
    source="The Gazette, Loans, 2018-06",
    cites="The Times of 2018-05",
    locator="the bank … a loan",
    address="https://gazette.example/7#:~:text=the%20bank,a%20loan",
    url="https://gazette.example/7",
    accessed="2018-07-01",
)
NOTES: dict[str, tuple[dict[str, Any], Note]] = {
    "of a source without anything": ({}, BARE),
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
            "accessed": "2018-07-01",
            "locator": "the bank … a loan",
        },
        FULL,
    ),
    "of whom only the id is known": (
        {"cites": ["a", "b"], "cites_others": ["a", "b"], "speaker": "bank"},
        replace(BARE, cites="a, b", speaker="bank"),
    ),
    "through several, of which some have a publisher": (
        {
            "cites": ["a", "b", "c", "times-1"],
            "cites_publishers": ["The Times"],
            "cites_others": ["a", "A letter", "A letter"],
        },
        replace(BARE, cites="The Times, a, A letter"),
    ),
}


@pytest.mark.parametrize(("claim", "told"), NOTES.values(), ids=NOTES)
def test_a_note_says_where_it_stands(claim: dict[str, Any], told: Note) -> None:
    assert notes.told(trace.Note(1, {**PLAIN, **claim})) == told


def test_a_note_in_one_sentence_each() -> None:
    assert (BARE.said, BARE.where) == ("The bank lent.", "gazette-7, at page 3")
    assert (FULL.said, FULL.where) == (
        "Bank: The bank lent.",
        "The Gazette, Loans, 2018-06, citing The Times of 2018-05, at “the bank … a loan”",
    )


def test_each_source_once() -> None:
    other = replace(BARE, id="gazette-8")
    assert notes.sources([BARE, other, replace(BARE, number=3)]) == [BARE, other]
