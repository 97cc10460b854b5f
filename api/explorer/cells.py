"""Values of an answer as the cells of a table: what nobody says is told as unknown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kb.formats.values import encode
from kb.queries.question import Column
from kb.queries.run import Values
from kb.telling.values import shown

_LEADING = frozenset({"party", "thing", "fact"})


@dataclass(frozen=True)
class Cell:
    """One value, or a list of them, as texts.

    Attributes:
        texts: a text each, None for what is unknown; of a list that is empty, none.
        leads: to what each leads as an id: `party`, `thing` or `fact`; empty where to nothing.
        number: the value as JSON has it, where it is a number; for a chart.
    """

    texts: tuple[str | None, ...]
    leads: str = ""
    number: str | None = None


def of(columns: Sequence[Column], row: Values) -> list[Cell]:
    """Return the cells of a row, in the order of its columns."""
    return [_cell(value, column.kind.name) for column, value in zip(columns, row, strict=True)]


def _cell(value: Any, kind: str) -> Cell:
    leads = kind if kind in _LEADING else ""
    if isinstance(value, list | tuple):
        return Cell(tuple(_texts(value)), leads)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return Cell((_text(value),), leads, encode(value) if number else None)


def _texts(several: Sequence[Any]) -> Iterator[str | None]:
    for value in several:
        yield _text(value)


def _text(value: Any) -> str | None:
    if value is None:
        return None
    return encode(value) if isinstance(value, dict | list) else shown(value)
