"""Data extension: values of properties for parties that are matched already."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.queries import run
from kb.queries.question import Question
from kb.queries.values import shortened
from kb.reconcile import given, kinds, known, properties, said
from kb.reconcile.given import Place
from kb.reconcile.manifest import BATCH, MOST_VALUES
from kb.reconcile.properties import Property
from kb.resolve.profile import Profile
from kb.store.driver import Database

_PLACE = Place("extend", "the parameter `extend`")
_KEYS = {"text": "str", "number": "int"}


@dataclass(frozen=True)
class Asked:
    """A property that is asked for, and how many values of it at the most; 0 for all."""

    property: Property
    most: int


@dataclass(frozen=True)
class Extension:
    """Of which parties which properties are asked for."""

    ids: tuple[str, ...]
    asked: tuple[Asked, ...]


def read(sent: Mapping[str, Any], question: Question) -> Extension:
    """Read a data extension query.

    Raises:
        InvalidParameter: it is not as the specification has it, or asks for what there is not.
        TooMany: it asks for too many parties at once.
    """
    fields = given.mapping(_PLACE, sent, ("ids", "properties"))
    ids = given.items(_PLACE.part("ids"), fields.get("ids"))
    given.at_most(BATCH, len(ids), "parties")
    every = properties.every(question)
    asked = given.items(_PLACE.part("properties"), fields.get("properties"))
    found = {one.property.id: one for one in (_asked(every, one) for one in asked)}
    texts = (given.text(_PLACE.part("ids"), id) for id in ids)
    return Extension(tuple(dict.fromkeys(texts)), tuple(found.values()))


def _asked(every: Mapping[str, Property], sent: Any) -> Asked:
    place = _PLACE.part("properties")
    fields = given.mapping(place, sent, ("id", "name", "settings"))
    id = given.text(place, fields.get("id"))
    if id not in every:
        raise place.wrong(
            f"have `{shortened(id)}`, and there is none; there are {', '.join(every)}"
        )
    settings = given.mapping(place.part("settings"), fields.get("settings", {}), (MOST_VALUES,))
    most = settings.get(MOST_VALUES, 0)
    if isinstance(most, str) and most.isascii() and most.isdecimal() and len(most) < 10:
        most = int(most)  # as what is typed into a form comes
    return Asked(every[id], given.count(place.part(MOST_VALUES), most, 0))


async def answer(db: Database, question: Question, wanted: Extension) -> dict[str, Any]:
    """Return the values of the properties that are asked for; none for an id that nobody has.

    Raises:
        DatabaseError: Neo4j cannot answer.
    """
    async with db.reading(question.limits.seconds) as tx:
        parties = await known.by_ids(tx, wanted.ids)
    rows = {asked: await _row(db, question, party) for asked, party in parties.items()}
    others = properties.of_parties([one.property for one in wanted.asked], list(rows.values()))
    async with db.reading(question.limits.seconds) as tx:
        named = await known.by_ids(tx, others)
    return {
        "meta": [_meta(one.property) for one in wanted.asked],
        "rows": {
            id: _values(wanted.asked, rows[id], named) if id in rows else {} for id in wanted.ids
        },
    }


async def _row(db: Database, question: Question, party: Profile) -> dict[str, Any]:
    answer = await run.ask(db, question, {properties.ITSELF: party.id})
    return answer.rows[0]


def _meta(asked: Property) -> dict[str, Any]:
    typed = {"type": kinds.of(kinds.ANY)} if asked.holds == "party" else {}
    return {"id": asked.id, "name": asked.name, **typed}


def _values(
    asked: Sequence[Asked], row: Mapping[str, Any], named: Mapping[str, Profile]
) -> dict[str, Any]:
    return {
        one.property.id: [
            _value(one.property, value, named)
            for value in properties.values(one.property, row)[: one.most or None]
        ]
        for one in asked
    }


def _value(asked: Property, value: Any, named: Mapping[str, Profile]) -> dict[str, Any]:
    if asked.holds == "party":
        return {"id": value, "name": said.name(named[value])}
    return {_KEYS[asked.holds]: value}
