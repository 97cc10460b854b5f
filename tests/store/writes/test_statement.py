"""Sending statements: none of their rows may be lost."""

import pytest

from kb.errors import NodesMissing
from kb.store import schema
from kb.store.driver import Database
from kb.store.hash import graph_hash
from kb.store.writes.statement import Write, run
from tests.conftest import Using

_MADE = Write("CREATE (:Party:Bank {id: row})", ["lender", "other"])
_OWNS = Write(
    "MATCH (a:Party {id: row[0]}) MATCH (b:Party {id: row[1]}) CREATE (a)-[:OWNS]->(b)",
    [["lender", "other"], ["lender", "nobody"], ["nobody", "other"]],
    makes=1,
)


async def _run(db: Database) -> None:
    async with db.writing() as tx:
        await run(tx, [_MADE, _OWNS])


def test_rows_that_find_no_node_are_told_and_nothing_of_them_is_written(empty: Using) -> None:
    empty(schema.apply)
    with pytest.raises(NodesMissing) as caught:
        empty(_run)
    assert (str(caught.value), empty(graph_hash)) == (
        "2 of 3 rows stand on nodes that the graph lacks, and nothing of their part is written: if "
        "somebody has removed nodes by hand, `kb unload` what is loaded and load it again; else "
        "this is a defect, to be reported with the file (UNWIND $rows AS row MATCH (a:Party "
        "{id: row[0]}) MATCH (b:Party {id: row[1]}) CREATE (a)-[:OWNS]->(b))",
        "0" * 64,
    )
