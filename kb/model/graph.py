"""What stands in the graph: each kind of node and of relationship, and the properties it may have.

`kb.model.schema` declares what dossiers speak of. Around it stand the claims, the sources, and what
keeps account of loads; their rows are here. A test holds all of it to what loading really writes.
"""

from dataclasses import dataclass

from kb.model import schema
from kb.model.schema import FactType, NodeType

# What is computed of every fact, on its relationship or on its agreement's node.
COMPUTED = frozenset(
    {
        *("id", "dated_by", "begins_earliest", "begins_latest", "ends_earliest", "ends_latest"),
        *("planned_end", "claim_count", "source_count", "denial_count", "disputed", "known_from"),
        *("conflicts", "qualified", "estimated"),
    }
)
# What lists agreements by their standing: on their nodes, and on the parts of parties in them.
RANK = "rank"
RANKED = frozenset({RANK, "party"})
_AMOUNT = frozenset({"amount_min", "amount_max", "currency"})
DECLARED_OF_ALL = frozenset({"id", "aliases", "country", "identifiers", "collective"})
# Of a party's name and aliases, computed from them: what else it is looked for by.
SPELLINGS = "spellings"
NAME_OF = {"party": "name", "data": "name", "agreement": "title"}
_DOCUMENT = frozenset(
    {
        *("title", "publisher", "published", "published_earliest", "published_latest"),
        *("accessed", "url", "sha256"),
    }
)
# The labels that between them everything that dossiers declare bears, sources aside.
THINGS = ("Party", "Agreement", "Measure", "DataCategory")


@dataclass(frozen=True)
class NodeKind:
    """One kind of node: all the labels that such a node bears, and its possible properties."""

    labels: frozenset[str]
    properties: frozenset[str]


@dataclass(frozen=True)
class RelationshipKind:
    """One kind of relationship, read from left to right.

    Attributes:
        left, right: the labels that may stand at each end (any one of them suffices).
        properties: what such a relationship may have.
    """

    type: str
    left: tuple[str, ...]
    right: tuple[str, ...]
    properties: frozenset[str]


def _thing(node: NodeType) -> NodeKind:
    stated = {field.name for field in node.fields}
    if node.group == "agreement":
        stated |= COMPUTED | (_AMOUNT if node.has_amount else frozenset())
        stated |= {RANK} if node.ranked else frozenset()
    if node.group == "party":
        stated |= {SPELLINGS}
    return NodeKind(node.labels, DECLARED_OF_ALL | {NAME_OF[node.group]} | stated)


def _kept(label: str, *properties: str) -> NodeKind:
    return NodeKind(frozenset({label}), frozenset({"id", *properties}))


def _fact(fact: FactType) -> RelationshipKind:
    stated = {field.name for field in fact.fields}
    stated |= RANKED if schema.is_ranked(fact) else frozenset()
    return RelationshipKind(fact.type, fact.left, fact.right, COMPUTED | {"period"} | stated)


# A party that was judged to be another: its id, which goes on to lead to that one.
_REFERENT = NodeKind(frozenset({"Referent"}), frozenset({"id"}))
# Accounts of what is known and how: nothing here is a fact.
_ACCOUNTS = (
    _kept("Source", *_DOCUMENT),
    _kept("Claim", "says", "locator", "content", "withdraws", "withdrawn"),
    _kept("Dossier", "title"),
    _kept("Judgement", "one", "other", "verdict", "by", "at", "why", "score"),
    _kept("Throughline", "model", "edition", "known_on"),
    _kept(
        "Load",
        *("at", "dossier", "created", "changed", "unchanged", "withdrawn"),
        *("file", "content", "done", "rows", "refused", "finished", "unloaded"),
        *("superseded", "source"),
    ),
)
_STATED = frozenset(
    {
        *("fact", "type", "from", "to", "role", "period", "stance", "field", "value"),
        *("earliest", "latest", "planned", "estimated", *_AMOUNT),
    }
)
_SPOKEN = (DECLARED_OF_ALL - {"id"}) | {"label", "name", "broader"} | _DOCUMENT
_NOTHING: frozenset[str] = frozenset()
_LINKS = (
    RelationshipKind("STATES", ("Claim",), THINGS, _STATED),
    RelationshipKind("STATED_IN", ("Claim",), ("Source",), _NOTHING),
    RelationshipKind("CITES", ("Claim",), ("Source",), _NOTHING),
    RelationshipKind("SAID_BY", ("Claim",), ("Party",), frozenset({"named"})),
    RelationshipKind("WITHDRAWS", ("Claim",), ("Claim",), _NOTHING),
    RelationshipKind("DECLARES", ("Dossier",), (*THINGS, "Referent", "Source"), _SPOKEN),
    RelationshipKind("SAME_AS", ("Referent",), ("Party",), _NOTHING),
    RelationshipKind("BRINGS", ("Dossier",), ("Claim",), frozenset({"place"})),
    RelationshipKind("BROADER", ("DataCategory",), ("DataCategory",), _NOTHING),
)

NODES: tuple[NodeKind, ...] = (*map(_thing, schema.NODES), _REFERENT, *_ACCOUNTS)
RELATIONSHIPS: tuple[RelationshipKind, ...] = (*map(_fact, schema.FACTS), *_LINKS)
LABELS: tuple[str, ...] = tuple(
    dict.fromkeys(label for node in NODES for label in sorted(node.labels))
)
TYPES: tuple[str, ...] = tuple(kind.type for kind in RELATIONSHIPS)
PROPERTIES: frozenset[str] = frozenset().union(
    *(node.properties for node in NODES), *(kind.properties for kind in RELATIONSHIPS)
)
