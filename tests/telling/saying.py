"""What notes state of facts, and a chain of which nothing is doubtful, as a trace has them."""

from types import MappingProxyType
from typing import Any

from kb.queries.trace import Said

# What a row of `chain` has where nothing of it is doubtful.
SURE: MappingProxyType[str, Any] = MappingProxyType(
    {
        "overlap": "certain",
        "overlap_from": None,
        "overlap_to": None,
        "uncertain": [],
        "planned_end": False,
        "conflicts": [],
        "disputed": False,
        "qualified": [],
    }
)


def said(
    number: int, stance: str = "asserts", field: str = "", value: str = "", *, planned: bool = False
) -> Said:
    """Return what a note states, of a fact whose type matters to nobody."""
    return Said(number, "LENDS", stance, field, value, planned)
