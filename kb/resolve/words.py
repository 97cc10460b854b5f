"""A name as its words: what kind each is of, and how much it tells of whose name it is.

The library `rigour` knows legal forms, places, numbers and the words that many names share, in many
languages and scripts. A word that only few names have tells most; that two names end in `Ltd` tells
next to nothing.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from kb.errors import MissingExtra
from kb.model import spellings
from kb.model.scripts import chinese
from kb.resolve import blends, sounds
from kb.resolve.sounds import Script

if TYPE_CHECKING:
    from rigour.names import Alignment, Name, NamePart, NameTypeTag

_LOCATION = "LOCATION"
_CAPITALS = 2  # of an abbreviation, as `AfDB`
_MOST_ASIDES = 3  # of a name that are read as names; what has more is no name
_ARTICLE = "al"  # of Arabic, before a word in Latin letters
_BRACKETS = re.compile(r"\(([^()]+)\)")


class Kind(StrEnum):
    """What a word of a name is."""

    LEGAL = "legal form"
    LINKING = "linking word"
    PLACE = "place"
    NUMBER = "number"
    COMMON = "common word"
    OWN = "word of its own"


# How much a word of each kind tells. A place or a number is what tells a bank from its daughter
# abroad, and a fund from the next one.
WEIGHT: Mapping[Kind, float] = MappingProxyType(
    {
        Kind.LEGAL: 0.12,
        Kind.LINKING: 0.05,
        Kind.PLACE: 1.3,
        Kind.NUMBER: 1.3,
        Kind.COMMON: 0.45,
        Kind.OWN: 1.0,
    }
)


@dataclass(frozen=True)
class Reading:
    """One way to read a name.

    Attributes:
        kinds: the kind of each of its words.
        aside: that it stood in brackets behind a name.
        doubtful: that it is one of a name and what stands in brackets behind it, where that is not
            made of the name's words, as `Eximbank` is of `Export-Import Bank`: it may be the name
            of whom the body belongs to, or that of a branch.
        script: of a name that is not written in Latin letters, where this is how it sounds, or
            what it means, in them.
    """

    name: "Name"
    kinds: Mapping["NamePart", Kind]
    aside: bool = False
    doubtful: bool = False
    script: Script | None = None

    def weight(self, parts: "list[NamePart]") -> float:
        """Return how much words of the name tell together."""
        return sum(WEIGHT[self.kinds[part]] for part in parts)


def check_installed() -> None:
    """Refuse to go on without the library that reads names.

    Raises:
        MissingExtra: it is not installed.
    """
    try:
        import rigour.names  # noqa: F401 - only whether it is there
    except ImportError as error:
        what = "names are compared by rigour"
        remedy = "install throughline-kb[resolve], which builds PyICU and needs ICU's headers"
        raise MissingExtra(f"{what}; {remedy}") from error


def readings(text: str, person: bool = False) -> tuple[Reading, ...]:
    """Return the ways in which a name can be read, as it stands first.

    What stands in brackets is another name of the same body where it is of several words, or an
    abbreviation: not in `Deutsche Bank (Schweiz)`.

    Raises:
        MissingExtra: the library is not installed.
    """
    check_installed()
    from rigour.names import NameTypeTag

    tag = NameTypeTag.PER if person else NameTypeTag.ORG
    if person:
        written = (text, *spellings.of(text))
        return tuple(_reading(name) for form in written for name in _names(form, tag))
    return tuple(_all_readings(text, tag))


def _names(text: str, tag: "NameTypeTag") -> "list[Name]":
    from rigour.names import analyze_names

    return sorted(analyze_names(tag, [text]), key=lambda name: name.form)


def _all_readings(text: str, tag: "NameTypeTag") -> Iterator[Reading]:
    bracketed = _BRACKETS.findall(text)[:_MOST_ASIDES]
    asides = [inside for inside in bracketed if _is_name(inside, tag)]
    outside = text
    for aside in asides:
        outside = outside.replace(f"({aside})", " ")
    yield from _wholes(text, tag)
    if not (asides and outside.strip()):
        return
    made = {aside: blends.is_made_of(aside, outside) for aside in asides}
    for name in _names(" ".join(outside.split()), tag):
        yield _reading(name, doubtful=not all(made[aside] or _is_short(aside) for aside in asides))
    for aside in asides:
        for name in _names(aside, tag):
            yield _reading(name, aside=True, doubtful=not made[aside])


def _wholes(text: str, tag: "NameTypeTag") -> Iterator[Reading]:
    """Yield a name as it stands, and as it is put into Latin letters."""
    if text.isascii():
        yield from map(_reading, _names(text, tag))
        return
    written = (text, chinese.simplified(text))
    foreign = None if _is_latin(text) else sounds.script(text)
    for form in dict.fromkeys((*written, *spellings.of(text))):
        script = None if form in written else foreign
        yield from (_reading(name, script=script) for name in _names(form, tag))


def _is_short(inside: str) -> bool:
    """Say whether what stands in brackets abbreviates what is before them."""
    return len(inside.split()) == 1


def _is_name(inside: str, tag: "NameTypeTag") -> bool:
    if len(inside.split()) == 1 and sum(sign.isupper() for sign in inside) < _CAPITALS:
        return False
    kinds = {kind for name in _names(inside, tag) for kind in _reading(name).kinds.values()}
    return bool(kinds & {Kind.OWN, Kind.COMMON})


def is_of_places(edge: "Alignment") -> bool:
    """Say whether words are laid beside each other since they mean one place."""
    return edge.symbol is not None and _last(edge.symbol.category) == _LOCATION


def is_no_name(reading: Reading) -> bool:
    """Say whether a name stands for one that is not known, as `N/A` or `Unknown Company`."""
    from rigour.text import is_nullword

    told = [part for part, kind in reading.kinds.items() if kind in {Kind.OWN, Kind.PLACE}]
    written = reading.name.original
    return is_nullword(written, normalize=True) or (
        bool(told) and all(is_nullword(part.form, normalize=True) for part in told)
    )


def _is_latin(text: str) -> bool:
    return all(unicodedata.name(sign, "").startswith("LATIN") for sign in text if sign.isalpha())


def _reading(
    name: "Name", aside: bool = False, doubtful: bool = False, script: Script | None = None
) -> Reading:
    symbols: dict[NamePart, set[str]] = {}
    for span in name.spans:
        for part in span.parts:
            symbols.setdefault(part, set()).add(_last(span.symbol.category))
    kinds = {part: _kind(part, symbols.get(part, set())) for part in name.parts}
    if script is Script.ARABIC:
        kinds |= {part: Kind.LINKING for part in name.parts if part.form == _ARTICLE}
    return Reading(name, kinds, aside, doubtful, script)


def _kind(part: "NamePart", symbols: set[str]) -> Kind:
    tag = _last(part.tag)
    if "NUMERIC" in symbols or any(sign.isdigit() for sign in part.form):
        return Kind.NUMBER
    if tag == "LEGAL" or "ORG_CLASS" in symbols:
        return Kind.LEGAL
    if tag == "STOP":
        return Kind.LINKING
    if _LOCATION in symbols:
        return Kind.PLACE
    return Kind.COMMON if symbols & {"DOMAIN", "SYMBOL"} else Kind.OWN


def _last(member: object) -> str:
    """Return the name of an enumeration's member, which rigour's have no other way to say."""
    return str(member).rpartition(".")[2]
