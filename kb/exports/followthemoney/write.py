"""Parties, facts and agreements to entities, and what FollowTheMoney cannot say."""

from collections.abc import Iterator

from kb.exports.followthemoney import agreements, parties, relations
from kb.exports.followthemoney.draft import Entity, Writing
from kb.model.claims import Declaration
from kb.model.told import Between, Held


def entities(writing: Writing, one: Declaration | Between | Held) -> Iterator[Entity]:
    """Yield the entities that one thing or fact is."""
    match one:
        case Declaration():
            entity = parties.entity(writing, one)
            yield from (entity,) if entity else ()
        case Between():
            yield from relations.entities(writing, one)
        case Held():
            yield from agreements.entities(writing, one)
