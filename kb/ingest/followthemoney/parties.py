"""An entity that is a party: what it is called, where it is, and the numbers it is known by."""

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from kb.errors import InvalidValue
from kb.ingest.followthemoney import index, names
from kb.ingest.followthemoney.entity import dataset_of
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
    """Return its one country, by the first property that has one; others are counted, and why."""
    told = {name: tuple(_codes(notes, name)) for name in COUNTRIES}
    codes = {name: {code for code, _ in stated} for name, stated in told.items()}
    found = next((code for named in codes.values() if len(named) == 1 for code in named), "")
    for name, named in codes.items():
        notes.without_place(f"{name} {_differing(told[name])}", len(named - {found}))
    return found


def _codes(notes: Notes, name: str) -> Iterator[tuple[str, str]]:
    """Yield the countries that a property names, each with the dataset that has it."""
    for value in notes.entity.of(name):
        if code := _code(notes, name, value.text):
            yield code, dataset_of(value)


def _differing(told: Iterable[tuple[str, str]]) -> str:
    by_dataset: dict[str, set[str]] = {}
    for code, dataset in told:
        by_dataset.setdefault(dataset, set()).add(code)
    differ = any(one != other for one, other in pairwise(by_dataset.values()))
    return "on which datasets differ" if differ else "beside another country"


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
