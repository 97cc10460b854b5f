"""Cypher's text as tokens: what is code, and what only looks like it in a text or a comment.

Neo4j reads the text for itself, and its reading is the one that counts. This one is for what has to
be known of a statement before Neo4j sees it, and for places to point at. It reads Cypher 5 and 25.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, cached_property
from types import MappingProxyType

# What is opened and closed again, by what opens it.
_CLOSED = MappingProxyType(
    {
        "/*": r"(?P<comment>/\*.*?\*/)",
        "'": r"(?P<single>'(?:\\.|[^'\\])*')",
        '"': r'(?P<double>"(?:\\.|[^"\\])*")',
        "`": r"(?P<name>`(?:``|[^`])*`)",
    }
)
_OPEN = r"""
      (?P<space>\s+|//[^\r\n]*)  # a comment ends at either sign of a line's end
    | (?P<parameter>\$\s*(?:\w+|`(?:``|[^`])*`))
    | (?P<number>0[xX][0-9a-fA-F_]+|0[oO][0-7_]+
        |(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d+)?[fFdD]?)
    | (?P<word>[^\W\d]\w*)
    | (?P<symbol>=~|<>|<=|>=|<-|->|\+=|\|\||\.\.|::|/\*|.)
"""
_SPACES = frozenset({"space", "comment"})


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"  # a keyword, or a name that needs no quotes
    NAME = "name"  # a name in backticks
    TEXT = "text"
    NUMBER = "number"
    PARAMETER = "parameter"
    SYMBOL = "symbol"


_KINDS = MappingProxyType(
    {**{kind.value: kind for kind in Kind}, "single": Kind.TEXT, "double": Kind.TEXT}
)


@dataclass(frozen=True, order=True)
class Place:
    """Where something stands in a text: line and column, both from 1."""

    line: int
    column: int


@dataclass(frozen=True)
class Token:
    """One token.

    Attributes:
        kind: what it is.
        text: as written.
        start: the offset of its first character.
        place: of its first character.
    """

    kind: Kind
    text: str
    start: int
    place: Place

    @cached_property
    def word(self) -> str:
        """A word in capitals, as keywords are compared; empty for everything else."""
        return self.text.upper() if self.kind is Kind.WORD else ""

    @cached_property
    def name(self) -> str:
        """What a word, a quoted name or a parameter is called; empty for everything else."""
        bare = self.text.removeprefix("$").strip() if self.kind is Kind.PARAMETER else self.text
        if self.kind not in {Kind.WORD, Kind.NAME, Kind.PARAMETER}:
            return ""
        return bare[1:-1].replace("``", "`") if bare.startswith("`") else bare

    @property
    def is_unclosed(self) -> bool:
        """Whether it opens a text, a quoted name or a comment that is closed nowhere."""
        return self.is_symbol(*_CLOSED)

    def is_symbol(self, *symbols: str) -> bool:
        """Whether it is one of these symbols."""
        return self.kind is Kind.SYMBOL and self.text in symbols


def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of a text, without its spaces and comments.

    What Cypher has no token for, a quote that is never closed for instance, is a symbol of its own:
    Neo4j will say what is wrong with it.
    """
    return tuple(each(text))


def each(text: str, start: int = 0, line: int = 1) -> Iterator[Token]:
    """Yield the tokens one at a time, from the beginning of a line, which has this number."""
    begin = start
    for found in _found(text, start):
        if found.lastgroup not in _SPACES:
            place = Place(line, found.start() - begin + 1)
            yield Token(_KINDS[str(found.lastgroup)], found[0], found.start(), place)
        if lines := found[0].count("\n"):
            line += lines
            begin = found.start() + found[0].rindex("\n") + 1


def _found(text: str, place: int) -> Iterator[re.Match[str]]:
    """Yield what is found one after another.

    What is opened and never closed is not looked for again: it would be, by everything that opens
    the same behind it, to the end of the text each time, and none of that is closed either.
    """
    openers = tuple(_CLOSED)
    while place < len(text):
        for found in _pattern(openers).finditer(text, place):
            yield found
            place = found.end()
            if found.lastgroup == "symbol" and found[0] in openers:
                openers = tuple(opener for opener in openers if opener != found[0])
                break


@cache
def _pattern(openers: tuple[str, ...]) -> re.Pattern[str]:
    parts = [_CLOSED[opener] for opener in openers]
    return re.compile("|".join([*parts, _OPEN]), re.VERBOSE | re.DOTALL)
