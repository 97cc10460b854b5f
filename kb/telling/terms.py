"""Terms: what is told of a thing, each with the numbers of the notes that say so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.queries.trace import Said

_DATES = {"begins": "begins", "ends": "ends", "in_force": "in force on"}


@dataclass(frozen=True)
class Term:
    """A few words, and the numbers of the notes that they rest on."""

    text: str
    notes: tuple[int, ...] = ()


def dates(stated: Iterable[Said], otherwise: str = "no dates") -> Iterator[Term]:
    """Yield the dates as sources put them, each with its notes; a remark where there are none."""
    stated = tuple(stated)
    notes: dict[str, list[int]] = {}
    for one in stated:
        if one.field in _DATES and one.stance == "asserts":
            plan = " (announced)" if one.planned else ""
            notes.setdefault(f"{_DATES[one.field]} {one.value}{plan}", []).append(one.number)
    if not notes:
        notes[otherwise] = [one.number for one in stated if one.stance == "asserts"]
    return (Term(text, once(numbers)) for text, numbers in notes.items())


def once(numbers: Iterable[int]) -> tuple[int, ...]:
    """Return numbers in their order, each once."""
    return tuple(sorted(set(numbers)))
