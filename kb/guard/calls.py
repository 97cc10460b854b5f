"""Which functions and procedures a statement may call: those of Neo4j that only compute.

A function can do whatever its author likes: plugins have some that run other statements or call
addresses, and none of them is an operator of the plan. So each is looked up by its name.
"""

from kb.guard import refusal
from kb.guard.code import Code
from kb.language.tokens import Kind

# SHOW FUNCTIONS of Neo4j 2026.09, without: `file`, `linenumber` (of LOAD CSV), `graph.*` (of
# other graphs), `string.regexReplace` (see `patterns`).
FUNCTIONS = frozenset(
    """
    abs acos all allReduce allShortestPaths any asin atan atan2 avg btrim cardinality ceil ceiling
    char_length character_length coalesce coll.distinct coll.flatten coll.indexOf coll.insert
    coll.max coll.min coll.remove coll.sort collect collect_list cos cosh cot coth count date
    date.realtime date.statement date.transaction date.truncate datetime datetime.fromepoch
    datetime.fromepochmillis datetime.realtime datetime.statement datetime.transaction
    datetime.truncate degrees duration duration.between duration.inDays duration.inMonths
    duration.inSeconds duration_between e elementId endNode exists exp floor format haversin head
    id isEmpty isNaN keys labels last left length ln local_datetime local_time localdatetime
    localdatetime.realtime localdatetime.statement localdatetime.transaction localdatetime.truncate
    localtime localtime.realtime localtime.statement localtime.transaction localtime.truncate log
    log10 lower ltrim max min nodes none normalize nullIf path_length percentileCont percentileDisc
    percentile_cont percentile_disc pi point point.distance point.withinBBox properties
    property_exists radians rand randomUUID range reduce relationships replace reverse right round
    rtrim shortestPath sign sin single sinh size split sqrt stDev stDevP startNode stdev_pop
    stdev_samp string.indexOf string.join substring sum tail tan tanh time time.realtime
    time.statement time.transaction time.truncate timestamp toBoolean toBooleanList toBooleanOrNull
    toFloat toFloatList toFloatOrNull toInteger toIntegerList toIntegerOrNull toLower toString
    toStringList toStringOrNull toUpper trim type upper uuid uuid.leastSignificantBits
    uuid.mostSignificantBits valueType vector vector.similarity.cosine vector.similarity.euclidean
    vector_dimension_count vector_distance vector_norm zoned_datetime zoned_time
    """.lower().split()
)
# They find names and texts by words; nothing else in Cypher does.
PROCEDURES = frozenset({"db.index.fulltext.querynodes", "db.index.fulltext.queryrelationships"})
# Words after which a bracket is none of a call.
_KEYWORDS = frozenset(
    """
    ACYCLIC ALL AND ANY AS ASC ASCENDING BY CALL CASE CONTAINS CREATE DELETE DESC DESCENDING
    DISTINCT ELSE ENDS EXISTS FILTER FOR FOREACH GROUP GROUPS IN INSERT IS LET LIMIT MATCH MERGE
    NEXT NODETACH NOT OFFSET ON OPTIONAL OR PATH PATHS REPEATABLE DIFFERENT RELATIONSHIPS
    ELEMENTS RETURN SEEK SCAN SET SHORTEST SIMPLE SKIP STARTS THEN TRAIL UNION UNWIND USING WALK
    WHEN WHERE WITH XOR YIELD
    """.split()  # noqa: SIM905 - a list of quoted words would fill a screen
)


def check(code: Code) -> None:
    """Refuse a call of what is not known to only compute.

    Raises:
        StatementRefused: there is one.
    """
    for place, token in enumerate(code.tokens[:-1]):
        if (
            token.name
            and token.kind is not Kind.PARAMETER
            and code.tokens[place + 1].is_symbol("(")
        ):
            _check_called(code, place)


def _check_called(code: Code, place: int) -> None:
    parts = _dotted(code, place)
    first = code.tokens[place - 2 * (len(parts) - 1)]
    if len(parts) == 1 and (first.word in _KEYWORDS or _is_hint(code, place)):
        return
    name = ".".join(parts)
    if name.lower() not in FUNCTIONS | PROCEDURES:
        what = f"{name} may not be called"
        raise refusal.at(first, what, "call what Neo4j itself has to compute and to find names")


def _is_hint(code: Code, place: int) -> bool:
    """Whether it is the label of a hint, as in `USING INDEX n:Party(id)`."""
    before = code.tokens[place - 3].word if place >= 3 else ""
    return code.follows(place, ":") and before in {"INDEX", "SEEK", "SCAN"}


def _dotted(code: Code, place: int) -> list[str]:
    """Return the parts of a dotted name by the index of its last one."""
    parts = [code.tokens[place].name]
    while place >= 2 and code.tokens[place - 1].is_symbol(".") and code.tokens[place - 2].name:
        place -= 2
        parts.insert(0, code.tokens[place].name)
    return parts
