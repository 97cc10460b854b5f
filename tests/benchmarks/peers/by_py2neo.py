"""py2neo's bulk functions, as their documentation uses them: 10 000 records a transaction.

Nodes are merged by label and id, and relationships by type and id, each found by a constraint that
is in place. Where relationships have no id, their type is merged if there is one of it at most
between two nodes; else they are created, because there is nothing to merge them by. (A time with
a zone is given as a text: py2neo's packing of such times fails on Python's own zones.) What is
measured begins when the records are in memory, sorted by what one call may take.
"""

from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from time import perf_counter

from py2neo import Graph
from py2neo.bulk import create_relationships, merge_nodes, merge_relationships

from tests.benchmarks.peers import records
from tests.benchmarks.peers.records import Node, Properties, Relationship

_SIZE = 10_000
Kind = tuple[str, str, str]


def _by_kind(found: list[Relationship]) -> dict[Kind, list[Relationship]]:
    kinds: dict[Kind, list[Relationship]] = defaultdict(list)
    for one in found:
        kinds[one.type, one.start[0], one.end[0]].append(one)
    return kinds


def _packable(properties: Properties) -> Properties:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in properties.items()
    }


def _by_labels(found: list[Node]) -> dict[tuple[str, ...], list[Properties]]:
    kinds = defaultdict(list)
    for node in found:
        kinds[node.labels].append(_packable(node.properties))
    return kinds


def _write_nodes(graph: Graph, kinds: dict[tuple[str, ...], list[Properties]]) -> None:
    for labels, nodes in kinds.items():
        for batch in records.batches(nodes, _SIZE):
            merge_nodes(graph.auto(), batch, (labels[0], "id"), labels=set(labels[1:]))


def _writer(kind: Kind, found: list[Relationship]) -> Callable[..., None]:
    type = kind[0]
    keys = {"start_node_key": (kind[1], "id"), "end_node_key": (kind[2], "id")}
    if all("id" in one.properties for one in found):
        return lambda tx, data: merge_relationships(tx, data, (type, "id"), **keys)
    if len({(one.start, one.end) for one in found}) == len(found):
        return lambda tx, data: merge_relationships(tx, data, type, **keys)
    return lambda tx, data: create_relationships(tx, data, type, **keys)


def main() -> None:
    """Write the records, and tell how long that took."""
    told = records.given()
    found = records.read(told.file)
    nodes, kinds = _by_labels(found.nodes), _by_kind(found.relationships)
    writers = {kind: _writer(kind, these) for kind, these in kinds.items()}
    graph = Graph(told.uri, auth=(told.username, told.password))
    began = perf_counter()
    _write_nodes(graph, nodes)
    for kind, these in kinds.items():
        for batch in records.batches(these, _SIZE):
            data = [(one.start[1], one.properties, one.end[1]) for one in batch]
            writers[kind](graph.auto(), data)
    records.done(perf_counter() - began, len(found.nodes), len(found.relationships))


if __name__ == "__main__":
    main()
