"""Parameters of a statement, as JSON brings them: what Neo4j has a type for."""

from collections.abc import Mapping
from typing import Any

from kb.errors import Fault, InvalidParameter

LARGEST = 2**63 - 1
DEEPEST = 20  # lists and objects in each other


def check(parameters: Mapping[str, Any]) -> None:
    """Refuse parameters that Neo4j cannot be sent.

    Raises:
        InvalidParameter: with each that cannot.
    """
    faults = [
        Fault(f"parameters.{name}", f"the parameter `{name}` {what}")
        for name, value in parameters.items()
        if (what := _wrong(name) or _wrong(value))
    ]
    if faults:
        raise InvalidParameter(*faults)


def _wrong(value: Any, depth: int = 0) -> str:
    """Return what is wrong with a value; nothing if nothing is."""
    match value:
        case str() if not value.isascii() and _has_half_a_letter(value):
            return "has half a letter (a lone surrogate); send the letter whole"
        case int() if not isinstance(value, bool) and not -LARGEST - 1 <= value <= LARGEST:
            return "is a whole number larger than Neo4j has (64 bits); send it as a text"
        case list() | dict() if depth == DEEPEST:
            return f"is nested more than {DEEPEST} deep; send it flatter"
        case list():
            return next(filter(None, (_wrong(item, depth + 1) for item in value)), "")
        case dict():
            parts = (part for pair in value.items() for part in pair)
            return next(filter(None, (_wrong(part, depth + 1) for part in parts)), "")
    return ""


def _has_half_a_letter(value: str) -> bool:
    return any("\ud800" <= letter <= "\udfff" for letter in value)
