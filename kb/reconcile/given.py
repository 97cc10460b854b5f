"""Reading what clients send: values of JSON that may be anything, and what is wrong with them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kb.errors import Fault, InvalidParameter, TooMany
from kb.queries.values import shortened

MOST_VALUES = 50  # of one property of a query


@dataclass(frozen=True)
class Place:
    """Where something stands: in which parameter of the request, and how to speak of it."""

    parameter: str
    said: str

    def part(self, name: str) -> "Place":
        """Return the place of a part of what stands here."""
        return Place(self.parameter, f"`{shortened(name)}` of {self.said}")

    def wrong(self, what: str) -> InvalidParameter:
        """Return the error that says what is wrong here."""
        return InvalidParameter(Fault(self.parameter, f"{self.said} {what}"))


def at_most(most: int, many: int, noun: str) -> None:
    """Refuse more of something than may be asked for at once.

    Raises:
        TooMany: there are.
    """
    if many > most:
        raise TooMany(f"{many:,} {noun} are asked for at once; send at most {most} at a time")


def mapping(place: Place, value: Any, known: Collection[str]) -> Mapping[str, Any]:
    """Return an object that has only what is known.

    Raises:
        InvalidParameter: it is none, or has something else.
    """
    if not isinstance(value, Mapping):
        raise place.wrong(f"is `{shortened(value)}`; give an object")
    for name in value:
        if name not in known:
            raise place.wrong(f"has `{shortened(name)}`; it may have {', '.join(known)}")
    return value


def items(place: Place, value: Any) -> list[Any]:
    """Return a list.

    Raises:
        InvalidParameter: it is none.
    """
    if not isinstance(value, list):
        raise place.wrong(f"is `{shortened(value)}`; give a list")
    return value


def text(place: Place, value: Any) -> str:
    """Return a text.

    Raises:
        InvalidParameter: it is none.
    """
    if not isinstance(value, str):
        raise place.wrong(f"is `{shortened(value)}`; give a text")
    return value


def count(place: Place, value: Any, least: int) -> int:
    """Return a whole number; clients write `3.0` too.

    Raises:
        InvalidParameter: it is none, or less than it may be.
    """
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if not number or value != value // 1 or value < least:
        raise place.wrong(f"is `{shortened(value)}`; give a whole number, {least} or more")
    return int(value)


def values(place: Place, value: Any) -> Iterator[tuple[str, ...]]:
    """Yield what each value of a property says: a text, or an id and a name.

    A value has these where it was reconciled before, maybe with another service, whose ids say
    nothing here: then its name may.

    Raises:
        InvalidParameter: one is no value, or there are too many.
    """
    found = value if isinstance(value, list) else [value]
    if len(found) > MOST_VALUES:
        raise place.wrong(f"has {len(found):,} values; give at most {MOST_VALUES}")
    for one in found:
        if isinstance(one, Mapping):
            id = text(place.part("id"), one.get("id"))
            yield id, text(place.part("name"), one.get("name", id))
        elif isinstance(one, str | int | float):
            yield (str(one),)
        else:
            raise place.wrong(f"is `{shortened(one)}`; give a text, or an object with an `id`")
