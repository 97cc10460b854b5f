"""A name as its words: what kind each is of, and how much it tells of whose name it is.

The library `rigour` knows legal forms, places, numbers and the words that many names share, in many
languages and scripts. A word that only few names have tells most; that two names end in `Ltd` tells
next to nothing.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING

from kb.errors import MissingExtra
from kb.model import chinese

if TYPE_CHECKING:
    from rigour.names import Name, NamePart, NameTypeTag

_ALSO = re.compile(r"(?P<outside>[^()]+)\((?P<inside>[^()]+)\)(?P<rest>[^()]*)\Z")


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
    """One way to read a name; `kinds` has the kind of each of its words."""

    name: "Name"
    kinds: Mapping["NamePart", Kind]

    def weight(self, parts: "list[NamePart]") -> float:
        """Return how much words of the name tell together."""
        return sum(WEIGHT[self.kinds[part]] for part in parts)


def readings(text: str, person: bool = False) -> tuple[Reading, ...]:
    """Return the ways in which a name can be read, as it stands first.

    What stands in brackets is another name of the same body where it is of several words, or an
    abbreviation: not in `Deutsche Bank (Schweiz)`.

    Raises:
        MissingExtra: the library is not installed.
    """
    try:
        from rigour.names import NameTypeTag
    except ImportError as error:
        what = "names are compared by rigour"
        remedy = "install throughline-kb[resolve], which builds PyICU and needs ICU's headers"
        raise MissingExtra(f"{what}; {remedy}") from error
    tag = NameTypeTag.PER if person else NameTypeTag.ORG
    forms = (text,) if person else _forms(text, tag)
    return tuple(_reading(name) for form in forms for name in _names(form, tag))


def _names(text: str, tag: "NameTypeTag") -> "list[Name]":
    from rigour.names import analyze_names

    return sorted(analyze_names(tag, [text]), key=lambda name: name.form)


def _forms(text: str, tag: "NameTypeTag") -> Iterator[str]:
    yield text
    if translated := chinese.english(text):
        yield translated
    found = _ALSO.match(text)
    if found and _is_name(found["inside"], tag):
        yield f"{found['outside']}{found['rest']}"
        yield found["inside"]


def _is_name(inside: str, tag: "NameTypeTag") -> bool:
    if len(inside.split()) == 1 and not inside.isupper():
        return False
    kinds = {kind for name in _names(inside, tag) for kind in _reading(name).kinds.values()}
    return bool(kinds & {Kind.OWN, Kind.COMMON})


def _reading(name: "Name") -> Reading:
    symbols: dict[NamePart, set[str]] = {}
    for span in name.spans:
        for part in span.parts:
            symbols.setdefault(part, set()).add(_last(span.symbol.category))
    return Reading(name, {part: _kind(part, symbols.get(part, set())) for part in name.parts})


def _kind(part: "NamePart", symbols: set[str]) -> Kind:
    tag = _last(part.tag)
    if "NUMERIC" in symbols or any(sign.isdigit() for sign in part.form):
        return Kind.NUMBER
    if tag == "LEGAL" or "ORG_CLASS" in symbols:
        return Kind.LEGAL
    if tag == "STOP":
        return Kind.LINKING
    if "LOCATION" in symbols:
        return Kind.PLACE
    return Kind.COMMON if symbols & {"DOMAIN", "SYMBOL"} else Kind.OWN


def _last(member: object) -> str:
    """Return the name of an enumeration's member, which rigour's have no other way to say."""
    return str(member).rpartition(".")[2]
