"""Types of entities: the kinds of party that the model has, each by its label."""

from collections.abc import Iterable
from typing import Any

from kb.model.schema import NODES, NodeType
from kb.queries.values import shortened
from kb.reconcile.given import Place

_KINDS: dict[str, NodeType] = {node.label: node for node in NODES if node.group == "party"}
LABELS = tuple(_KINDS)
ANY = LABELS[0]  # a party, of whatever kind


def of(label: str) -> dict[str, Any]:
    """Return a type as its id and name."""
    return {"id": label, "name": label}


def described(label: str) -> dict[str, Any]:
    """Return a type with what it is, and the one that is next broader."""
    node = _KINDS[label]
    broader = {"broader": [of(node.also[0])]} if node.also else {}
    return {**of(label), "description": node.doc, **broader}


def read(text: str) -> str | None:
    """Return the label that a type's id means, in any case of letters; None if it is none."""
    return next((label for label in LABELS if label.lower() == text.strip().lower()), None)


def sorted_of(labels: Iterable[str]) -> list[str]:
    """Return the kinds among labels, the narrowest first; `ANY` alone where there is no other."""
    found = [label for label in LABELS if label in set(labels) and label != ANY]
    return sorted(found, key=lambda label: -len(_KINDS[label].also)) or [ANY]


def chosen(text: str) -> str:
    """Return the label that a type's id means; `ANY` where none is given.

    Raises:
        InvalidParameter: there is no such type.
    """
    label = read(text) if text.strip() else ANY
    if label is None:
        place = Place("type", "the parameter `type`")
        raise place.wrong(f"is `{shortened(text)}`, which is no type; give {', '.join(LABELS)}")
    return label
