"""The files that Neo4j's importer reads: one for each kind of node and of relationship.

Their columns follow from `kb.model.graph`; each header says of what type a property is, so that
it is stored as the driver would store it. (The format: Neo4j's Operations Manual, "Import".)
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from kb.errors import InvalidValue
from kb.model import graph, schema
from kb.model.graph import NodeKind, RelationshipKind

BETWEEN = "\x1f"  # the elements of a list: a sign made for that, which no text needs
_TYPES = {
    **dict.fromkeys(("begins_earliest", "begins_latest", "ends_earliest", "ends_latest"), "date"),
    **dict.fromkeys(("known_from", "known_on", "published_earliest", "published_latest"), "date"),
    **dict.fromkeys(("earliest", "latest"), "date"),
    **dict.fromkeys(("planned_end", "disputed", "collective", "planned"), "boolean"),
    **dict.fromkeys(("claim_count", "source_count", "denial_count", "model"), "long"),
    **dict.fromkeys(("created", "changed", "unchanged"), "long"),
    **dict.fromkeys(("amount_min", "amount_max"), "double"),
    **dict.fromkeys(("aliases", "identifiers", "conflicts", "qualified", "estimated"), "string[]"),
    **dict.fromkeys(("withdraws", "spellings"), "string[]"),
    "at": "datetime",
}
# The same name for something else.
_OF = {
    "STATES": {"estimated": "boolean"},
    "Claim": {"withdrawn": "boolean"},
    "Judgement": {"score": "double"},
    "Load": {
        **dict.fromkeys(("withdrawn", "rows", "done", "refused"), "long"),
        **dict.fromkeys(("finished", "unloaded", "superseded"), "boolean"),
    },
}
THING = "Thing"
_THINGS = frozenset(label for node in schema.NODES for label in node.labels)


@dataclass(frozen=True)
class Table:
    """The files of one kind.

    Attributes:
        name: what their names begin with.
        option: the importer's option that names them.
        of: the labels or the type, as that option takes them.
        ends: the headers of the ids that each row begins with.
        columns: the properties after those, each with its type.
    """

    name: str
    option: str
    of: str
    ends: tuple[str, ...]
    columns: tuple[tuple[str, str], ...]

    @property
    def header(self) -> tuple[str, ...]:
        """The first line."""
        return (*self.ends, *(f"{name}:{type}" for name, type in self.columns))

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The properties, in the order of their columns."""
        return tuple(name for name, _ in self.columns)

    @cached_property
    def written(self) -> tuple[tuple[int, Callable[[Any], str]], ...]:
        """Where a row has values that are not written as Python writes them."""
        first = len(self.ends)
        found = ((at, _WRITE.get(type)) for at, (_, type) in enumerate(self.columns, first))
        return tuple((at, write) for at, write in found if write)

    def row(self, ends: Iterable[str], properties: Mapping[str, Any]) -> list[Any]:
        """Return the cells of one node or relationship."""
        cells = [*ends, *map(properties.get, self.names)]
        for at, write in self.written:
            if cells[at] is not None:
                cells[at] = write(cells[at])
        return cells


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _list(values: Iterable[str]) -> str:
    texts = list(values)
    if any(BETWEEN in text for text in texts):
        what = f"`{texts[0]}` or what stands beside it has the control character U+001F"
        raise InvalidValue(what, "take it out of the file")
    return BETWEEN.join(texts)


_WRITE: dict[str, Callable[[Any], str]] = {"boolean": _truth, "string[]": _list}


def _nodes(kind: NodeKind) -> Table:
    labels = sorted(kind.labels)
    found = next((node for node in schema.NODES if node.labels == kind.labels), None)
    name, fields = (found.label, found.fields) if found else (labels[0], ())
    columns = _columns(name, kind.properties - {"id"}, fields)
    return Table(name, "nodes", ":".join(labels), (f"id:ID({_group(labels)})",), columns)


def _relationships(kind: RelationshipKind) -> Iterator[Table]:
    fact = schema.FACT.get(kind.type)
    columns = _columns(kind.type, kind.properties, fact.fields if fact else ())
    start = f":START_ID({_group(kind.left)})"
    for group in dict.fromkeys(_group((label,)) for label in kind.right):
        ends = (start, f":END_ID({group})")
        yield Table(f"{kind.type}-{group}", "relationships", kind.type, ends, columns)


def _columns(
    name: str, properties: Iterable[str], fields: Iterable[schema.Field]
) -> tuple[tuple[str, str], ...]:
    types = {**_TYPES, **_OF.get(name, {}), **{field.name: _type(field) for field in fields}}
    return tuple((one, types.get(one, "string")) for one in sorted(properties))


def _type(field: schema.Field) -> str:
    return "string[]" if field.several else "double" if field.number else "string"


def _group(labels: Iterable[str]) -> str:
    """Return within what ids tell nodes apart: all things, or those of one account."""
    own = tuple(labels)
    return THING if _THINGS.intersection(own) else own[0]


NODES = {table.of: table for table in map(_nodes, graph.NODES)}
RELATIONSHIPS = {
    table.name: table for kind in graph.RELATIONSHIPS for table in _relationships(kind)
}
ALL = (*NODES.values(), *RELATIONSHIPS.values())


def nodes(labels: Iterable[str]) -> Table:
    """Return the table of nodes with exactly these labels."""
    return NODES[":".join(sorted(labels))]


def relationships(type: str, to: str = THING) -> Table:
    """Return the table of relationships of a type to things, or to nodes of another label."""
    return RELATIONSHIPS[f"{type}-{to}"]
