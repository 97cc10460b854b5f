"""Evidence side by side: of a fact and of each of its fields, who asserts, narrows or denies it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from kb.queries import trace
from kb.store.answers import Row
from kb.telling import notes
from kb.telling.notes import Note

STANCES = ("asserts", "qualifies", "denies")
# What is stated as in force on a day bounds both ends, and stands in conflict with either.
_BOUNDS = MappingProxyType({"in_force": ("begins", "ends")})


@dataclass(frozen=True)
class Statement:
    """What one claim states.

    Attributes:
        speaker: the id of the party that says so; empty for the source itself.
        value: as written; empty where the fact itself is stated.
        planned: whether it is an end that was only announced.
        estimated: whether the source itself calls it an estimate.
        withdrawn: whether the claim has been taken back, and counts no more.
    """

    note: Note
    speaker: str
    value: str
    planned: bool
    estimated: bool
    withdrawn: bool


@dataclass(frozen=True)
class Matter:
    """One thing that is stated of a fact.

    Attributes:
        field: empty for the fact itself.
        conflict: whether sources contradict each other on it.
        sides: the statements, by stance, in the order of `STANCES`; stances without any are left
            out.
    """

    field: str
    conflict: bool
    sides: tuple[tuple[str, tuple[Statement, ...]], ...]


def told(rows: Iterable[Row], conflicts: Sequence[str]) -> list[Matter]:
    """Tell evidence of one fact, the fact itself first and then its fields in their order.

    Args:
        rows: of the question `evidence`.
        conflicts: fields on which sources contradict each other.
    """
    by_field: dict[str, list[Row]] = {}
    for row in rows:
        by_field.setdefault(row["field"] or "", []).append(row)
    return [_matter(field, by_field[field], conflicts) for field in sorted(by_field)]


def _matter(field: str, rows: Sequence[Row], conflicts: Sequence[str]) -> Matter:
    sides = ((stance, _statements(rows, stance)) for stance in STANCES)
    bounds = (field, *_BOUNDS.get(field, ()))
    conflict = any(bound in conflicts for bound in bounds)
    return Matter(field, conflict, tuple((stance, found) for stance, found in sides if found))


def _statements(rows: Sequence[Row], stance: str) -> tuple[Statement, ...]:
    return tuple(
        Statement(
            note=notes.told(trace.Note(number, row)),
            speaker=row["speaker"] or "",
            value=row["value"] or "",
            planned=row["planned"],
            estimated=row["estimated"],
            withdrawn=row["withdrawn"],
        )
        for number, row in enumerate(rows, 1)
        if row["stance"] == stance
    )
