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
LONGEST_INITIALS = 8
_WORDS = re.compile(r"\w+")
_IN_QUOTES = re.compile(r'(["\\])')
_ANYWHERE = re.compile(r'([+\-!(){}\[\]^"~*?:\\/&|<>=])')


def phrase(text: str) -> str:
    """Return the search for exactly these words, one after another."""
    return '"' + _IN_QUOTES.sub(r"\\\1", text) + '"'


def begun(text: str) -> str:
    """Return the search for all of these words, of which the last may go on; empty for none."""
    words = [_ANYWHERE.sub(r"\\\1", word) for word in text[:LONGEST].lower().split()][:MOST_WORDS]
    return " AND ".join([*words[:-1], f"{words[-1]}*"]) if words else ""


def alike(names: Sequence[str], exact: Sequence[str] = ()) -> str:
    """Return the search for words of these names, also with a slip in them, and for exact texts.

    The initials of a name of several words are looked for as one word. It is empty for nothing.
    """
    words = [word for name in names for word in _initialled(name)]
    distinct = list(dict.fromkeys(words))[:MOST_ALIKE]
    return " ".join([*(f"{phrase(text)}^8" for text in exact), *map(_or_nearly, distinct)])


def _initialled(name: str) -> list[str]:
    words = _WORDS.findall(name[:LONGEST].lower())
    initials = "".join(word[0] for word in words)
    return [*words, initials] if 2 <= len(words) <= LONGEST_INITIALS else words


def _or_nearly(word: str) -> str:
    return f"{word}^4 {word}~1" if len(word) >= SHORTEST_NEARLY else word
