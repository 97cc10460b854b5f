"""What an entity says, as claims: one of all its values, or one for each statement."""

from collections.abc import Iterable, Iterator

from kb.errors import InvalidValue
from kb.ingest.followthemoney import citations
from kb.ingest.followthemoney.entity import Entity, Value, dataset_of
from kb.ingest.followthemoney.notes import Notes, Saying
from kb.ingest.followthemoney.shapes import PROVENANCE
from kb.model import ids
from kb.model.claims import Brought, Claim, Source

_SHOWN = 80  # letters of a value


def made(notes: Notes, sayings: Iterable[Saying]) -> Brought:
    """Return the claims of an entity, and the sources that they cite.

    Raises:
        InvalidValue: two of its statements cannot be told apart.
    """
    by_dataset: dict[str, list[Saying]] = {}
    for saying in sayings:
        by_dataset.setdefault(dataset_of(saying.values[0]), []).append(saying)
    claims: list[Claim] = []
    cited: dict[str, Source] = {}
    for dataset, said in by_dataset.items():
        own = notes.sources[dataset]
        found = citations.cited(notes, dataset)
        cited |= {source.id: source for source in (own, *found)}
        names = tuple(source.id for source in found)
        whole = said if dataset else [_together(notes.entity, said)]
        claims += _distinct(_claims(notes, own, whole, names))
    return Brought(tuple(cited.values()), (), tuple(claims))


def _together(entity: Entity, said: list[Saying]) -> Saying:
    """Return all that an entity says as one; the file does not say who states which value."""
    used = {value.name for saying in said for value in saying.values}
    told = {value for saying in said for value in saying.values}
    values = [v for v in entity.values if v.name in used and v.name not in PROVENANCE]
    between = [value for value in told if value not in entity.values]
    statements = dict.fromkeys(one for saying in said for one in saying.statements)
    return Saying((*values, *sorted(between, key=_order)), tuple(statements))


def _order(value: Value) -> tuple[str, str]:
    return value.name, value.text


def _claims(
    notes: Notes, source: Source, said: list[Saying], cites: tuple[str, ...]
) -> Iterator[Claim]:
    entity = notes.entity
    for saying in said:
        stated = tuple(dict.fromkeys(v.stated.id for v in saying.values if v.stated))
        id = ids.digest("ftm", source.id, entity.id, *stated)
        locator = f"statement {', '.join(stated)}" if stated else f"entity {entity.id}"
        says = f"{entity.schema}: {'; '.join(_told(notes, value) for value in saying.values)}"
        yield Claim(id, id, says, locator, source.id, saying.statements, cites)


def _distinct(claims: Iterable[Claim]) -> list[Claim]:
    """Return claims, each id once.

    Raises:
        InvalidValue: two of one id state different things.
    """
    found: dict[str, Claim] = {}
    for claim in claims:
        if found.setdefault(claim.id, claim).statements != claim.statements:
            what = f"several of its statements have one id: {claim.locator}"
            raise InvalidValue(what, "give each statement an `id` of its own")
    return list(found.values())


def _told(notes: Notes, value: Value) -> str:
    known = notes.index.entities.get(value.text)
    text = known.name if known and known.name else value.text
    cut = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    own = (
        f" (as written: {value.stated.original})" if value.stated and value.stated.original else ""
    )
    return f"{value.name} {cut}{own}"
