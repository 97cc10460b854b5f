"""Words of which only some are known: what to say of one that is not."""

import difflib
from collections.abc import Iterable

from kb.errors import InvalidValue

MOST_LISTED = 30


def unknown(kind: str, text: str, known: Iterable[str]) -> InvalidValue:
    """Return that a word is none of those known, with the nearest of them or all."""
    names = sorted(known)
    close = difflib.get_close_matches(text, names, n=1)
    if close:
        remedy = f"did you mean `{close[0]}`?"
    elif names and len(names) <= MOST_LISTED:
        remedy = f"write one of {', '.join(names)}"
    else:
        remedy = "declare it first, or correct it"
    return InvalidValue(f"unknown {kind} `{text}`", remedy)
