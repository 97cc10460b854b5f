"""Whether a word that was put into Latin letters may be how another is written.

Each language writes foreign names by its own sounds: Huawei is `hwwy` by the letters of Arabic,
`hwawei` by those of Korean and `fuauei` by those of Japanese. Signs that such spellings take for
each other are one class here: `p`, `b`, `f` and `v`, for Arabic has no `p` and Korean no `f`; `l`
and `r`, as in Japanese; and of vowels only whether they are spoken in front or behind, while `a` is
often not written at all. As with Soundex, what is left of a word is the order of such classes.
"""

import re
from functools import lru_cache

_SHORTEST = 3  # sounds, below which a word may be any other
_MANY = 3  # consonants that tell a word by themselves, however its vowels are written
_VOWELS = "IU"
_CLASSES = (
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"c(?=[eiy])|sh|x|z"), "s"),
    (re.compile(r"ck|ch|[cgjkq]"), "K"),
    (re.compile(r"^(?:Kh|h)|ph|[bpfv]"), "P"),  # Japanese has `fu` for what elsewhere is `hu`
    (re.compile(r"nK?$"), "N"),
    (re.compile(r"[dt]"), "T"),
    (re.compile(r"[lr]"), "L"),
    (re.compile(r"[eiy]"), "I"),
    (re.compile(r"[ouw]"), "U"),
    (re.compile(r"[ah]"), ""),
    (re.compile(r"([A-Za-z])\1+"), r"\1"),
)


def alike(one: str, other: str) -> bool:
    """Say whether two words in Latin letters may sound the same."""
    from rigour.text import levenshtein

    mine, theirs = sound(one), sound(other)
    if min(len(mine), len(theirs)) < _SHORTEST or _consonants(mine) != _consonants(theirs):
        return False
    if len(_consonants(mine)) >= _MANY or mine == theirs:
        return True
    return len(mine) != len(theirs) and levenshtein(mine, theirs) == 1  # one is left out


@lru_cache(maxsize=50_000)  # names are made of the same words again and again
def sound(word: str) -> str:
    """Return the classes of a word's sounds, in their order."""
    told = word.lower()
    for signs, sounds in _CLASSES:
        told = signs.sub(sounds, told)
    return told.upper()


def _consonants(sounds: str) -> str:
    return sounds.translate(dict.fromkeys(map(ord, _VOWELS)))
