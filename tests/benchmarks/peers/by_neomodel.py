"""neomodel, as its documentation recommends: nodes in batches, `connect` in transactions.

A class of nodes is made for each set of labels, derived from the class of the wider set, and a
model for each type of relationship, with a property for each that records have. Nodes are written
by `bulk_create_or_update`, merged by label and id, for which a constraint is in place;
relationships by `connect`, of which there is no batch, a thousand a transaction. (neomodel stores a
day as a text.) What is measured begins when the records are in memory and the classes are made.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from time import perf_counter
from typing import Any

import neo4j
import neomodel
from neomodel import RelationshipTo, StringProperty, StructuredNode, StructuredRel, db

from tests.benchmarks.peers import records
from tests.benchmarks.peers.records import End, Node, Properties, Records, Relationship

_NODES, _CONNECTED = 10_000, 1_000
_PROPERTIES = {
    bool: neomodel.BooleanProperty,
    int: neomodel.IntegerProperty,
    float: neomodel.FloatProperty,
    str: neomodel.StringProperty,
    date: neomodel.DateProperty,
    datetime: neomodel.DateTimeNeo4jFormatProperty,
    list: neomodel.ArrayProperty,
}
Labels = tuple[str, ...]


class Record(StructuredNode):  # type: ignore[misc] # it is installed in an environment of its own
    """What all nodes have."""

    __abstract_node__ = True
    p_id = StringProperty(db_property="id", unique_index=True, required=True)


def _named(properties: Properties) -> Properties:
    """Return properties by the names of attributes, which must be none of neomodel's own."""
    return {f"p_{name}": value for name, value in properties.items()}


def _attributes(found: Iterable[Properties]) -> dict[str, Any]:
    types = {name: type(value) for one in found for name, value in one.items()}
    return {
        f"p_{name}": _PROPERTIES[of](db_property=name) for name, of in types.items() if name != "id"
    }


def _models(found: list[Relationship]) -> dict[str, RelationshipTo]:
    kinds: dict[str, list[Properties]] = defaultdict(list)
    for one in found:
        kinds[one.type].append(one.properties)
    return {type: _model(type, these) for type, these in kinds.items()}


def _model(kind: str, found: list[Properties]) -> RelationshipTo:
    attributes = _attributes(found)
    if any("id" in one for one in found):
        attributes["p_id"] = StringProperty(db_property="id")
    model = type(kind, (StructuredRel,), attributes) if attributes else None
    return RelationshipTo(Record, kind, model=model)


def _classes(found: Records) -> dict[Labels, type[Record]]:
    kinds: dict[Labels, list[Properties]] = defaultdict(list)
    for node in found.nodes:
        kinds[node.labels].append(node.properties)
    ends = {f"r_{name}": model for name, model in _models(found.relationships).items()}
    made: dict[Labels, type[Record]] = {(): Record}
    for labels in sorted({some[:n] for some in kinds for n in range(1, len(some) + 1)}):
        attributes = {**_attributes(kinds[labels]), **(ends if len(labels) == 1 else {})}
        made[labels] = type(labels[-1], (made[labels[:-1]],), attributes)
    return made


def _write_nodes(classes: dict[Labels, type[Record]], found: list[Node]) -> dict[End, Record]:
    kinds: dict[Labels, list[Properties]] = defaultdict(list)
    for node in found:
        kinds[node.labels].append(_named(node.properties))
    nodes = {}
    for labels, these in kinds.items():
        by = {"label": labels[0], "keys": ["p_id"]}
        for batch in records.batches(these, _NODES):
            for made in classes[labels].nodes.bulk_create_or_update(*batch, merge_by=by):
                nodes[labels[0], made.p_id] = made
    return nodes


def _connect(nodes: dict[End, Record], found: list[Relationship]) -> None:
    for batch in records.batches(found, _CONNECTED):
        with db.transaction:
            for one in batch:
                manager = getattr(nodes[one.start], f"r_{one.type}")
                manager.connect(nodes[one.end], _named(one.properties))


def main() -> None:
    """Write the records, and tell how long that took."""
    told = records.given()
    found = records.read(told.file)
    classes = _classes(found)
    # `connect` merges by all properties, so one that has fewer must come before those with more.
    ordered = sorted(found.relationships, key=lambda one: len(one.properties))
    auth = (told.username, told.password)
    with neo4j.GraphDatabase.driver(told.uri, auth=auth) as driver:
        db.set_connection(driver=driver)
        began = perf_counter()
        _connect(_write_nodes(classes, found.nodes), ordered)
        records.done(perf_counter() - began, len(found.nodes), len(found.relationships))


if __name__ == "__main__":
    main()
