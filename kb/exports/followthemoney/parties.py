"""A party as an entity."""

from kb.exports.followthemoney.draft import Draft, Entity, Writing
from kb.ingest.followthemoney import names
from kb.model.claims import Declaration


def entity(writing: Writing, party: Declaration) -> Entity | None:
    """Return the entity that a party is; None where it cannot be one."""
    id = names.from_id(party.id, party.identifiers)
    draft = writing.begun(names.SCHEMATA[party.label], id, party.label)
    draft.add("name", [party.name])
    draft.add("alias", party.aliases)
    draft.add("country", [party.country])
    draft.add("topics", [names.BANK] if party.label == "Bank" else [])
    draft.cannot("that it stands for an unnamed group", int(party.collective))
    for identifier in party.identifiers:
        _identify(draft, identifier)
    return draft.done()


def _identify(draft: Draft, identifier: str) -> None:
    scheme, _, text = identifier.partition(":")
    if scheme == names.OWN_ID:
        return
    name = names.property_of(scheme)
    property = draft.proxy.schema.get(name)
    if property and property.type.name == "identifier" and name not in names.NO_IDENTIFIERS:
        draft.add(name, [text])
    else:
        draft.cannot(f"identifier of the scheme {scheme}")
