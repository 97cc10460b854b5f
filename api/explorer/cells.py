"""Values of an answer as the cells of a table: what nobody says is told as unknown."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kb.formats.values import encode
from kb.queries.question import Column
from kb.queries.run import Values
from kb.telling.values import shown


@dataclass(frozen=True)
class Cell:
    """One value, or a list of them, as texts.

    Attributes:
        texts: a text each, None for what is unknown; of a list that is empty, none.
        are_parties: whether they are ids of parties, whose pages they lead to.
        number: the value as JSON has it, where it is a number; for a chart.
    """

    texts: tuple[str | None, ...]
    are_parties: bool = False
    number: str | None = None


def of(columns: Sequence[Column], row: Values) -> list[Cell]:
    """Return the cells of a row, in the order of its columns."""
    return [_cell(value, c.kind.name == "party") for c, value in zip(columns, row, strict=True)]


def _cell(value: Any, party: bool) -> Cell:
    if isinstance(value, list | tuple):
        return Cell(tuple(_texts(value)), party)
    number = isinstance(value, int | float) and not isinstance(value, bool)
    return Cell((_text(value),), party, encode(value) if number else None)


def _texts(several: Sequence[Any]) -> Iterator[str | None]:
    for value in several:
        yield _text(value)


def _text(value: Any) -> str | None:
    if value is None:
        return None
    return encode(value) if isinstance(value, dict | list) else shown(value)
