import pytest

from kb.errors import StatementRefused
from kb.guard import plan
from kb.store.plans import Operator


def _plan(name: str, details: str = "", database: str = "neo4j") -> Operator:
    below = Operator(name, database, details, frozenset())
    return Operator("ProduceResults", "neo4j", "n", frozenset(), (below,))


@pytest.mark.parametrize(
    "found",
    [
        _plan("NodeByLabelScan"),
        _plan("Expand(All)"),
        _plan("VarLengthExpand(Pruning,BFS,All)"),
        _plan("StatefulShortestPath(Into, Trail)"),
        _plan("NodeUniqueIndexSeek(Locking)"),
        _plan("ProcedureCall", "db.index.fulltext.queryNodes($a, $b) :: (node :: NODE)"),
        _plan("ProcedureCall", "`db`.`index`.fulltext.queryRelationships($a, $b)"),
        _plan("Projection", database="NEO4J"),
    ],
)
def test_lets_pass_what_reads(found: Operator) -> None:
    plan.check(found, "neo4j")


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (None, "Neo4j shows no plan of the statement"),
        (_plan("Create"), "Neo4j would do it by Create"),
        (_plan("LoadCSV"), "Neo4j would do it by LoadCSV"),
        (_plan("WhatALaterOneMayHave"), "Neo4j would do it by WhatALaterOneMayHave"),
        (_plan("ProcedureCall", "db.labels() :: (label :: STRING)"), "it calls db.labels"),
        (_plan("ProcedureCall", "db.index.fulltext.queryNodes.x($a)"),
         "it calls db.index.fulltext.queryNodes.x"),
        (_plan("ProcedureCall", "what is this"), "it calls a procedure"),
        (_plan("AllNodesScan", database="system"), "it works on the database system"),
    ],
)  # fmt: skip
def test_refuses_everything_else(found: Operator | None, said: str) -> None:
    with pytest.raises(StatementRefused) as caught:
        plan.check(found, "neo4j")
    assert str(caught.value) == f"statement: {said}; send what only reads the graph"
