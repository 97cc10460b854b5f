"""Texts as people read them: what would be obeyed is left out."""

import pytest

from kb.model.legible import legible


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Huawei", "Huawei"),
        (" Huawei\tTechnologies\n", "Huawei Technologies"),
        ("Bank \u202eknaB\u202c", "Bank knaB"),
        ("a\u200fb\x07c", "a b c"),
        ("\u2067\u2069", ""),
        ("شركة 华为 😀", "شركة 华为 😀"),
    ],
)
def test_what_is_obeyed_and_not_shown_is_left_out(text: str, shown: str) -> None:
    assert legible(text) == shown
