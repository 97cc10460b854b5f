"""The two ends of each hop of a chain, as its relationship points."""

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kb.store.answers import Row


class Node(NamedTuple):
    """What stands at an end of a hop.

    Attributes:
        name: its part in the chain: its column, with a number where that tells several.
        label: what it surely is.
    """

    name: str
    label: str
    id: str


def of(row: Row) -> Iterator[tuple[Node, Node]]:
    """Yield the ends of each hop of a row of the question `chain`, in the order of its `roles`."""
    line = Node("credit_line", "CreditLine", row["credit_line"])
    deal = Node("partnership", "Partnership", row["partnership"])
    access = Node("access", "DataAccess", row["access"])
    above = list(_above(row))
    below = list(_below(row))
    yield from pairwise(above)
    yield above[-1], line
    yield line, below[0]
    yield from ((owner, owned) for owned, owner in pairwise(below))
    party = below[-1]
    yield party, deal
    yield Node("partner", "Party", row["partner"]), deal
    yield deal, access
    yield access, party
    yield access, Node("data", "DataCategory", row["data"])


def _above(row: Row) -> Iterator[Node]:
    """Yield the lender, after those who own it."""
    if row["owner"]:
        yield Node("owner", "Government", row["owner"])
    for number, id in enumerate(row["owner_through"], 1):
        yield Node(f"owner_through_{number}", "Party", id)
    yield Node("lender", "Party", row["lender"])


def _below(row: Row) -> Iterator[Node]:
    """Yield whom the line leads to, and then who owns that, up to the party."""
    if row["linked"] != row["party"]:
        yield Node("linked", "Party", row["linked"])
        for number, id in enumerate(reversed(row["party_through"]), 1):
            yield Node(f"party_through_{number}", "Party", id)
    yield Node("party", "Party", row["party"])
