"""What an entity's schema makes of its values: those that cannot be are remarked on."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from kb.errors import InvalidValue
from kb.ingest.followthemoney.entity import Entity, Value
from kb.ingest.followthemoney.names import LABELS, NO_IDENTIFIERS, check_id
from kb.ingest.followthemoney.shapes import AUTHORITY, DOCUMENT, held
from kb.ingest.taken import Remark
from kb.model import words

if TYPE_CHECKING:
    from followthemoney.model import Model
    from followthemoney.property import Property
    from followthemoney.schema import Schema
    from followthemoney.types.common import PropertyType

Placeless = tuple[Value, ...]
Cleaned = tuple[Entity, list[Remark], Placeless]
_ENTITY = "entity"
_CORRECT = "correct it; it is left out"
_NONE: Mapping[str, str] = MappingProxyType({})


def schema_of(model: "Model", entity: Entity) -> "Schema":
    """Return an entity's schema; of statements on several, the narrowest.

    Raises:
        InvalidValue: there is no such schema, or nothing can be of all of them.
    """
    from followthemoney.exc import InvalidData

    names = entity.schema.split()
    for name in names:
        if model.get(name) is None:
            raise words.unknown("schema", name, model.schemata)
    found = model[names[0]]
    for name in names[1:]:
        try:
            found = model.common_schema(found, name)
        except InvalidData:
            what = f"nothing is both a {found.name} and a {name}"
            raise InvalidValue(what, "correct one of the two schemata") from None
    return found


def has_place(schema: "Schema", property: "Property") -> bool:
    """Say whether the model has a place for a property of entities of a schema."""
    if schema.is_a("Document"):
        return property.name in DOCUMENT
    if property.name in held(schema.name):
        return True
    named = property.type.name == "identifier" and property.name not in NO_IDENTIFIERS
    return named and schema.name in LABELS


def read(model: "Model", entity: Entity, merged: Mapping[str, str] = _NONE) -> Cleaned:
    """Return an entity of values that can be, remarks on others, and values without a place.

    Args:
        merged: the id of the entity that another one was merged into, by that other's.

    Raises:
        InvalidValue: it has no schema, or an id that it may not have.
    """
    schema = schema_of(model, entity)
    values: list[Value] = []
    placeless: list[Value] = []
    remarks: list[Remark] = []
    for value in entity.values:
        property = schema.get(value.name)
        if property is None or property.stub:
            remarks.append(_unknown(schema, entity, value))
        elif not has_place(schema, property):
            placeless.append(value)
        elif text := _text(_type(model, property), property, value.text):
            named = merged.get(text, text) if _refers(property) else text
            values.append(_cleaned(value, text, named))
        else:
            what = f"`{value.text}` is no {property.format or property.type.label.lower()}"
            remarks.append(
                Remark(entity.number, entity.id, value.name, what, _CORRECT, refused=False)
            )
    found = Entity(entity.number, entity.id, schema.name, tuple(values), entity.beside)
    check_id(found.id, found.schema, found.texts("name"))
    return found, remarks, tuple(placeless)


def _refers(property: "Property") -> bool:
    return property.type.name == _ENTITY or property.name == AUTHORITY


def _cleaned(value: Value, text: str, named: str) -> Value:
    """Return a value as its text is here, and with how it was written, if that names another."""
    stated = value.stated
    if stated and named != text:
        stated = replace(stated, original=stated.original or text)
    return Value(value.name, named, stated)


def _type(model: "Model", property: "Property") -> "PropertyType":
    """Return what may stand in a property: an authority is named, in what is any text there."""
    if property.name == AUTHORITY and property.type.name != _ENTITY:
        return model["LegalEntity"].properties["name"].type
    return property.type


def _text(type: "PropertyType", property: "Property", text: str) -> str:
    # References are not held to the form that ids should have: many that are used do not have it.
    if type.name == _ENTITY:
        return text
    return type.clean_text(text, format=property.format) or ""


def _unknown(schema: "Schema", entity: Entity, value: Value) -> Remark:
    error = words.unknown("property", value.name, _own(schema))
    what = f"{error.what} of {schema.name}"
    return Remark(entity.number, entity.id, value.name, what, error.remedy, refused=False)


def _own(schema: "Schema") -> Iterator[str]:
    return (name for name, property in schema.properties.items() if not property.stub)
