"""What an attack on the guard is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Attack:
    """A statement that no caller may have run to its end.

    Attributes:
        group: what it is after.
        harms: whether Neo4j would be lost without the first layer.
    """

    group: str
    name: str
    statement: str
    stops: tuple[str, ...]
    parameters: Mapping[str, Any] = field(default_factory=dict)
    harms: bool = False


def several(
    group: str, stops: str, statements: Mapping[str, str], *, harms: bool = False
) -> tuple[Attack, ...]:
    return tuple(
        Attack(group, name, statement, tuple(stops.split()), harms=harms)
        for name, statement in statements.items()
    )
