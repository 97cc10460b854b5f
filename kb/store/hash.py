"""The graph's hash: equal exactly when two graphs hold the same, in whatever order they grew.

Every node and relationship is written as one line of canonical JSON and hashed; the hashes are
added up, so that order does not matter and memory stays flat. When something was loaded is no part
of it.
"""

import hashlib
import json
from typing import Any

from kb.store.answers import Row
from kb.store.driver import Database

_NODES = """
MATCH (n) WHERE NOT n:Throughline AND NOT n:Load
RETURN labels(n) AS labels, properties(n) AS properties
"""
_RELATIONSHIPS = """
MATCH (a)-[r]->(b)
RETURN type(r) AS type, labels(a) AS left_labels, a.id AS left, labels(b) AS right_labels,
       b.id AS right, properties(r) AS properties
"""
_MODULUS = 1 << 256


async def graph_hash(db: Database) -> str:
    """Return the hash of all that is stored, as 64 hexadecimal digits."""
    total = 0
    async with db.reading() as tx:
        for query in (_NODES, _RELATIONSHIPS):
            async for row in tx.stream(query):
                total = (total + _line(row)) % _MODULUS
    return f"{total:064x}"


def _line(row: Row) -> int:
    ordered = {name: sorted(v) if name.endswith("labels") else v for name, v in row.items()}
    text = json.dumps(ordered, sort_keys=True, ensure_ascii=False, default=_plain)
    return int.from_bytes(hashlib.sha256(text.encode()).digest(), "big")


def _plain(value: Any) -> str:
    return f"{type(value).__name__}:{value}"
