"""How many chains there are, by questions and by joins, whose numbers have to be equal."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from kb.queries import registry, run
from kb.queries.question import Question
from kb.store.driver import Database
from tests.benchmarks.tracing import join
from tests.benchmarks.tracing.columns import Graph
from tests.benchmarks.tracing.reading import rows

PATIENCE = 600.0  # seconds of a pattern: what takes longer is told as endless
# As one would count them: every hop with every other.
PLAIN = """
MATCH (lender:Party {id: $lender})-[lends:LENDS]->()-[lent:LENT_TO]->(borrower)
      -[joins:PARTNER_IN]->(deal)-[opens:OPENS]->(access)-[to:TO]->(borrower),
      (access)-[of:OF]->(), (partner)-[partnered:PARTNER_IN]->(deal)
WHERE partner <> borrower
WITH [lends, lent, joins, opens, to, of, partnered] AS hops
WHERE all(hop IN hops WHERE none(other IN hops WHERE hop.begins_earliest > other.ends_latest))
RETURN count(*) AS chains
"""


@dataclass(frozen=True)
class Counted:
    """Chains: how many, and how many of them certain."""

    chains: int
    certain: int


ByData = dict[tuple[str, str], Counted]  # by the ids of the lender and of the kind of data


def question(name: str) -> Question:
    """Return a shipped question, with the limits that it declares."""
    return registry.find((registry.shipped(),), name)


def everything(asked: Question, given: Mapping[str, Any]) -> dict[str, Any]:
    """Return parameters by which nothing is left out: what is off unless asked for is asked for."""
    off = (p.name for p in asked.parameters if p.kind.name == "bool" and p.default is False)
    return {**dict.fromkeys(off, True), **given}


async def answered(
    db: Database, asked: Question, ends: tuple[str, str], given: Mapping[str, Any]
) -> ByData:
    """Return what a question that counts tells, by lender and kind of data, of all currencies.

    Args:
        ends: the columns that have these.
    """
    places = [asked.column_names.index(name) for name in (*ends, "chains", "certain_chains")]
    chains: Counter[tuple[str, str]] = Counter()
    certain: Counter[tuple[str, str]] = Counter()
    async with run.reading(db, asked, everything(asked, given), run.HIGHEST_ROWS) as found:
        async for batch in found.batches():
            for row in batch:
                lender, data, all_of_them, sure = (row[place] for place in places)
                chains[lender, data] += all_of_them
                certain[lender, data] += sure
    return {key: Counted(chains[key], certain[key]) for key in chains}


def joined(graph: Graph, lender: int) -> dict[int, Counted]:
    """Return the same of a lender by joining, by the kinds of data."""
    size = int(graph.of.facts.right.max(initial=0)) + 1
    found = np.zeros((2, size), dtype=np.int64)
    for part in join.chains(graph, lender):
        kinds = graph.of.facts.right[part.hops["of"]]
        sure = join.certain(graph, part)
        found[0] += np.bincount(kinds, minlength=size)
        found[1] += np.bincount(kinds[sure], minlength=size)
    return {
        int(kind): Counted(int(found[0, kind]), int(found[1, kind]))
        for kind in np.flatnonzero(found[0])
    }


def number(graph: Graph, lender: int) -> int:
    """Return how many chains a lender has by joining, owners left out, and nothing else of them."""
    return sum(map(len, join.ways(graph, lender)))


def enumerated(graph: Graph, lender: int) -> int:
    """Return how many there are with their owners, all of them made."""
    return sum(map(len, join.chains(graph, lender)))


async def plain(db: Database, lender: str) -> int:
    """Return how many runs of hops a lender has by a pattern, owners left out."""
    [[chains]] = [row async for row in rows(db, PLAIN, PATIENCE, lender=lender)]
    return int(chains)
