"""How a chain is found again: its hops as one pattern of Cypher, by the ids of all of them."""

import json
from collections.abc import Mapping
from urllib.parse import quote, urlencode

from kb.store.answers import Row
from kb.telling import pairs
from kb.telling.pairs import Node


def cypher(row: Row) -> str:
    """Write the query that finds one chain: a row of the question `chain`."""
    facts = iter(row["facts"])
    seen: set[str] = set()
    paths = []
    for (left, right), role in zip(pairs.of(row), row["roles"], strict=True):
        type = role.partition(":")[0]
        hop = f"-[:{type} {{id: {_text(next(facts))}}}]->"
        paths.append(f"{_once(left, seen)}{hop}{_once(right, seen)}")
    return "MATCH " + ",\n      ".join(paths) + "\nRETURN *"


def address(party: str, asked: Mapping[str, str]) -> str:
    """Return the path of the API that traces the party once more."""
    query = f"?{urlencode(asked)}" if asked else ""
    return f"/v1/parties/{quote(party, safe='')}/trace{query}"


def _once(node: Node, seen: set[str]) -> str:
    if node.name in seen:
        return f"({node.name})"
    seen.add(node.name)
    return f"({node.name}:{node.label} {{id: {_text(node.id)}}})"


def _text(text: str) -> str:
    # What JSON escapes in a text, Cypher reads alike.
    return json.dumps(text, ensure_ascii=False)
