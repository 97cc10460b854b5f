"""Whether a name is made of the words of a longer one: `Eximbank` of `Export-Import Bank`."""

import re
import unicodedata
from collections.abc import Sequence

_WORDS = re.compile(r"\w+")
_LEAST = 2  # letters of a beginning, below which any word is made of some others
_LINKING = frozenset({"of", "the", "and", "for", "in", "de", "du", "des", "la", "le", "et", "y"})


def is_made_of(name: str, longer: str) -> bool:
    """Say whether each word of a name is one of the longer name's, or put together of such.

    A word is put together of the beginnings of others, in their order, of which some may be left
    out: so are abbreviations.
    """
    words = [word for word in _plain(name) if word not in _LINKING]
    others = _plain(longer)
    return bool(words) and all(word in others or _is_blend(word, others) for word in words)


def cut(word: str, others: Sequence[str]) -> tuple[int, ...]:
    """Return the places of other words of whose beginnings a word is put together, in their order.

    Each gives two letters at least, and there are at least two; it is empty for no blend.
    """
    made: dict[int, tuple[int, ...]] = {0: ()}  # by how much of the word is made, of which others
    for place, other in enumerate(others):
        for at, places in list(made.items()):
            for length in _begun(word[at:], other):
                if length >= _LEAST:
                    made.setdefault(at + length, (*places, place))
    found = made.get(len(word), ())
    return found if len(found) > 1 else ()


def _plain(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return _WORDS.findall("".join(sign for sign in folded if not unicodedata.combining(sign)))


def _is_blend(word: str, others: Sequence[str]) -> bool:
    """Say whether a word can be cut into beginnings of other words."""
    reached = {0}  # letters of the word that the others so far can make
    for other in others:
        reached |= {at + length for at in reached for length in _begun(word[at:], other)}
    return len(word) in reached


def _begun(rest: str, other: str) -> range:
    """Return the lengths of beginnings that both have."""
    shared = 0
    while shared < min(len(rest), len(other)) and rest[shared] == other[shared]:
        shared += 1
    return range(1, shared + 1)
