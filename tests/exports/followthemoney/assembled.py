"""What a file brings as it stands in a graph in which there is nothing else."""

from collections import Counter
from collections.abc import Iterable, Iterator

from kb.exports.followthemoney import write
from kb.exports.followthemoney.draft import Entity, Writing
from kb.ingest.followthemoney.package import model
from kb.model import schema
from kb.model.claims import Claim, Declaration, Source
from kb.model.ids import FactKey
from kb.model.told import Between, Held, Told
from kb.project.facts import agreement_of
from tests.ingest.followthemoney.made import Found


def assembled(
    declarations: Iterable[Declaration], claims: Iterable[Claim], sources: dict[str, Source]
) -> Iterator[Declaration | Between | Held]:
    """Parties, facts between them, and agreements, each with all that is told of it."""
    things = {one.id: one for one in declarations}
    facts: dict[FactKey, list[Told]] = {}
    agreements: dict[str, list[Told]] = {}
    for claim in claims:
        origins = tuple(sources[id] for id in claim.cites or (claim.source,))
        for stated in claim.statements:
            told = Told(claim.id, stated, origins, claim.by)
            if id := agreement_of(stated.key):
                agreements.setdefault(id, []).append(told)
            else:
                facts.setdefault(stated.key, []).append(told)
    parties = [one for one in things.values() if schema.NODE[one.label].group == "party"]
    yield from parties
    for key, said in facts.items():
        yield Between(key, things[key.left], things[key.right], tuple(said))
    for one in things.values():
        if schema.NODE[one.label].group == "agreement":
            yield Held(one, tuple(agreements.get(one.id, ())), tuple(parties))


def exported(found: Found) -> tuple[list[Entity], Counter[str]]:
    """The entities that what a file brings is, in the order of ids, and what is left out."""
    writing = Writing(model())
    things = assembled(found.declarations, found.claims, found.sources)
    entities = [entity for one in things for entity in write.entities(writing, one)]
    return sorted(entities, key=lambda entity: str(entity["id"])), writing.left_out
