"""What a load leaves in the graph, as the records that peers write."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from kb.model import graph
from kb.store.answers import Transaction
from kb.store.driver import Database
from tests.benchmarks.peers import records

_NODES = "MATCH (n) RETURN labels(n) AS labels, properties(n) AS properties"
_RELATIONSHIPS = """
MATCH (a)-[r]->(b)
RETURN type(r) AS type, labels(a) AS from, a.id AS start, labels(b) AS to, b.id AS end,
       properties(r) AS properties
"""


def _widest_first(labels: list[str]) -> list[str]:
    """Return labels with what most kinds of nodes bear first: `Party` before `Company`."""
    kinds = [kind.labels for kind in graph.NODES]
    return sorted(labels, key=lambda one: (-sum(one in kind for kind in kinds), one))


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, default=records.written) + "\n"


async def _lines(tx: Transaction) -> AsyncIterator[str]:
    async for row in tx.stream(_NODES):
        yield _line({**row, "labels": _widest_first(row["labels"])})
    async for row in tx.stream(_RELATIONSHIPS):
        start = (_widest_first(row["from"])[0], row["start"])
        end = (_widest_first(row["to"])[0], row["end"])
        kept = {"type": row["type"], "start": start, "end": end}
        yield _line({**kept, "properties": row["properties"]})


async def write_records(db: Database, file: Path) -> None:
    """Write all nodes and all relationships, with all their properties."""
    with file.open("w", encoding="utf-8") as lines:
        async with db.reading() as tx:
            async for line in _lines(tx):
                lines.write(line)
