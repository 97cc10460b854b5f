"""Terms: what is told of a thing, each with the numbers of the notes that say so."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kb.queries.trace import Said

_DATES = {"begins": "begins", "ends": "ends", "in_force": "in force on"}
_DOUBTED = {"denies": "denied", "qualifies": "qualified"}


@dataclass(frozen=True)
class Term:
    """A few words, and the numbers of the notes that they rest on."""

    text: str
    notes: tuple[int, ...] = ()


def dates(stated: Iterable[Said], otherwise: str = "no dates") -> Iterator[Term]:
    """Yield the dates as sources put them, each with its notes; a remark where there are none."""
    stated = tuple(stated)
    if own := tuple(own_dates(stated)):
        yield from own
    else:
        yield Term(otherwise, once(one.number for one in stated if one.stance == "asserts"))


def own_dates(stated: Iterable[Said]) -> Iterator[Term]:
    """Yield the dates as sources put them, each with its notes; nothing where there are none."""
    notes: dict[str, list[int]] = {}
    for one in stated:
        if one.field in _DATES and one.stance == "asserts":
            plan = " (announced)" if one.planned else ""
            notes.setdefault(f"{_DATES[one.field]} {one.value}{plan}", []).append(one.number)
    return (Term(text, once(numbers)) for text, numbers in notes.items())


def shares(stated: Iterable[Said]) -> Iterator[Term]:
    """Yield the shares of an ownership in per cent, each with its notes; a sign may be missing."""
    notes: dict[str, list[int]] = {}
    for one in stated:
        if one.field == "share" and one.stance == "asserts":
            notes.setdefault(f"share {one.value.rstrip('% ')}%", []).append(one.number)
    return (Term(text, once(numbers)) for text, numbers in notes.items())


def conflict(field: str) -> Term:
    """Say that sources contradict each other on a field."""
    return Term(f"sources contradict each other on its {field}")


def doubts(stated: Iterable[Said]) -> Iterator[Term]:
    """Yield who denies it, and who denies or narrows a field of it, by the numbers of notes."""
    notes: dict[str, list[int]] = {}
    for one in stated:
        if is_denial(one):
            notes.setdefault("disputed: somebody denies it", []).append(one.number)
        elif one.stance in _DOUBTED:
            doubt = f"{_DOUBTED[one.stance]}: {one.field}: {one.value}"
            notes.setdefault(doubt, []).append(one.number)
    return (Term(text, once(numbers)) for text, numbers in notes.items())


def is_denial(one: Said) -> bool:
    """Return whether the fact itself is denied: who denies a value of it leaves it as it is."""
    return one.stance == "denies" and not one.field


def once(numbers: Iterable[int]) -> tuple[int, ...]:
    """Return numbers in their order, each once."""
    return tuple(sorted(set(numbers)))
