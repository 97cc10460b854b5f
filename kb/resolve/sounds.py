"""Whether a word that was put into Latin letters may be how another is written.

Each language writes foreign names by its own sounds: Huawei is `hwwy` by the letters of Arabic,
`hwawei` by those of Korean and `fuauei` by those of Japanese. Signs that such spellings take for
each other are one class here: `p`, `b`, `f` and `v`, for Arabic has no `p` and Korean no `f`; `l`
and `r`, as in Japanese; and of vowels only whether they are spoken in front or behind, while `a` is
often not written at all. As with Soundex, what is left of a word is the order of such classes.
"""

import re
from enum import StrEnum
from functools import lru_cache

_SHORTEST = 3  # sounds, below which a word may be any other
_FEW = 3  # consonants, below which vowels have to be the same
_VOWELS = "IU"
_ONLY_CONSONANTS = str.maketrans("", "", _VOWELS)
_CLASSES = (
    (re.compile(r"[^a-z]"), ""),
    (re.compile(r"c(?=[eiy])|sh|x|z"), "s"),
    (re.compile(r"ck|ch|[cgjkq]"), "K"),
    (re.compile(r"^h"), "H"),
    (re.compile(r"ph|[bpfv]"), "P"),
    (re.compile(r"nK?$"), "N"),
    (re.compile(r"[dt]"), "T"),
    (re.compile(r"[lr]"), "L"),
    (re.compile(r"[eiy]"), "I"),
    (re.compile(r"[ouw]"), "U"),
    (re.compile(r"[ah]"), ""),
    (re.compile(r"([A-Za-z])\1+"), r"\1"),
)
_KOREAN = ((re.compile("eo"), "o"), (re.compile("eu"), ""))  # one vowel each, of which one is mute
_JAPANESE_H = re.compile(r"^fu(?=[aeiou])")  # Japanese has `fu` for what elsewhere is `hu`


class Script(StrEnum):
    """Signs that names are put into Latin letters from, by what is heard otherwise in them."""

    KANA = "kana"  # puts vowels between consonants
    HANGUL = "hangul"
    ARABIC = "arabic"  # leaves short vowels out
    OTHER = "other"  # is read as it is written


_SIGNS = (
    (Script.KANA, re.compile("[\u3041-\u30ff]")),
    (Script.HANGUL, re.compile("[\uac00-\ud7a3]")),
    (Script.ARABIC, re.compile("[\u0600-\u06ff]")),
)


def script(text: str) -> Script:
    """Return of which script the signs of a text are, if they are not Latin."""
    return next((found for found, signs in _SIGNS if signs.search(text)), Script.OTHER)


def alike(heard: str, written: str, script: Script) -> bool:
    """Say whether a word may be how another is heard by who writes in a script, in Latin letters.

    Of a script that is read as it is written it is not asked: spelling tells that.
    """
    theirs = classes(written)
    if script is Script.OTHER or len(theirs) < _SHORTEST or not theirs.strip("HKLMNPST"):
        return False
    return any(_alike(mine, theirs, script) for mine in _heard(heard, script))


def _heard(word: str, script: Script) -> set[str]:
    if script is Script.HANGUL:
        for signs, sounds in _KOREAN:
            word = signs.sub(sounds, word)
    forms = {word, _JAPANESE_H.sub("hu", word)} if script is Script.KANA else {word}
    return {classes(form) for form in forms}


def _alike(heard: str, written: str, script: Script) -> bool:
    consonants = written.translate(_ONLY_CONSONANTS)
    if heard.translate(_ONLY_CONSONANTS) != consonants:
        return False
    mine, theirs = ("".join(filter(_VOWELS.count, word)) for word in (heard, written))
    if script is Script.ARABIC:
        return _is_within(mine, theirs)
    if script is Script.KANA and len(consonants) >= _FEW:
        return mine.replace("U", "") == theirs.replace("U", "")
    return heard == written or (len(consonants) >= _FEW and _is_one_apart(mine, theirs))


@lru_cache(maxsize=50_000)  # names are made of the same words again and again
def classes(word: str) -> str:
    """Return the classes of a word's sounds, in their order."""
    told = word.lower()
    for signs, sounds in _CLASSES:
        told = signs.sub(sounds, told)
    return told.upper()


def _is_within(some: str, all_of_them: str) -> bool:
    """Say whether sounds are among others, in their order."""
    left = iter(all_of_them)
    return all(sound in left for sound in some)


def _is_one_apart(one: str, other: str) -> bool:
    from rigour.text import levenshtein

    return levenshtein(one, other) <= 1
