"""The plan of a statement, operator by operator, against those that only read.

Whatever a statement is spelled like, Neo4j's plan says what it would do: a LOAD CSV in a comment is
none, one in a subquery is one. An operator that is not known here is refused, so that what a later
Neo4j can do more is not allowed before somebody has looked at it. The names are those of Neo4j
2026.09 and of the versions before it since 5, the Enterprise edition's runtimes among them.
"""

import re

from kb.guard import refusal
from kb.guard.calls import PROCEDURES
from kb.store.plans import Operator

READING = frozenset(
    """
    AllNodesScan Anti AntiSemiApply Apply Argument ArgumentTracker AssertSameNode
    AssertSameRelationship BFSPruningVarLengthExpand BidirectionalRepeat CacheProperties
    CartesianProduct ConditionalApply AntiConditionalApply Distinct DirectedAllRelationshipsScan
    DirectedRelationshipByElementIdSeek DirectedRelationshipByIdSeek
    DirectedRelationshipFulltextIndexSearch DirectedRelationshipIndexContainsScan
    DirectedRelationshipIndexEndsWithScan DirectedRelationshipIndexScan
    DirectedRelationshipIndexSeek DirectedRelationshipIndexSeekByRange
    DirectedRelationshipTypeScan DirectedRelationshipUniqueIndexSeek
    DirectedRelationshipUniqueIndexSeekByRange DirectedRelationshipVectorIndexSearch
    DirectedUnionRelationshipTypesScan DynamicDirectedRelationshipTypeLookup
    DynamicLabelNodeLookup DynamicUndirectedRelationshipTypeLookup Eager EagerAggregation
    EmptyResult EmptyRow ErrorPlan ExhaustiveLimit Expand Filter IntersectionNodeByLabelsScan
    LetAntiSemiApply LetSelectOrAntiSemiApply LetSelectOrSemiApply LetSemiApply Limit
    MultiNodeIndexSeek NodeByElementIdSeek NodeByIdSeek NodeByLabelScan NodeCountFromCountStore
    NodeFulltextIndexSearch NodeHashJoin NodeIndexContainsScan NodeIndexEndsWithScan NodeIndexScan
    NodeIndexSeek NodeIndexSeekByRange NodeLeftOuterHashJoin NodeRightOuterHashJoin
    NodeUniqueIndexSeek NodeUniqueIndexSeekByRange NodeVectorIndexSearch NonFuseable
    NullifyMetadata Optional OptionalExpand OrderedAggregation OrderedDistinct OrderedUnion
    PartialSort PartialTop PartitionedAllNodesScan PartitionedDirectedAllRelationshipsScan
    PartitionedDirectedRelationshipIndexScan PartitionedDirectedRelationshipIndexSeek
    PartitionedDirectedRelationshipIndexSeekByRange PartitionedDirectedRelationshipTypeScan
    PartitionedDirectedUnionRelationshipTypesScan PartitionedIntersectionNodeByLabelsScan
    PartitionedNodeByLabelScan PartitionedNodeIndexScan PartitionedNodeIndexSeek
    PartitionedNodeIndexSeekByRange PartitionedSubtractionNodeByLabelsScan
    PartitionedUndirectedAllRelationshipsScan PartitionedUndirectedRelationshipIndexScan
    PartitionedUndirectedRelationshipIndexSeek PartitionedUndirectedRelationshipIndexSeekByRange
    PartitionedUndirectedRelationshipTypeScan PartitionedUndirectedUnionRelationshipTypesScan
    PartitionedUnionNodeByLabelsScan PartitionedUnwind PathPropagatingBFS PreserveOrder
    ProduceResults ProjectEndpoints Projection RelationshipCountFromCountStore Repeat RepeatOptions
    RollUpApply SelectOrAntiSemiApply SelectOrSemiApply SemiApply ShortestPath Skip Sort
    StatefulShortestPath SubtractionNodeByLabelsScan Top Top1WithTies TriadicBuild TriadicFilter
    TriadicSelection UndirectedAllRelationshipsScan UndirectedRelationshipByElementIdSeek
    UndirectedRelationshipByIdSeek UndirectedRelationshipFulltextIndexSearch
    UndirectedRelationshipIndexContainsScan UndirectedRelationshipIndexEndsWithScan
    UndirectedRelationshipIndexScan UndirectedRelationshipIndexSeek
    UndirectedRelationshipIndexSeekByRange UndirectedRelationshipTypeScan
    UndirectedRelationshipUniqueIndexSeek UndirectedRelationshipUniqueIndexSeekByRange
    UndirectedRelationshipVectorIndexSearch UndirectedUnionRelationshipTypesScan Union
    UnionNodeByLabelsScan Unwind ValueHashJoin ValueMergeJoin VarLengthExpand
    """.split()  # noqa: SIM905 - a list of quoted words would fill two screens
)
_CALL = "ProcedureCall"
_CALLED = re.compile(r"([\w.`]+)\(")
_REMEDY = "send what only reads the graph"


def check(plan: Operator | None, database: str) -> None:
    """Refuse a plan that does more than read the database that is served.

    Args:
        plan: what Neo4j would do.
        database: the name of the database that is served.

    Raises:
        StatementRefused: it does, or has an operator that is not known here.
    """
    if plan is None:
        raise refusal.at(None, "Neo4j shows no plan of the statement", _REMEDY)
    for operator in plan.walk():
        _check_operator(operator, database)


def _check_operator(operator: Operator, database: str) -> None:
    name = operator.name.partition("(")[0]
    if name == _CALL:
        called = _CALLED.match(operator.details)
        if called is None or called[1].replace("`", "").lower() not in PROCEDURES:
            what = f"it calls {called[1] if called else 'a procedure'}"
            raise refusal.at(None, what, _REMEDY)
    elif name not in READING:
        raise refusal.at(None, f"Neo4j would do it by {operator.name}", _REMEDY)
    if operator.database and operator.database.lower() != database.lower():
        raise refusal.at(None, f"it works on the database {operator.database}", _REMEDY)
