"""Texts that people typed, as searches of the full-text index, in which their signs are signs.

https://lucene.apache.org/core/10_0_0/queryparser: "Escaping Special Characters". Small letters are
no operators. A search has a limit of clauses, so of a long beginning only the first words count.
"""

import re
from collections.abc import Sequence

MOST_WORDS = 16
LONGEST = 200  # characters of a beginning
MOST_ALIKE = 40  # words that are looked for at once
SHORTEST_NEARLY = 4  # letters of a word in which a slip is looked for
_WORD = re.compile(r"[^\W_]+\Z")
_IN_QUOTES = re.compile(r'(["\\])')
_ANYWHERE = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|<>=])')


def phrase(text: str) -> str:
    """Return the search for exactly these words, one after another."""
    return '"' + _IN_QUOTES.sub(r"\\\1", text) + '"'


def begun(text: str) -> str:
    """Return the search for all of these words, of which the last may go on; empty for none."""
    words = [_ANYWHERE.sub(r"\\\1", word) for word in text[:LONGEST].lower().split()][:MOST_WORDS]
    return " AND ".join([*words[:-1], f"{words[-1]}*"]) if words else ""


def alike(words: Sequence[str], exact: Sequence[str] = ()) -> str:
    """Return the search for any of these words, also with a slip in them, and for exact texts.

    It is empty for nothing. A short word is looked for as it stands, since a slip makes it another.
    """
    plain = [word for word in dict.fromkeys(words) if _WORD.match(word)][:MOST_ALIKE]
    return " ".join([*(f"{phrase(text)}^8" for text in exact), *map(_or_nearly, plain)])


def _or_nearly(word: str) -> str:
    return f"{word}~1" if len(word) >= SHORTEST_NEARLY else word
