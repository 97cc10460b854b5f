"""Properties of entities: what the question `party` answers of one, and some identifiers apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Literal

from kb.model.schema import FACT, NODE
from kb.queries.question import Column, Question
from kb.reconcile import kinds

Holds = Literal["text", "number", "party"]

QUESTION = "party"
ITSELF = "party"  # its column with the id, which is no property
# Identifiers that people have in columns of their own.
SCHEMES: Mapping[str, str] = MappingProxyType(
    {
        "lei": "Its Legal Entity Identifier (ISO 17442).",
        "wikidata": "Its item in Wikidata.",
    }
)
# What a query may give beside its text, to tell parties apart.
NARROWING = ("name", "aliases", "country", "identifiers", *SCHEMES)
_OF_PARTIES = ("owners", "part_of", "member_of")
# What only some kinds of party have.
_ONLY: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "owners": FACT["OWNS"].right,
        "part_of": FACT["PART_OF"].left,
        "positions": FACT["HOLDS_POSITION"].left,
    }
)


@dataclass(frozen=True)
class Property:
    """What can be asked of a party; values are texts, whole numbers, or other parties."""

    id: str
    description: str
    holds: Holds

    @property
    def name(self) -> str:
        """What people call it."""
        return "LEI" if self.id == "lei" else self.id.replace("_", " ").capitalize()

    @property
    def told(self) -> dict[str, Any]:
        """It, as suggestions and proposals list it."""
        return {"id": self.id, "name": self.name, "description": self.description}


def every(question: Question) -> dict[str, Property]:
    """Return the properties by their ids, those of `SCHEMES` behind the identifiers."""
    found: list[Property] = []
    for column in question.columns:
        if column.name != ITSELF:
            found.append(Property(column.name, column.description, _holds(column)))
        if column.name == "identifiers":
            found += [Property(id, description, "text") for id, description in SCHEMES.items()]
    return {one.id: one for one in found}


def proposed(question: Question, kind: str) -> list[Property]:
    """Return the properties that parties of a kind may have."""
    labels = NODE[kind].labels
    return [
        one
        for one in every(question).values()
        if kind == kinds.ANY or one.id not in _ONLY or labels & set(_ONLY[one.id])
    ]


def values(found: Property, row: Mapping[str, Any]) -> list[Any]:
    """Return a party's values of a property, from the row that the question gives."""
    if found.id in SCHEMES:
        prefix = f"{found.id}:"
        return [one.removeprefix(prefix) for one in row["identifiers"] if one.startswith(prefix)]
    value = row[found.id]
    if isinstance(value, bool):
        return [str(value).lower()]
    if value is None or isinstance(value, list):
        return value or []
    return [value]


def of_parties(asked: Sequence[Property], rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the ids of the parties that rows have as values."""
    ids = [id for row in rows for one in asked if one.holds == "party" for id in values(one, row)]
    return list(dict.fromkeys(ids))


def _holds(column: Column) -> Holds:
    if column.name in _OF_PARTIES:
        return "party"
    return "number" if column.kind.name == "int" else "text"
