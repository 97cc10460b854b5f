"""An entity as its file has it: its values one by one, each with who states it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Stated:
    """Who states a value, where a file says so of each.

    Attributes:
        id: the statement's.
        dataset: the name of what it stands in.
        original: the value as its source wrote it, where that differs.
        lang: the language of the value, by three letters.
        first_seen, last_seen: the day on which it was found there first and last; may be empty.
    """

    id: str
    dataset: str
    original: str = ""
    lang: str = ""
    first_seen: str = ""
    last_seen: str = ""


@dataclass(frozen=True)
class Value:
    """One value of one property."""

    name: str
    text: str
    stated: Stated | None = None


def dataset_of(value: Value) -> str:
    """Return the name of the dataset that states a value; empty for the file itself."""
    return value.stated.dataset if value.stated else ""


@dataclass(frozen=True)
class Entity:
    """An entity.

    Attributes:
        number: the line at which it begins, from 1.
        beside: the names of what it has beside its properties.
        referents: ids of entities that were merged into it, by which others may still name it.
    """

    number: int
    id: str
    schema: str
    values: tuple[Value, ...]
    beside: tuple[str, ...] = ()
    referents: tuple[str, ...] = ()

    def of(self, name: str) -> tuple[Value, ...]:
        """Return the values of a property."""
        return tuple(value for value in self.values if value.name == name)

    def texts(self, name: str) -> tuple[str, ...]:
        """Return the texts of a property's values, each once."""
        return tuple(dict.fromkeys(value.text for value in self.of(name)))
