"""A file of FollowTheMoney to what it brings: each entity is taken, or refused with its reason."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kb.errors import InvalidValue
from kb.ingest.followthemoney import claims as making
from kb.ingest.followthemoney import cleaned, facts, index, names, parties
from kb.ingest.followthemoney import sources as standing
from kb.ingest.followthemoney.entity import Entity
from kb.ingest.followthemoney.files import File
from kb.ingest.followthemoney.index import Index
from kb.ingest.followthemoney.notes import Notes
from kb.ingest.followthemoney.package import model
from kb.ingest.followthemoney.shapes import LENT, SHAPES
from kb.ingest.followthemoney.sources import About
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Brought, Source

if TYPE_CHECKING:
    from followthemoney.model import Model


@dataclass(frozen=True)
class Reader:
    """Reads entities one after another.

    Attributes:
        placeless: how many entities and values there are that the model has no place for, by what
            they are, as `Payment.programme`.
    """

    model: "Model"
    index: Index
    sources: Mapping[str, Source]
    placeless: Counter[str]

    def first(self, item: Entity) -> bool:
        """Say whether an entity is a party, which is taken before what joins parties.

        The file's own word for what it is may be several schemata.
        """
        known = self.index.entities.get(item.id)
        return known is not None and known.schema in names.LABELS

    def read(self, item: Entity) -> Iterator[Taken | Remark]:
        """Yield what an entity brings, and remarks on it."""
        try:
            entity, remarks, placeless = self._cleaned(item)
            notes = Notes(entity, self.index, self.sources, self.placeless)
            self.placeless.update(self._beside(entity, placeless))
            brought = self._brought(notes)
        except InvalidValue as error:
            yield Remark(item.number, item.id, "", error.what, error.remedy)
            return
        yield from remarks
        yield from dict.fromkeys(notes.remarks)
        if brought:
            yield Taken(item.number, brought)

    def _cleaned(self, item: Entity) -> cleaned.Cleaned:
        found = cleaned.read(self.model, item, self.index.merged)
        first = self.index.entities[item.id].number
        if first != item.number:
            what = f"`{item.id}` begins in line {first} already"
            raise InvalidValue(what, "put all that is said of it together, as `ftm aggregate` does")
        return found

    def _beside(self, entity: Entity, placeless: cleaned.Placeless) -> Iterator[str]:
        yield from (f"beside the properties: {name}" for name in entity.beside)
        if self._stands(entity):
            yield from (f"{entity.schema}.{value.name}" for value in placeless)
        else:
            yield entity.schema

    def _stands(self, entity: Entity) -> bool:
        """Say whether the model has a place for an entity, be it through others that name it."""
        known = entity.schema in names.LABELS or entity.schema in SHAPES
        return known or entity.id in self.index.named_by_others

    def _brought(self, notes: Notes) -> Brought | None:
        entity = notes.entity
        if entity.schema in names.LABELS:
            return Brought(declarations=(parties.declared(self.model, notes),))
        if shape := SHAPES.get(entity.schema):
            return self._said(notes, facts.said(notes, shape))
        for name in LENT.get(entity.schema, ())[:1]:
            _check(notes, name)
        return None

    def _said(self, notes: Notes, said: facts.Said | None) -> Brought | None:
        if said is None:
            return None
        return replace(making.made(notes, said.sayings), declarations=said.declared)


def _check(notes: Notes, name: str) -> None:
    for text in notes.entity.texts(name):
        if text not in notes.index.entities:
            what = f"its `{name}` is `{text}`, which is not in the file"
            notes.remark(name, what, "add that entity to the file, or correct the id")


def read(file: File, about: About, placeless: Counter[str]) -> Iterator[Taken | Remark]:
    """Yield what each entity of a file brings, and remarks: first parties, then what joins them.

    Entities stand in any order, and what is said of a party can be loaded once the party is there.

    Args:
        file: is read several times, and never held as a whole.
        about: what a person says of it.
        placeless: is added to while the file is read: how many entities and values there are that
            the model has no place for.

    Raises:
        InvalidEntities: the file breaks off, nobody says when it was published, or it is loaded as
            what an entity of its is.
        MissingExtra: FollowTheMoney's package is not installed.
    """
    found = model()
    known = index.read(found, file.entities())
    own = standing.of(str(file.path), about, known.seen)
    standing.check(str(file.path), own, known)
    reader = Reader(found, known, own, placeless)
    for item in file.entities():
        if isinstance(item, Remark):
            yield item
        elif reader.first(item):
            yield from reader.read(item)
    for item in file.entities():
        if isinstance(item, Entity) and not reader.first(item):
            yield from reader.read(item)
