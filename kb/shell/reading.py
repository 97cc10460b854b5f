"""A statement that is still being typed: where its end stands in it, and what its names are.

It is read by its tokens, since no parser reads what is not finished.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kb.language.brackets import brackets
from kb.language.tokens import Kind, Token

_NAMED = {Kind.WORD, Kind.NAME}
# What joins the labels or types of one pattern.
_JOINS = ("|", "&", "!", ":")


@dataclass(frozen=True)
class Pattern:
    """The beginning of a node or relationship: its variable, and the labels or types named.

    Attributes:
        is_node: whether it is in round brackets.
        joined: whether the names go on to the end, so that the next word is another one.
    """

    variable: str
    names: tuple[str, ...]
    is_node: bool
    joined: bool


def open_brackets(tokens: Sequence[Token]) -> list[int]:
    """Return where the brackets stand that are open at the end, outermost first."""
    return [it for it in brackets(tokens).unmatched if tokens[it].is_symbol("(", "[", "{")]


def pattern(tokens: Sequence[Token], opening: int) -> Pattern | None:
    """Return the pattern that a bracket begins, as far as it is typed; None if it begins none."""
    if not tokens[opening].is_symbol("(", "["):
        return None
    rest = tokens[opening + 1 :]
    named = bool(rest) and rest[0].kind in _NAMED
    names, joined = _joined(rest[named:])
    if names is None:
        return None
    is_node = tokens[opening].is_symbol("(")
    return Pattern(rest[0].name if named else "", names, is_node, joined)


def _joined(tokens: Sequence[Token]) -> tuple[tuple[str, ...] | None, bool]:
    """Return the names after a colon, None without a colon, and whether one is to follow."""
    if not tokens or not tokens[0].is_symbol(":"):
        return None, False
    names: list[str] = []
    follows = True
    for token in tokens[1:]:
        if token.is_symbol(*_JOINS):
            follows = True
        elif token.kind in _NAMED and follows:
            names.append(token.name)
            follows = False
        else:
            return tuple(names), False
    return tuple(names), follows


def variables(tokens: Sequence[Token]) -> dict[str, set[str]]:
    """Return the variables of a statement, each with the labels or types that it is given."""
    found: dict[str, set[str]] = {}
    for name, names in _named(tokens):
        found.setdefault(name, set()).update(names)
    return found


def _named(tokens: Sequence[Token]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for number, (token, following) in enumerate(pairwise(tokens)):
        if token.is_symbol("(", "[") and (begun := pattern(tokens, number)):
            if begun.variable:
                yield begun.variable, begun.names
        elif following.kind not in _NAMED:
            continue
        elif token.word == "AS" or _is_bare(tokens, number):
            yield following.name, ()


def _is_bare(tokens: Sequence[Token], opening: int) -> bool:
    """Whether a bracket begins a pattern of a variable alone, as in `(n)` or `-[r]->`."""
    if not tokens[opening].is_symbol("(", "["):
        return False
    before = tokens[opening - 1] if opening else None
    return before is None or before.is_symbol("-", "<-", "->", ",") or before.word == "MATCH"
