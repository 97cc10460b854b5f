"""Which bracket closes which, in tokens of Cypher."""

from collections.abc import Sequence
from dataclasses import dataclass

from kb.language.tokens import Token

_CLOSES = {")": "(", "]": "[", "}": "{"}


@dataclass(frozen=True)
class Brackets:
    """The brackets of a text.

    Attributes:
        closing: by the index of each opening bracket that is closed, the index of what closes it.
        around: for each token the index of the innermost bracket that is open there; -1 for none.
            A bracket itself stands in the one around it.
        unmatched: the indexes of those that open or close alone.
    """

    closing: dict[int, int]
    around: tuple[int, ...]
    unmatched: tuple[int, ...]


def brackets(tokens: Sequence[Token]) -> Brackets:
    """Match the brackets of a text."""
    closing: dict[int, int] = {}
    around: list[int] = []
    alone: list[int] = []
    opened: list[int] = []
    for place, token in enumerate(tokens):
        if token.is_symbol(*_CLOSES):
            if opened and tokens[opened[-1]].text == _CLOSES[token.text]:
                closing[opened.pop()] = place
            else:
                alone.append(place)
        around.append(opened[-1] if opened else -1)
        if token.is_symbol(*_CLOSES.values()):
            opened.append(place)
    return Brackets(closing, tuple(around), tuple(sorted(alone + opened)))
