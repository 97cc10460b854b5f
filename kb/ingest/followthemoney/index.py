"""What there is in a file: entities speak of others that come later, or not at all."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from typing import TYPE_CHECKING

from kb.errors import InvalidValue
from kb.ingest.followthemoney import cleaned, terms
from kb.ingest.followthemoney.entity import Entity, Value, dataset_of
from kb.ingest.followthemoney.names import AUTHORITIES, LABELS
from kb.ingest.followthemoney.shapes import DOCUMENT, LENT, SHAPES, Shape
from kb.ingest.taken import Remark
from kb.model.spans import Certainty, Span, overlap

if TYPE_CHECKING:
    from followthemoney.model import Model


@dataclass(frozen=True)
class Known:
    """What others may need to know of an entity.

    Attributes:
        number: the line at which it begins.
        name: its first; empty where it has none.
        lent: values of its that others take on, as those of a contract.
    """

    number: int
    schema: str
    name: str
    lent: tuple[Value, ...] = ()

    @property
    def party(self) -> bool:
        """Whether it is a party that can be declared."""
        return self.schema in LABELS and bool(self.name)

    def of(self, name: str) -> tuple[Value, ...]:
        """Return the values of a property that it lends."""
        return tuple(value for value in self.lent if value.name == name)


_NAMING = ("post", "contract", "proof")
Key = tuple[str, str, str, str]  # schema, two ends, what tells such facts apart


@dataclass(frozen=True)
class Index:
    """All entities of a file by their ids.

    Attributes:
        named_by_others: ids of what stands between two others, or proves what one says.
        named: the id of the one possible authority that has a name; empty where several have.
        seen: of each dataset, the first and the last day on which it was seen.
        spells: of each fact between two parties, how many entities state it with which dates.
        merged: the id of the entity that another one was merged into, by that other's.
    """

    entities: dict[str, Known] = field(default_factory=dict)
    named_by_others: set[str] = field(default_factory=set)
    named: dict[str, str] = field(default_factory=dict)
    seen: dict[str, tuple[str, str]] = field(default_factory=dict)
    spells: dict[Key, Counter[Span | None]] = field(default_factory=dict)
    merged: dict[str, str] = field(default_factory=dict)

    def apart(self, key: Key) -> bool:
        """Say whether the entities that state a fact tell of spells of which no two overlap."""
        spans = self.spells.get(key, Counter[Span | None]())
        if len(spans) < 2 or None in spans:
            return False
        pairs = combinations([span for span in spans if span], 2)
        return all(overlap(one, other) is Certainty.NO for one, other in pairs)


def read(model: "Model", items: Iterable[Entity | Remark]) -> Index:
    """Read a file for what there is in it."""
    index = Index()
    for item in items:
        if isinstance(item, Remark) or item.id in index.entities:
            continue
        try:
            entity, _, _ = cleaned.read(model, item)
        except InvalidValue:
            continue
        _add(model, index, entity)
        for value in item.values:
            _see(index, value)
        for id in item.referents:
            if index.merged.setdefault(id, entity.id) != entity.id:
                index.merged[id] = ""
    return _resolved(index)


def _add(model: "Model", index: Index, entity: Entity) -> None:
    name = next(iter(names(model, entity)), "")
    lent = tuple(value for value in entity.values if value.name in _lent(model, entity.schema))
    index.entities[entity.id] = known = Known(entity.number, entity.schema, name, lent)
    if known.party and known.schema in AUTHORITIES:
        for text in entity.texts("name"):
            if index.named.setdefault(text, entity.id) != entity.id:
                index.named[text] = ""
    if shape := SHAPES.get(entity.schema):
        _add_facts(index, shape, entity)


def _add_facts(index: Index, shape: Shape, entity: Entity) -> None:
    for name in _NAMING:
        index.named_by_others.update(entity.texts(name))
    if not shape.label:
        for key in keys(shape, entity):
            index.spells.setdefault(key, Counter())[terms.span(entity)] += 1


def names(model: "Model", entity: Entity) -> tuple[str, ...]:
    """Return an entity's names, first the one that it goes by: the package picks it."""
    listed = sorted(entity.texts("name"))
    picked = model[entity.schema].get("name")
    first = picked.type.pick(listed) if picked and len(listed) > 1 else None
    return tuple(dict.fromkeys([*([first] if first else []), *listed]))


def _resolved(index: Index) -> Index:
    """Return what there is, where every id of a merged entity is that of what it was merged into.

    An id that has an entity of its own, or was merged into several, stays as it is.
    """
    known = index.entities
    merged = {id: into for id, into in index.merged.items() if into and id not in known}
    spells: dict[Key, Counter[Span | None]] = {}
    for (schema, left, right, role), spans in index.spells.items():
        key = (schema, merged.get(left, left), merged.get(right, right), role)
        spells.setdefault(key, Counter()).update(spans)
    named = {merged.get(id, id) for id in index.named_by_others}
    return replace(index, named_by_others=named, spells=spells, merged=merged)


def _lent(model: "Model", schema: str) -> Iterable[str]:
    if model[schema].is_a("Document"):
        return DOCUMENT
    return LENT.get(schema, ())


def keys(shape: Shape, entity: Entity) -> Iterator[Key]:
    """Yield what names the facts between parties that an entity states."""
    one, two = (entity.of(name) for name in shape.needed)
    for left, right in product(one, two):
        if dataset_of(left) == dataset_of(right):
            roles = [value.text for value in told_apart(shape, entity, left)]
            for role in roles or ("",):
                yield entity.schema, left.text, right.text, role


def told_apart(shape: Shape, entity: Entity, end: Value) -> tuple[Value, ...]:
    """Return what tells a fact from others between the same ends, by the dataset that has these."""
    told = entity.of(shape.told_apart_by)
    return tuple(value for value in told if dataset_of(value) == dataset_of(end))


def _see(index: Index, value: Value) -> None:
    stated = value.stated
    days = [day for day in (stated.first_seen, stated.last_seen) if day] if stated else []
    dataset = dataset_of(value)
    found = [*filter(None, index.seen.get(dataset, ())), *days]
    index.seen[dataset] = (min(found, default=""), max(found, default=""))
