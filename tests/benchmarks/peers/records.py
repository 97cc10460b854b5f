"""Records, one a line of JSON: what peers are given, read with the standard library alone.

A node is `{"labels": […], "properties": {…}}`. A relationship is `{"type": …, "start": [label, id],
"end": [label, id], "properties": {…}}`; by the label and the id each end is found in an index. Days
and times of day are `{"$day": …}` and `{"$time": …}`, as texts of ISO 8601.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

Properties = dict[str, Any]
End = tuple[str, str]
One = TypeVar("One")


@dataclass(frozen=True)
class Node:
    """A node; its labels are in an order that is the same for all nodes, the widest first."""

    labels: tuple[str, ...]
    properties: Properties


@dataclass(frozen=True)
class Relationship:
    """A relationship, and the label and id of what it begins and ends at."""

    type: str
    start: End
    end: End
    properties: Properties


@dataclass(frozen=True)
class Records:
    """All that is to be written."""

    nodes: list[Node]
    relationships: list[Relationship]


@dataclass(frozen=True)
class Given:
    """What a peer is told on its standard input: a Neo4j, and a file of what to write there."""

    uri: str
    username: str
    password: str
    file: str


def given() -> Given:
    """Read what this process is told."""
    return Given(**json.load(sys.stdin))


def read(file: str) -> Records:
    """Read the records of a file."""
    nodes, relationships = [], []
    with Path(file).open(encoding="utf-8") as lines:
        for line in lines:
            one = json.loads(line, object_hook=_value)
            if "labels" in one:
                nodes.append(Node(tuple(one["labels"]), one["properties"]))
            else:
                start, end = tuple(one["start"]), tuple(one["end"])
                relationships.append(Relationship(one["type"], start, end, one["properties"]))
    return Records(nodes, relationships)


def written(value: Any) -> Any:
    """Return what stands in JSON for a value that it has no type for."""
    match value:
        case datetime():
            return {"$time": value.isoformat()}
        case date():
            return {"$day": value.isoformat()}
    raise TypeError(f"{value!r} is no value that a record may have")


def _value(found: dict[str, Any]) -> Any:
    if "$day" in found:
        return date.fromisoformat(found["$day"])
    return datetime.fromisoformat(found["$time"]) if "$time" in found else found


def batches(items: Iterable[One], size: int) -> Iterator[list[One]]:
    """Yield items in lists of at most a size."""
    stream = iter(items)
    while batch := list(islice(stream, size)):
        yield batch


def done(seconds: float, nodes: int, relationships: int) -> None:
    """Tell how long it took, and how much is to be in the database now."""
    told = {"seconds": seconds, "nodes": nodes, "relationships": relationships}
    sys.stdout.write(json.dumps(told) + "\n")
