"""What was tried: several texts for the same, of the three hops line, borrower and partnership.

Pages of a lender's best or any hundred, and counts of all, the last of which have to be equal. Each
form is asked of the same lenders; `chain` stands beside them, with all that it tells of its rows.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np

from kb.queries import run
from kb.store.driver import Database
from tests.benchmarks.figures import Asked, Figures, note
from tests.benchmarks.tracing import counts, join, repeated, told
from tests.benchmarks.tracing.columns import Facts, Following, Graph, Ints, following
from tests.benchmarks.tracing.reading import day, rows
from tests.benchmarks.tracing.traced import Lender, Traced

PATIENCE = 120.0  # seconds, after which a form is broken off
Form = Callable[[Database, str], Awaitable[int]]


def _meet(one: str, other: str) -> str:
    return (
        f"{one}.begins_earliest <= {other}.ends_latest"
        f" AND {other}.begins_earliest <= {one}.ends_latest"
    )


_LINES = "MATCH (:Party {id: $lender})-[lends:LENDS]->(line)-[lent:LENT_TO]->(borrower)"
_MET = f"WHERE {_meet('lends', 'lent')}"
_ALL_MET = f"{_meet('joins', 'lends')} AND {_meet('joins', 'lent')}"
_DEALS = f"{_LINES}-[joins:PARTNER_IN]->(deal) {_MET} AND {_ALL_MET}"
_VARIABLE, _CHAIN = "variable length, filter after", "chain, with all that it tells"
PAGES = {
    "any 100, as they come": f"{_DEALS} RETURN line.id, borrower.id, deal.id LIMIT 100",
    "best 100, all put in order": f"""
        {_DEALS} RETURN line.id, borrower.id, deal.id ORDER BY line.rank, deal.rank LIMIT 100
    """,
    "best 100, hop by hop in an index's order": f"""
        MATCH ()-[lends:LENDS]->(line) WHERE lends.party = $lender AND lends.rank > ''
        WITH lends, line ORDER BY lends.party, lends.rank
        MATCH (line)-[lent:LENT_TO]->(borrower) {_MET}
        CALL (lends, lent, borrower) {{
          MATCH ()-[joins:PARTNER_IN]->(deal)
          WHERE joins.party = borrower.id AND joins.rank > '' AND {_ALL_MET}
          RETURN deal ORDER BY joins.party, joins.rank LIMIT 100
        }}
        RETURN line.id, borrower.id, deal.id LIMIT 100
    """,
    _VARIABLE: """
        MATCH p = (:Party {id: $lender})-[:LENDS|LENT_TO|PARTNER_IN|OPENS|OF*..5]-(:DataCategory)
        WITH p, relationships(p) AS hops
        WHERE all(hop IN hops WHERE none(other IN hops
                                         WHERE hop.begins_earliest > other.ends_latest))
        RETURN [n IN nodes(p) | n.id] AS ids ORDER BY nodes(p)[1].rank LIMIT 100
    """,
}
_SPAN = """
  CASE WHEN lends.begins_earliest > lent.begins_earliest
       THEN lends.begins_earliest ELSE lent.begins_earliest END AS begins,
  CASE WHEN lends.ends_latest < lent.ends_latest
       THEN lends.ends_latest ELSE lent.ends_latest END AS ends
"""
COUNTS = {
    "count, plain pattern": f"{_DEALS} RETURN count(*)",
    "count, lines gathered by borrower": f"""
        {_LINES} {_MET}
        WITH borrower, {_SPAN}
        WITH borrower, collect({{begins: begins, ends: ends}}) AS lines
        MATCH (borrower)-[joins:PARTNER_IN]->()
        RETURN sum(size([line IN lines WHERE joins.begins_earliest <= line.ends
                                         AND line.begins <= joins.ends_latest]))
    """,
}
# Columns of the lines and of the partnerships of their borrowers, to be joined outside.
_COLUMNS = (
    f"{_LINES} {_MET} WITH borrower, {_SPAN}"
    f"WITH collect(id(borrower)) AS a, collect({day('begins')}) AS b, collect({day('ends')}) AS c",
    f"""{_LINES} WITH DISTINCT borrower MATCH (borrower)-[joins:PARTNER_IN]->()
        WITH collect(id(borrower)) AS a, collect({day("joins.begins_earliest")}) AS b,
             collect({day("joins.ends_latest")}) AS c""",
)
_AS_LISTS = " RETURN a, b, c"
_AS_VECTORS = """
UNWIND range(0, size(a) - 1, 4096) AS at
WITH a[at..at + 4096] AS a, b[at..at + 4096] AS b, c[at..at + 4096] AS c
RETURN vector(a, size(a), INTEGER32) AS a, vector(b, size(b), INTEGER32) AS b,
       vector(c, size(c), INTEGER32) AS c
"""


def page(cypher: str) -> Form:
    """Return a form that reads a page."""

    async def read(db: Database, lender: str) -> int:
        return len([row async for row in rows(db, cypher, PATIENCE, lender=lender)])

    return read


def count(cypher: str) -> Form:
    """Return a form that counts."""

    async def read(db: Database, lender: str) -> int:
        [[found]] = [row async for row in rows(db, cypher, PATIENCE, lender=lender)]
        return int(found)

    return read


async def asked(db: Database, lender: str) -> int:
    """Ask the question `chain` itself for its first hundred."""
    return len((await run.ask(db, counts.question("chain"), {"lender": lender}, 100)).values)


async def of_lists(db: Database, lender: str) -> int:
    """Count in NumPy what comes as lists."""
    return await _outside(db, lender, _AS_LISTS, lambda column: np.array(column, dtype=np.int32))


async def of_vectors(db: Database, lender: str) -> int:
    """Count in NumPy what comes as vectors, which Bolt packs as an array does."""
    return await _outside(
        db, lender, _AS_VECTORS, lambda vector: np.frombuffer(vector.raw(), ">i4")
    )


async def _outside(db: Database, lender: str, end: str, read: Callable[[Any], Ints]) -> int:
    lines, deals = [await _spans(db, lender, begin + end, read) for begin in _COLUMNS]
    borrowers, numbered = np.unique(np.append(lines.left, deals.left), return_inverse=True)
    by = following(replace(deals, left=numbered[len(lines.left) :]), "left", len(borrowers))
    every = np.arange(len(lines.left))
    return _joined(join.begun("lines", lines, every), by, numbered[: len(lines.left)])


async def _spans(db: Database, lender: str, cypher: str, read: Callable[[Any], Ints]) -> Facts:
    """Return columns of parties and of times, of which no more is known than the bounds."""
    found = [
        [read(column) for column in row] async for row in rows(db, cypher, PATIENCE, lender=lender)
    ]
    party, begins, ends = (np.concatenate(column) for column in zip(*found, strict=True))
    return Facts(party, party, begins, begins, ends, ends, party)


def _joined(lines: join.Chains, deals: Following, borrowers: Ints) -> int:
    return sum(
        len(join.onward(lines.take(part), "joins", deals, borrowers[part]))
        for part in join.parts(deals, borrowers)
    )


def in_memory(graph: Graph, lender: int) -> int:
    """Count in NumPy what is in memory."""
    first, last = graph.lends.starts[lender], graph.lends.starts[lender + 1]
    lines = join.begun("lends", graph.lends.facts, np.arange(first, last))
    lines = join.onward(lines, "lent", graph.lent, graph.lends.facts.right[lines.hops["lends"]])
    return _joined(lines, graph.joins, graph.lent.facts.right[lines.hops["lent"]])


async def tried(every: Sequence[Traced], runs: int) -> None:
    """Ask every form of the same lenders, and print them side by side.

    Raises:
        SystemExit: two forms count differently.
    """
    figures: Figures = {}
    for one in every:
        cells: told.Cells = {}
        for lender in one.lenders:
            took = await _pages(one, lender, runs)
            told.add(cells, took)
            slow, page = took[_VARIABLE], took[_CHAIN]
            name = f"{one.name}, {lender.lines:,} lines: {_VARIABLE} ÷ {_CHAIN}"
            # What was broken off took at least so long.
            note(figures, {name: min(slow, 1000 * PATIENCE) / page})
            told.add(cells, await _counts(one, lender, runs))
        columns = [f"{lender.lines:,} lines" for lender in one.lenders]
        told.table(f"what was tried, {one.name}, ms", columns, cells)
    told.figures("beside a plain pattern", figures, dict.fromkeys(figures, Asked(least=100)))


async def _pages(one: Traced, lender: Lender, runs: int) -> dict[str, float]:
    found = {}
    for name, form in {**{name: page(text) for name, text in PAGES.items()}, _CHAIN: asked}.items():
        if name != _VARIABLE:  # of which nobody notices how long it took to plan
            await form(one.db, lender.id)
        took, _ = await repeated.asked(partial(form, one.db, lender.id), runs)
        found[name] = 1000 * took
    return found


async def _counts(one: Traced, lender: Lender, runs: int) -> dict[str, float]:
    took, wanted = repeated.computed(partial(in_memory, one.graph, lender.number), runs)
    by_text = {name: count(text) for name, text in COUNTS.items()}
    outside = {
        "count, lists joined in NumPy": of_lists,
        "count, vectors joined in NumPy": of_vectors,
    }
    found = {}
    for name, form in {**by_text, **outside}.items():
        seconds, chains = await repeated.asked(partial(form, one.db, lender.id), runs)
        if chains not in {None, wanted}:
            raise SystemExit(f"{lender.id}, {name}: {chains}, and {wanted} by joining in memory")
        found[name] = 1000 * seconds
    return {**found, "count, NumPy in memory": 1000 * took}
