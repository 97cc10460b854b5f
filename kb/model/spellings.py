"""Further spellings of names, in Latin letters without accents: what else a name is looked for by.

The package `anyascii` says how signs of any script sound. What it leaves open is added here: which
signs are one word, that `al` is an article in Arabic, and what words of Chinese, Korean, Arabic and
Russian names are in English.
"""

import re
from collections.abc import Iterable, Iterator

from kb.model.scripts import arabic, chinese, korean, russian

# Scripts that are written without spaces; it is the change of script that parts words.
_RUN = re.compile(r"[\uac00-\ud7a3]+|[\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff]+")
_ARTICLE = re.compile(r"\b\u0627\u0644(?=\w)")
_DOUBLED = re.compile(r"[\u3063\u30c3](?=([\u3041-\u30fa]))")
# Of two or three signs the first may be a surname: 任正非 is Ren Zhengfei, and 华为 also Hua Wei.
_SIGN = rf"[{chinese.SIGNS}\uac00-\ud7a3]"
_PERSON = re.compile(rf"({_SIGN})({_SIGN}{{1,2}})\Z")


def of(*names: str) -> tuple[str, ...]:
    """Return what names are spelled as beside what is written, in the order of letters.

    There is nothing for names in plain ASCII, and nothing twice, whatever the case of letters.
    """
    seen = {name.casefold() for name in names}
    found = {made.casefold(): made for made in sorted(_all(names))}
    return tuple(sorted(made for folded, made in found.items() if folded not in seen))


def _all(names: Iterable[str]) -> Iterator[str]:
    for name in names:
        if not name.isascii():
            made = (_latin(form) for form in _forms(name))
            yield from (spelled for spelled in made if any(map(str.isalnum, spelled)))


def _forms(name: str) -> Iterator[str]:
    yield chinese.pinyin(name) or name
    yield from (script.english(name) for script in (chinese, korean, arabic, russian))
    person = _PERSON.match(name)
    if person and not (chinese.has_words(name) or korean.has_words(name)):
        yield " ".join(chinese.pinyin(part) or part for part in person.groups())


def _latin(text: str) -> str:
    """Return how a text is spelled in Latin letters without accents."""
    return " ".join(_ascii(_RUN.sub(_word, _ARTICLE.sub("al ", text))).split())


def _word(run: re.Match[str]) -> str:
    """Return signs of one script as one word: `Sam Seong` is one name in Korean."""
    doubled = _DOUBLED.sub(lambda small: _ascii(small[1])[:1], run[0])
    return f" {_ascii(doubled).lower()} "


def _ascii(text: str) -> str:
    from anyascii import anyascii  # here, since most names are written in ASCII

    return anyascii(text).replace("`", "")
