"""An entity that is a party: what it is called, where it is, and the numbers it is known by."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kb.errors import InvalidValue
from kb.ingest.followthemoney import index, names
from kb.ingest.followthemoney.notes import Notes
from kb.ingest.followthemoney.shapes import ALIASES, COUNTRIES, FORMER
from kb.model import country
from kb.model.claims import Declaration

if TYPE_CHECKING:
    from followthemoney.model import Model

_TOPICS = "topics"


def declared(model: "Model", notes: Notes) -> Declaration:
    """Return the declaration of a party.

    Raises:
        InvalidValue: it has no name.
    """
    entity = notes.entity
    called = index.names(model, entity)
    if not called:
        raise InvalidValue("it has no name", "give it a `name`")
    others = (text for name in ALIASES for text in entity.texts(name))
    aliases = tuple(dict.fromkeys(text for text in (*called[1:], *others) if text != called[0]))
    for name in FORMER:
        notes.without_place(f"{name} as such", len(entity.of(name)))
    identifiers = tuple(dict.fromkeys((*names.kept(entity.id), *_identifiers(model, notes))))
    return Declaration(
        names.to_id(entity.id),
        _label(notes),
        called[0],
        aliases,
        _country(notes),
        identifiers,
    )


def unnamed_kind(name: str) -> Declaration:
    """Return the declaration of an authority of which no more is said than its name."""
    return Declaration(names.authority_id(name), "Party", name)


def _label(notes: Notes) -> str:
    topics = notes.entity.texts(_TOPICS)
    bank = notes.entity.schema == "Company" and names.BANK in topics
    notes.without_place(_TOPICS, len(topics) - bank)
    return "Bank" if bank else names.LABELS[notes.entity.schema]


def _country(notes: Notes) -> str:
    """Return its one country, by the first property that has one; others have no place."""
    found = ""
    for name in COUNTRIES:
        codes = [code for text in notes.entity.texts(name) if (code := _code(notes, name, text))]
        if not found and len(codes) == 1:
            found = codes[0]
        elif codes != [found]:
            notes.without_place(name, len(codes))
    return found


def _code(notes: Notes, name: str, text: str) -> str:
    try:
        return country.parse(text.upper())
    except InvalidValue as error:
        notes.remark(name, error.what, "it is left out")
        return ""


def _identifiers(model: "Model", notes: Notes) -> Iterator[str]:
    schema = model[notes.entity.schema]
    for value in notes.entity.values:
        property = schema.get(value.name)
        if property and property.type.name == "identifier":
            yield f"{names.scheme(value.name)}:{value.text}"
