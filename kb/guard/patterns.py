"""Regular expressions: Java tries every way to match, and nothing stops it.

`'aaaa…' =~ '(a+)+b'` takes a processor for longer than the universe has existed. So a pattern is
let through only where it can be seen to have few ways to match: it is a text or a parameter, in the
part of the language (`java.util.regex.Pattern`) that is read here, with one repetition or two that
have no bounds, and few ways in all by its alternatives and bounded repetitions.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from kb.guard import refusal
from kb.guard.code import Code
from kb.guard.growth import Growth
from kb.language.tokens import Kind, Token

MOST_WAYS = 100
LONGEST = 1000
DEEPEST = 20  # groups in groups
_ENDS = frozenset(
    """
    AND OR XOR NOT THEN ELSE END WHEN AS RETURN WITH WHERE ORDER SKIP OFFSET LIMIT UNION MATCH
    OPTIONAL UNWIND CALL LET FILTER NEXT FINISH ASC ASCENDING DESC DESCENDING YIELD
    """.split()  # noqa: SIM905 - a list of quoted words would fill a screen
)
_CLOSING = (")", "]", "}", ",", "|", ";")
_ESCAPED = re.compile(r"\\(?:[dDwWsS]|[pP]\{\w+\}|[^\w\s])")
_SET = re.compile(rf"\[\^?(?:[^\[\]\\&^]|{_ESCAPED.pattern})+\]")
_REMEDY = "use CONTAINS, STARTS WITH or ENDS WITH, with toLower(…) where letters may be large"


class Unreadable(Exception):
    """A pattern is not one that is read here; what of it, as its text."""


@dataclass(frozen=True)
class Patterns:
    """The regular expressions of a statement.

    Attributes:
        names: the parameters that are one.
        endless: how many repetitions without bounds one that is written out has, at most.
        any: whether there is one at all.
    """

    names: tuple[str, ...] = ()
    endless: int = 0
    any: bool = False


def check(code: Code, growth: Growth) -> Patterns:
    """Refuse patterns that might not end, and return those that may pass.

    Raises:
        StatementRefused: there is one that may not.
    """
    names, endless = [], 0
    signs = [place for place, token in enumerate(code.tokens) if token.is_symbol("=~")]
    for place in signs:
        pattern = _pattern(code, place)
        if pattern.kind is Kind.PARAMETER:
            names.append(pattern.name)
        else:
            text = _unescaped(pattern.text[1:-1])
            found = _check_ways(code.tokens[place], text, _endless(growth))
            endless = max(endless, found)
    return Patterns(tuple(names), endless, bool(signs))


def check_given(found: Patterns, parameters: Mapping[str, Any], growth: Growth, size: int) -> None:
    """Refuse parameters that are patterns which might not end, or texts too long for one.

    Args:
        found: the statement's patterns.
        parameters: its parameters; null matches nothing, at once.
        growth: what the statement makes of values.
        size: how many bytes all parameters have.

    Raises:
        StatementRefused: for the first of them.
    """
    most = _endless(growth, size)
    if found.endless > most:
        what = f"the parameters have {size:,} bytes, and a regular expression repeats twice"
        raise refusal.at(None, what, f"send at most {LONGEST:,}")
    for name in found.names:
        if (pattern := parameters.get(name)) is not None:
            text = pattern if isinstance(pattern, str) else None
            _check_ways(None, text, most, f" `{name}`")


def _endless(growth: Growth, size: int = 0) -> int:
    """Return how many repetitions without bounds a pattern may have.

    With two the time goes with the square of the text's length: so that has to be one of the
    graph's as it is, or a short one.
    """
    return 2 if growth.times == 1 and max(growth.longest, size) <= LONGEST else 1


def _pattern(code: Code, sign: int) -> Token:
    """Return the one token that is a pattern: what came after it would be part of it."""
    found = code.tokens[sign + 1] if sign + 1 < len(code.tokens) else None
    after = code.tokens[sign + 2] if sign + 2 < len(code.tokens) else None
    ends = after is None or after.word in _ENDS or after.is_symbol(*_CLOSING)
    if found is None or found.kind not in {Kind.TEXT, Kind.PARAMETER} or not ends:
        what = "a regular expression has to be a text or a parameter by itself"
        raise refusal.at(code.tokens[sign], what, _REMEDY)
    return found


def _check_ways(sign: Token | None, pattern: str | None, most: int, name: str = "") -> int:
    try:
        ways, endless = read(pattern)
    except Unreadable as error:
        what = f"the regular expression{name} is not simple: {error}"
        raise refusal.at(sign, what, _REMEDY) from error
    if endless > most or ways > MOST_WAYS:
        what = f"the regular expression{name} has many ways to match, and Neo4j could not stop it"
        remedy = f"repeat by * or + once (twice where no values are joined); or {_REMEDY}"
        raise refusal.at(sign, what, remedy)
    return endless


def _unescaped(text: str) -> str | None:
    """Resolve the escapes of a Cypher text; None where one is none that is known here."""
    known = {"\\": "\\", "'": "'", '"': '"', "n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
    made, letters = [], iter(text)
    for letter in letters:
        if letter == "\\" and (letter := known.get(next(letters, ""), "")) == "":
            return None
        made.append(letter)
    return "".join(made)


def read(pattern: str | None) -> tuple[int, int]:
    """Return in how many ways a pattern may match, and how many repetitions of it have no bounds.

    Raises:
        Unreadable: it has what is not read here, such as a repeated group or a look-ahead.
    """
    if pattern is None:
        raise Unreadable("it is no text, or has an escape that is none of Cypher's")
    if len(pattern) > LONGEST:
        raise Unreadable(f"it has more than {LONGEST:,} letters")
    reader = _Reader(pattern.removeprefix("(?i)"))
    found = reader.alternatives()
    if reader.rest:
        raise Unreadable(f"`{reader.rest[:10]}`")
    return found


@dataclass
class _Reader:
    """Reads a pattern from its beginning; `rest` is what has not been read."""

    rest: str
    depth: int = 0

    def alternatives(self) -> tuple[int, int]:
        ways, endless = self.sequence()
        while self.rest.startswith("|"):
            self.take(1)
            more, others = self.sequence()
            ways, endless = ways + more, max(endless, others)
        return ways, endless

    def sequence(self) -> tuple[int, int]:
        ways, endless = 1, 0
        while self.rest and self.rest[0] not in "|)":
            if self.rest[0] == "(":
                more, others = self.group()
            else:
                self.atom()
                more, others = self.repetition()
            ways, endless = ways * more, endless + others
        return ways, endless

    def group(self) -> tuple[int, int]:
        if self.depth == DEEPEST:
            raise Unreadable(f"its groups stand more than {DEEPEST} deep")
        self.take(3 if self.rest.startswith("(?:") else 1)
        self.depth += 1
        found = self.alternatives()
        self.depth -= 1
        if not self.rest.startswith(")"):
            raise Unreadable(f"`{self.rest[:10]}`")
        self.take(1)
        if self.rest[:1] in tuple("*+?{"):
            raise Unreadable(f"a group is repeated by `{self.rest[0]}`")
        return found

    def atom(self) -> None:
        first = self.rest[0]
        if first == "[":
            self.set()
        elif first == "\\":
            found = _ESCAPED.match(self.rest)
            if not found:
                raise Unreadable(f"`{self.rest[:2]}`")
            self.take(found.end())
        elif first in "*+?{}" or (first in "^$" and self.rest[1:2] in tuple("*+?{")):
            raise Unreadable(f"`{self.rest[:10]}`")
        else:
            self.take(1)

    def set(self) -> None:
        """Read a set such as `[^a-z]`, in which no other stands."""
        found = _SET.match(self.rest)
        if not found:
            raise Unreadable(f"`{self.rest[:10]}`")
        self.take(found.end())

    def repetition(self) -> tuple[int, int]:
        """Read what says how often; return the ways that it gives, and whether it has no bounds."""
        sign = self.rest[:1]
        if not sign or sign not in "*+?{":
            return 1, 0
        if sign == "{":
            return self.bounds()
        self.take(1)
        if self.rest[:1] in tuple("?+*{"):
            raise Unreadable(f"`{sign}{self.rest[0]}`")
        return (2, 0) if sign == "?" else (1, 1)

    def bounds(self) -> tuple[int, int]:
        inside, closed, rest = self.rest[1:].partition("}")
        least, comma, most = inside.partition(",")
        if not closed or not least.isdecimal() or not (most or "0").isdecimal() or len(inside) > 7:
            raise Unreadable(f"`{self.rest[:10]}`")
        if rest[:1] in tuple("?+*{"):
            raise Unreadable(f"`}}{rest[0]}`")
        self.rest = rest
        if not comma:
            return 1, 0
        return (int(most) - int(least) + 1, 0) if most else (1, 1)

    def take(self, count: int) -> None:
        self.rest = self.rest[count:]
