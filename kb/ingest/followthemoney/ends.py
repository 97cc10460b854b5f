"""The parties that an entity names, of which some are named by another entity between."""

from collections.abc import Iterator
from dataclasses import dataclass

from kb.ingest.followthemoney import names
from kb.ingest.followthemoney.entity import Value
from kb.ingest.followthemoney.index import Known
from kb.ingest.followthemoney.notes import Notes
from kb.ingest.followthemoney.shapes import LENT, Shape
from kb.model import schema


@dataclass(frozen=True)
class End:
    """A party that an entity names.

    Attributes:
        values: those that name it together.
        positions: what it is called that stands between, as a post.
    """

    id: str
    values: tuple[Value, ...]
    positions: tuple[Value, ...] = ()


def of(notes: Notes, shape: Shape, name: str) -> tuple[End, ...]:
    """Return the parties that a property names, and note what it names else."""
    return tuple(end for value in notes.entity.of(name) for end in _ends(notes, shape, name, value))


def _ends(notes: Notes, shape: Shape, name: str, value: Value) -> Iterator[End]:
    known = notes.index.entities.get(value.text)
    if known is None:
        what = f"its `{name}` is `{value.text}`, which is not in the file"
        notes.remark(name, what, "add that entity to the file, or correct the id")
    elif known.schema in LENT:
        yield from _behind(notes, shape, name, value)
    elif _fits(notes, known, shape, name):
        yield End(names.to_id(value.text), (value,))


def _behind(notes: Notes, shape: Shape, name: str, value: Value) -> Iterator[End]:
    """Yield the parties of what an entity names, as of a contract its authority."""
    between = notes.index.entities[value.text]
    called = (Value("name", between.name, value.stated),) if between.name else ()
    parties = between.of(LENT[between.schema][0])
    if not parties and not shape.label:
        notes.placeless[f"{notes.entity.schema} whose {name} belongs to nobody named"] += 1
    for named in parties:
        id = notes.index.merged.get(named.text, named.text)
        party = notes.index.entities.get(id)
        if party and _fits(notes, party, shape, name):
            yield End(names.to_id(id), (value, named), called)


def _fits(notes: Notes, known: Known, shape: Shape, name: str) -> bool:
    if known.schema in names.LABELS and not known.party:
        what = f"its `{name}` has no name, in line {known.number}"
        notes.remark(name, what, "name that entity")
        return False
    labels = schema.NODE[names.LABELS[known.schema]].labels if known.party else frozenset()
    if labels & set(_allowed(shape, name)):
        return True
    notes.placeless[f"{notes.entity.schema} whose {name} is a {known.schema}"] += 1
    return False


def _allowed(shape: Shape, name: str) -> tuple[str, ...]:
    """Return the labels that may have a part: in an agreement, at the end that it is not at."""
    fact = schema.FACT[shape.ends[name]]
    left = fact.block == "right" if shape.label else name == shape.needed[0]
    return fact.left if left else fact.right
