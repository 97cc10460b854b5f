"""Texts that people typed, as searches of the full-text index, in which their signs are signs.

https://lucene.apache.org/core/10_0_0/queryparser: "Escaping Special Characters". Small letters are
no operators. A search has a limit of clauses, so of a long beginning only the first words count.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

MOST_WORDS = 16
LONGEST = 200  # characters of a beginning
# Of a search Lucene takes 1,024 clauses, and makes up to 50 of a word that may have a slip in it,
# in each of the four properties that are searched.
MOST_NEARLY = 4
MOST_ALIKE = 200  # words that are looked for at once
MOST_EXACT = 200  # words of texts that are looked for as they stand
SHORTEST_NEARLY = 4  # letters of a word in which a slip is looked for
_WORD = re.compile(r"[^\W_]+\Z")
_INDEXED = re.compile(r"[A-Za-z0-9]+|\w")  # a sign of Chinese is a word of the index
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
    What is too much for one search is left out: a text that is long, and words behind the first.
    """
    plain = [word for word in dict.fromkeys(words) if _WORD.match(word)]
    kept = list(_within(MOST_ALIKE, plain))
    slipped = [word for word in kept if len(word) >= SHORTEST_NEARLY][:MOST_NEARLY]
    return " ".join(
        [
            *(f"{phrase(text)}^8" for text in _within(MOST_EXACT, dict.fromkeys(exact))),
            *(f"{word}^4 {word}~1" if word in slipped else word for word in kept),
        ]
    )


def _within(room: int, texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts that fit, each by as many words as the index may make of it."""
    for text in texts:
        size = len(_INDEXED.findall(text))
        if size <= room:
            room -= size
            yield text
