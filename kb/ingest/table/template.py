"""Texts with places for a row's values: `Loan of {currency} {amount}[ to {borrower}]`.

What stands in square brackets is left out where one of its values is empty; where another is, the
whole text is empty. Double signs, `{{` or `[[`, stand for themselves.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kb.errors import InvalidValue

Values = Sequence[tuple[str, ...]]
_PIECE = re.compile(r"\{\{|\}\}|\[\[|\]\]|\{([^{}]*)\}|\[|\]|[^\[\]{}]+|.", re.DOTALL)
_TOGETHER = -1


@dataclass(frozen=True)
class Slot:
    """The place of a value, by its name."""

    name: str


@dataclass(frozen=True)
class Template:
    """A text as its pieces; an inner template is an optional part."""

    pieces: tuple["str | Slot | Template", ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all values in it, in their order."""
        found: dict[str, None] = {}
        for piece in self.pieces:
            if isinstance(piece, Slot):
                found[piece.name] = None
            elif isinstance(piece, Template):
                found |= dict.fromkeys(piece.names)
        return tuple(found)

    @property
    def needed(self) -> tuple[str, ...]:
        """The names of those without which there is no text."""
        return tuple(piece.name for piece in self.pieces if isinstance(piece, Slot))


Fill = Callable[[Values, int], str]


def parse(text: str) -> Template:
    """Read a template.

    Raises:
        InvalidValue: a bracket has no other end, or brackets stand in brackets.
    """
    stack: list[list[str | Slot | Template]] = [[]]
    for found in _PIECE.finditer(text):
        piece = found[0]
        if found[1] is not None:
            stack[-1].append(Slot(found[1].strip()))
        elif piece == "[" and len(stack) == 1:
            stack.append([])
        elif piece == "]" and len(stack) == 2:
            inner = Template(tuple(stack.pop()))
            stack[-1].append(inner)
        elif piece in {"[", "]", "{", "}"}:
            what = f"`{piece}` has no other end in `{text}`, or stands in another"
            raise InvalidValue(what, f"close it, or write {piece * 2} for the sign itself")
        else:
            stack[-1].append(piece[0] if piece in {"{{", "}}", "[[", "]]"} else piece)
    if len(stack) > 1:
        raise InvalidValue(
            f"`[` has no other end in `{text}`", "close it, or write [[ for the sign"
        )
    return Template(tuple(stack[0]))


def filler(template: Template, places: dict[str, int], write: Callable[[str], str] = str) -> Fill:
    """Return what fills a template from a row's values.

    Its first argument is the row's values, its second the part of those that have several: where
    that is negative, all parts stand one after another, divided by commas.

    Args:
        template: the text.
        places: where each value stands among a row's.
        write: how a value is written.
    """
    if len(template.pieces) == 1 and isinstance(slot := template.pieces[0], Slot):
        return _alone(places[slot.name], write)
    parts = tuple(_part(piece, places, write) for piece in template.pieces)

    def fill(values: Values, at: int = _TOGETHER) -> str:
        made = ""
        for literal, part, optional in parts:
            if part is None:
                made += literal
                continue
            text = part(values, at)
            if not text and not optional:
                return ""
            made += text
        return made

    return fill


_Part = tuple[str, Fill | None, bool]


def _part(
    piece: str | Slot | Template, places: dict[str, int], write: Callable[[str], str]
) -> _Part:
    match piece:
        case str():
            return piece, None, False
        case Slot(name):
            return "", _alone(places[name], write), False
    return "", filler(piece, places, write), True


def _alone(place: int, write: Callable[[str], str]) -> Fill:
    def fill(values: Values, at: int = _TOGETHER) -> str:
        parts = values[place]
        if len(parts) == 1:
            return write(parts[0]) if parts[0] else ""
        if at < 0:
            return ", ".join(write(part) for part in dict.fromkeys(parts) if part)
        return write(parts[at]) if at < len(parts) and parts[at] else ""

    return fill
