"""Texts that people typed, as searches of the full-text index, in which their signs are signs.

https://lucene.apache.org/core/10_0_0/queryparser: "Escaping Special Characters". Small letters are
no operators. A search has a limit of clauses, so of a long beginning only the first words count.
"""

import re

MOST_WORDS = 16
LONGEST = 200  # characters of a beginning
_IN_QUOTES = re.compile(r'(["\\])')
_ANYWHERE = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|<>=])')


def phrase(text: str) -> str:
    """Return the search for exactly these words, one after another."""
    return '"' + _IN_QUOTES.sub(r"\\\1", text) + '"'


def begun(text: str) -> str:
    """Return the search for all of these words, of which the last may go on; empty for none."""
    words = [_ANYWHERE.sub(r"\\\1", word) for word in text[:LONGEST].lower().split()][:MOST_WORDS]
    return " AND ".join([*words[:-1], f"{words[-1]}*"]) if words else ""
