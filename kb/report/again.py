"""How a chain is found again: its hops as one pattern of Cypher, by the ids of all of them."""

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import quote, urlencode

from kb.store.answers import Row


class _Node(NamedTuple):
    """A node of the pattern, by the name of its column."""

    name: str
    label: str
    id: str

    def __str__(self) -> str:
        return f"({self.name}:{self.label} {{id: {_text(self.id)}}})"


def cypher(row: Row) -> str:
    """Write the query that finds one chain: a row of the question `chain`."""
    facts = iter(row["facts"])
    seen: set[str] = set()
    paths = []
    for (left, right), role in zip(_hops(row), row["roles"], strict=True):
        type = role.partition(":")[0]
        hop = f"-[:{type} {{id: {_text(next(facts))}}}]->"
        paths.append(f"{_once(left, seen)}{hop}{_once(right, seen)}")
    return "MATCH " + ",\n      ".join(paths) + "\nRETURN *"


def address(party: str, asked: Mapping[str, str]) -> str:
    """Return the path of the API that traces the party once more."""
    query = f"?{urlencode(asked)}" if asked else ""
    return f"/v1/parties/{quote(party, safe='')}/trace{query}"


def _hops(row: Row) -> Iterator[tuple[_Node, _Node]]:
    """Yield the ends of each hop, as relationships point, in the order of `roles`."""
    line = _Node("credit_line", "CreditLine", row["credit_line"])
    deal = _Node("partnership", "Partnership", row["partnership"])
    access = _Node("access", "DataAccess", row["access"])
    above = list(_above(row))
    below = list(_below(row))
    yield from pairwise(above)
    yield above[-1], line
    yield line, below[0]
    yield from ((owner, owned) for owned, owner in pairwise(below))
    party = below[-1]
    yield party, deal
    yield _Node("partner", "Party", row["partner"]), deal
    yield deal, access
    yield access, party
    yield access, _Node("data", "DataCategory", row["data"])


def _above(row: Row) -> Iterator[_Node]:
    """Yield the lender, after those who own it."""
    if row["owner"]:
        yield _Node("owner", "Government", row["owner"])
    for number, id in enumerate(row["owner_through"], 1):
        yield _Node(f"owner_through_{number}", "Party", id)
    yield _Node("lender", "Party", row["lender"])


def _below(row: Row) -> Iterator[_Node]:
    """Yield whom the line leads to, and then who owns that, up to the party."""
    if row["linked"] != row["party"]:
        yield _Node("linked", "Party", row["linked"])
        for number, id in enumerate(reversed(row["party_through"]), 1):
            yield _Node(f"party_through_{number}", "Party", id)
    yield _Node("party", "Party", row["party"])


def _once(node: _Node, seen: set[str]) -> str:
    if node.name in seen:
        return f"({node.name})"
    seen.add(node.name)
    return str(node)


def _text(text: str) -> str:
    # What JSON escapes in a text, Cypher reads alike.
    return json.dumps(text, ensure_ascii=False)
