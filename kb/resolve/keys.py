"""What names of one body are likely to have in common: keys to find them by, before comparing.

A key costs next to nothing to make, and two names that may be one share at least one that few
others have. Words are taken as they sound in Latin letters, without legal forms; of each its
consonants stand for it, which a slip in a vowel leaves alone, and beside them its first and last
letters, of which a slip leaves one.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations, pairwise

from kb.model import spellings

WORD = "w"  # is before a key of one word
MOST_WORDS = 8  # of one name; what is longer goes on with words that tell little
_HALF = 4  # letters at each end of a word that stand for it
_FEW = 3  # words, of which two may be all that a slip leaves
_QUARTER = _HALF // 2
_SHORTEST = 5  # letters of a word of which an end may stand for it
_ABBREVIATION = 5  # letters at the most
_ANY_WORDS = re.compile(r"[^\W_]+")
_WORDS = re.compile(r"[a-z0-9]+")
_APOSTROPHES = re.compile(r"['\u2019`]")
_BRACKETS = re.compile(r"\(([^()]+)\)")
_VOWELS = re.compile(r"(?<!^)[aeiouyhw]")
_DOUBLED = re.compile(r"(.)\1+")
_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_LINKING = frozenset(
    {
        *("a", "and", "as", "da", "de", "del", "der", "des", "di", "do"),
        *("du", "e", "el", "et", "for", "in", "la", "le", "les", "of"),
        *("on", "the", "und", "y"),
    }
)
_LEGAL = frozenset(
    {
        *("ab", "ag", "bv", "co", "company", "corp", "corporation", "etc", "gmbh", "inc"),
        *("incorporated", "jsc", "kg", "limited", "llc", "llp", "lp", "ltd", "nv", "o"),
        *("oao", "ooo", "oy", "pao", "plc", "private", "pte", "pty", "pvt", "sa"),
        *("sarl", "spa", "sro", "srl", "zao", "zoo"),
    }
)


def of(names: Sequence[str]) -> frozenset[str]:
    """Return the keys of a party's names; the first letter says of what kind each is."""
    return frozenset(key for form in forms(names) for key in _keys(form))


def _forms(name: str) -> Iterator[str]:
    """Yield the names that a name holds: in other letters, and apart from what is in brackets."""
    for spelled in (name,) if name.isascii() else spellings.of(name):
        plain = _plain(spelled)
        asides = _BRACKETS.findall(plain)
        yield _BRACKETS.sub(" ", plain)
        yield from asides
        if asides:
            yield plain


def _plain(name: str) -> str:
    """Return a name in Latin letters in small ones, and A.B.C. as one word."""
    plain = _APOSTROPHES.sub("", name.lower())
    return _DOTTED.sub(lambda dotted: dotted[0].replace(".", ""), plain)


def forms(names: Sequence[str]) -> list[str]:
    """Return each name that the names hold, in small Latin letters."""
    return [*dict.fromkeys(form for name in names for form in _forms(name))]


def named(form: str) -> list[str]:
    """Return the words of such a name, in their order, but for legal forms."""
    every = _WORDS.findall(form)
    return [word for word in every if word not in _LEGAL] or every


def telling(words: list[str]) -> list[str]:
    """Return those of a name's words that tell of whom it is."""
    return [word for word in words if word not in _LINKING][:MOST_WORDS] or words[:MOST_WORDS]


def searched(name: str) -> list[str]:
    """Return what to look for a name by in an index of words, in its own letters.

    Those are its words in small letters, but for what most names have, and their initials.
    """
    every = _ANY_WORDS.findall(name.lower())
    words = [word for word in every if word not in _LEGAL | _LINKING] or every
    return [*words, "".join(word[0] for word in words)] if _has_initials(words) else words


def _has_initials(words: Sequence[str]) -> bool:
    return 2 < len(words) <= _ABBREVIATION


def _keys(form: str) -> Iterator[str]:
    every = named(form)
    words = telling(every)
    if not words:
        return
    sounds = sorted({sound(word) for word in words})
    yield "=" + " ".join(sounds)
    yield "+" + "".join(every)
    yield from (f"{WORD}{each}" for each in sounds)
    yield from (f"p{one} {other}" for one, other in combinations(sounds, 2))
    yield from (f"a{word}" for word in words if 1 < len(word) <= _ABBREVIATION)
    yield from (f"a{letters}" for letters in initials(form))
    # `Exim`, with which `Eximbank` begins, of `Export-Import Bank`.
    yield from (f"h^{one[:_QUARTER]}{other[:_QUARTER]}" for one, other in pairwise(words))
    for word in words:
        yield from _halves(word, sounds)


def _halves(word: str, sounds: Sequence[str]) -> Iterator[str]:
    """Yield keys by the ends of a word; where there are few others, with one of these too."""
    if len(word) == _HALF:
        yield f"h^{word}"  # as `Exim` is of the beginnings of two
    if len(word) < _SHORTEST:
        return
    for end in (f"^{word[:_HALF]}", f"{word[-_HALF:]}$"):
        yield f"h{end}"
        if len(sounds) <= _FEW:
            yield from (f"h{end} {other}" for other in sounds if other != sound(word))


def initials(form: str) -> set[str]:
    """Return the initials of a name's words, with and without those of its legal form."""
    every = _WORDS.findall(form)
    kept = ([word for word in words if word not in _LINKING] for words in (every, named(form)))
    return {"".join(word[0] for word in words) for words in kept if _has_initials(words)}


@lru_cache(maxsize=50_000)  # names are made of the same words again and again
def sound(word: str) -> str:
    """Return what of a word stays as it is where a vowel is written otherwise, or left out."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", word)) if word.isalpha() else word
