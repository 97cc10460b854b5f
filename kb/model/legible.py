"""Texts of anybody's, where a person reads them: what is obeyed and not shown is left out."""

import re

# Signs that are obeyed and not shown, as in dossiers: they are no part of a name.
_OBEYED = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]+")


def legible(text: str) -> str:
    """Return a text in one line, without the signs that are obeyed and not shown."""
    return " ".join(_OBEYED.sub(" ", text).split())
