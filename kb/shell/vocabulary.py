"""The words that a statement may use: Cypher's own, and those of the declared model."""

from collections.abc import Mapping
from types import MappingProxyType

from kb.model import graph, schema

# Of Cypher 25, as people write them in statements; phrases where the words belong together.
KEYWORDS = (
    *(
        "ALL",
        "ALL SHORTEST",
        "AND",
        "ANY",
        "AS",
        "ASC",
        "BY",
        "CALL",
        "CASE",
        "COLLECT",
        "CONTAINS",
    ),
    *("COUNT", "CREATE", "CYPHER", "DELETE", "DESC", "DETACH DELETE", "DISTINCT", "ELSE", "END"),
    *("ENDS WITH", "EXISTS", "EXPLAIN", "FALSE", "FILTER", "FINISH", "FOREACH", "IN", "INSERT"),
    *("IN TRANSACTIONS", "IS NOT NULL", "IS NULL", "LET", "LIMIT", "MATCH", "MERGE", "NEXT", "NOT"),
    *("NULL", "OFFSET", "ON CREATE SET", "ON MATCH SET", "OPTIONAL MATCH", "OR", "ORDER BY"),
    *("PROFILE", "REMOVE", "RETURN", "SET", "SHORTEST", "SHOW CONSTRAINTS", "SHOW FUNCTIONS"),
    *("SHOW INDEXES", "SHOW PROCEDURES", "SHOW TRANSACTIONS", "SKIP", "STARTS WITH"),
    *("TERMINATE TRANSACTIONS", "THEN", "TRUE", "UNION", "UNION ALL", "UNWIND", "USE", "WHEN"),
    *("WHERE", "WITH", "XOR", "YIELD"),
)
WORDS = frozenset(word for phrase in KEYWORDS for word in phrase.split())
FUNCTIONS = (
    *("abs", "avg", "ceil", "coalesce", "collect", "count", "date", "date.truncate", "datetime"),
    *("duration", "duration.between", "duration.inDays", "elementId", "endNode", "exists", "floor"),
    *("head", "keys", "labels", "last", "left", "length", "max", "min", "nodes", "none"),
    *("nullIf", "percentileCont", "properties", "range", "reduce", "relationships", "replace"),
    *("reverse", "right", "round", "shortestPath", "single", "size", "split", "startNode"),
    *("stDev", "substring", "sum", "tail", "toFloat", "toInteger", "toLower", "toString"),
    *("toUpper", "trim", "type", "valueType"),
)
# What is kept beside the things and facts that dossiers state.
_KEPT: Mapping[str, str] = MappingProxyType(
    {
        "Source": "A document or a dataset.",
        "Claim": "What a source says at a place.",
        "Dossier": "A file of claims.",
        "Referent": "An id that was judged to be another party's, which it leads to.",
        "Judgement": "A decision on whether two ids are of one party.",
        "Load": "One loading that changed something.",
        "Throughline": "The graph as a whole.",
        "STATES": "(:Claim)-[:STATES]->(): what a claim says of a fact.",
        "STATED_IN": "(:Claim)-[:STATED_IN]->(:Source): where it was read.",
        "CITES": "(:Claim)-[:CITES]->(:Source): the nearest source it names.",
        "SAID_BY": "(:Claim)-[:SAID_BY]->(:Party): who speaks.",
        "WITHDRAWS": "(:Claim)-[:WITHDRAWS]->(:Claim): a correction.",
        "BRINGS": "(:Dossier)-[:BRINGS]->(:Claim): which file a claim is of.",
        "DECLARES": "(:Dossier)-[:DECLARES]->(): what a dossier says that there is.",
        "SAME_AS": "(:Referent)-[:SAME_AS]->(:Party): which party it was judged to be.",
        "BROADER": "(:DataCategory)-[:BROADER]->(:DataCategory): what a kind belongs to.",
    }
)
FACT = graph.COMPUTED | {"period"}  # what every fact has


def labels() -> tuple[str, ...]:
    """Return all labels, those of the model before those of what is kept beside it."""
    return graph.LABELS


def types() -> tuple[str, ...]:
    """Return all types of relationships, those of the model first."""
    return graph.TYPES


def properties_of(name: str) -> frozenset[str]:
    """Return the properties that what has this label or type may have; none if it is unknown."""
    nodes = (node.properties for node in graph.NODES if name in node.labels)
    return frozenset().union(
        *nodes, *(it.properties for it in graph.RELATIONSHIPS if it.type == name)
    )


def own_properties_of(name: str) -> frozenset[str]:
    """Return the properties of a label or type that not every fact has."""
    return properties_of(name) - FACT if bears_fact(name) else properties_of(name)


def bears_fact(name: str) -> bool:
    """Whether what has this label or type is a fact, so that it has the properties of every one."""
    return properties_of(name) >= FACT


def properties() -> frozenset[str]:
    """Return the properties that anything may have."""
    return graph.PROPERTIES


def described() -> dict[str, str]:
    """Return what each label and type stands for, in a line."""
    nodes = {label: _labelled(label) for label in labels() if label not in _KEPT}
    facts = {
        fact.type: f"({_any(fact.left)})-[:{fact.type}]->({_any(fact.right)}): {fact.doc}"
        for fact in schema.FACTS
    }
    return {
        **nodes,
        **{name: what for name, what in _KEPT.items() if not name.isupper()},
        **facts,
        **{name: what for name, what in _KEPT.items() if name.isupper()},
    }


def _labelled(label: str) -> str:
    if label in schema.NODE:
        node = schema.NODE[label]
        also = f" Also {' and '.join(node.also)}." if node.also else ""
        return f"{node.doc}{also}"
    kinds = [node.label for node in schema.NODES if label in node.also]
    return f"Any of {', '.join(kinds)}."


def _any(ends: tuple[str, ...]) -> str:
    return f":{'|'.join(ends)}"
