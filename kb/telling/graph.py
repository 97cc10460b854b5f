"""The chains of a trace as one graph, to be drawn: each thing and each fact once."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kb.queries.trace import Said, Trace
from kb.store.answers import Row
from kb.telling import hops, pairs
from kb.telling.terms import Term, conflict, dates, doubts, is_denial, shares

_OF_ITS_OWN = "no dates of its own"  # it has those of the agreement that it belongs to
_BELOW = ("linked", "party_through")  # whom the party owns: the chain comes from there
_AGREEMENTS = MappingProxyType(
    {"credit_line": "credit line", "partnership": "partnership", "access": "access"}
)


@dataclass(frozen=True)
class Node:
    """A thing that chains run through.

    Attributes:
        label: what it surely is; of a party no more than that it is one.
        parts: what it is in the chains, in words, the first first.
        collective: whether it stands for an unnamed group.
        terms: what is told of it, doubts last.
        disputed: whether somebody denies it.
    """

    id: str
    name: str
    label: str
    parts: tuple[str, ...]
    collective: bool
    terms: tuple[Term, ...]
    disputed: bool


@dataclass(frozen=True)
class Edge:
    """A fact that chains run through.

    Attributes:
        id: of the fact.
        backward: whether a chain leads from its target to its source, and not as it points.
        overlap: `certain` where some chain through it is, else `possible`.
        terms: its dates and, of an ownership, its share, then doubts.
        disputed: whether somebody denies it.
    """

    id: str
    type: str
    role: str
    source: str
    target: str
    backward: bool
    overlap: str
    terms: tuple[Term, ...]
    disputed: bool


@dataclass(frozen=True)
class Graph:
    """What there is to draw, in the order of the chains."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]


def of(trace: Trace) -> Graph:
    """Return the graph of a trace's chains."""
    return Graph(tuple(_nodes(trace)), tuple(_edges(trace)))


def _edges(trace: Trace) -> Iterator[Edge]:
    """Yield each fact once; of a chain that is certain, where there is one through it."""
    seen: set[str] = set()
    for row in sorted(trace.chains, key=lambda row: row["overlap"] != "certain"):
        for fact, role, ends in zip(row["facts"], row["roles"], pairs.of(row), strict=False):
            if fact not in seen:
                seen.add(fact)
                yield _edge(fact, role, ends, row["overlap"], trace.said.get(fact, []))


def _edge(
    fact: str, written: str, ends: tuple[pairs.Node, pairs.Node], overlap: str, said: list[Said]
) -> Edge:
    source, target = ends
    type, _, role = written.partition(":")
    own = dates(said, "no dates" if type == "OWNS" else _OF_ITS_OWN)
    return Edge(
        id=fact,
        type=type,
        role=role,
        source=source.id,
        target=target.id,
        backward=type == "TO" or (type == "OWNS" and target.name.startswith(_BELOW)),
        overlap=overlap,
        terms=(*own, *shares(said), *doubts(said)),
        disputed=_is_denied(said),
    )


def _nodes(trace: Trace) -> Iterator[Node]:
    parts: dict[str, dict[str, None]] = {}
    first: dict[str, tuple[Row, pairs.Node]] = {}
    for row in trace.chains:
        for node in dict.fromkeys(end for hop in pairs.of(row) for end in hop):
            parts.setdefault(node.id, {})[_part(row, node)] = None
            first.setdefault(node.id, (row, node))
    names = hops.names(trace)
    for id, (row, node) in first.items():
        said = trace.said.get(id, [])
        yield Node(
            id,
            hops.called(row, node, names),
            node.label,
            tuple(parts[id]),
            any(id in one["collective"] for one in trace.chains),
            tuple(_terms(row, node, said)),
            disputed=_is_denied(said),
        )


def _part(row: Row, node: pairs.Node) -> str:
    """Say what a node is in a chain."""
    if node.name.startswith("owner_through"):
        return "between owner and lender"
    if node.name.startswith("party_through"):
        return f"between {row['link']} and its owner"
    if node.name == "party" and row["party"] != row["linked"]:
        return f"owner of the {row['link']}"
    if node.name == "credit_line" and row["credit_line_status"]:
        return f"credit line ({row['credit_line_status']})"  # of a pledge nobody has lent anything
    own: Mapping[str, str] = {"linked": row["link"], "party": row["link"], **_AGREEMENTS}
    return own.get(node.name, node.name)


def _terms(row: Row, node: pairs.Node, said: list[Said]) -> Iterator[Term]:
    if node.name == "credit_line":
        yield Term(hops.credit(row))
    if node.name in _AGREEMENTS:
        yield from dates(said, "no dates" if node.name != "access" else _OF_ITS_OWN)
        of = f" of the {_AGREEMENTS[node.name]}"
        for field in (what.removesuffix(of) for what in row["conflicts"] if what.endswith(of)):
            yield conflict(field)
    yield from doubts(said)


def _is_denied(said: Iterable[Said]) -> bool:
    return any(map(is_denial, said))
