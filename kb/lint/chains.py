"""Chains of hops: which hang together, and which agreements in them are one arrangement.

An agreement and another that it opens or is related to are one arrangement: a source says that they
belong together.
"""

from collections.abc import Iterable

from kb.lint.reading import Hop
from kb.lint.things import Thing
from kb.model import graph
from kb.model.graph import NodeKind

# Each says by itself that the two agreements that it joins belong together.
JOINS = frozenset({"OPENS", "RELATED_TO"})
# party, agreement, party, agreement: fewer hops do not reach a second one
_SECOND = 3
AGREEMENTS = frozenset().union(*(k.labels for k in graph.NODES if "Agreement" in k.labels))
PARTY = frozenset({"Party"})
# What is no party: a fact that may lead to such a thing may have its dates.
OTHERS = frozenset().union(*(k.labels for k in graph.NODES if "Party" not in k.labels))
Arrangement = frozenset[Thing]


def connected(chain: Iterable[Hop]) -> list[list[Hop]]:
    """Part hops into those that hang together."""
    found: list[list[Hop]] = []
    for hop in chain:
        ends = {hop.before, hop.after}
        touching = [one for one in found if any(ends & {h.before, h.after} for h in one)]
        found = [one for one in found if one not in touching]
        found.append([hop, *(h for one in touching for h in one)])
    return found


def arrangements(hops: list[Hop]) -> list[Arrangement]:
    """Put together the agreements that a fact between them joins."""
    ends = [thing for hop in hops for thing in (hop.before, hop.after)]
    found: list[Arrangement] = [
        frozenset({thing}) for thing in dict.fromkeys(ends) if is_agreement(thing, hops)
    ]
    for hop in hops:
        kinds = {kind.type for kind in hop.relationship.relationship_kinds()}
        if kinds and kinds <= JOINS:
            ends = [hop.before, hop.after]
            touching = [one for one in found if one & set(ends)]
            found = [one for one in found if one not in touching]
            found += [frozenset().union(*touching)] if touching else []
    return found


def is_agreement(thing: Thing, hops: Iterable[Hop]) -> bool:
    """Whether a node can be nothing but an agreement, by its labels or by the facts at it."""
    kinds = _kinds(thing, hops)
    return bool(kinds) and all("Agreement" in kind.labels for kind in kinds)


def is_measure(thing: Thing, hops: Iterable[Hop]) -> bool:
    """Whether a node can be nothing but a measure."""
    kinds = _kinds(thing, hops)
    return bool(kinds) and all("Measure" in kind.labels for kind in kinds)


def is_between_parties(hop: Hop) -> bool:
    """Whether a relationship can be nothing but a fact between two parties, which dates itself."""
    kinds = hop.relationship.relationship_kinds()
    return bool(kinds) and all(
        "dated_by" in kind.properties and not {*kind.left, *kind.right} & OTHERS for kind in kinds
    )


def is_dated(hop: Hop) -> bool:
    """Whether a relationship may be a fact, and so have dates."""
    kinds = hop.relationship.relationship_kinds()
    return any("dated_by" in kind.properties for kind in kinds)


def _kinds(thing: Thing, hops: Iterable[Hop]) -> list[NodeKind]:
    """Return what a node may be, by its labels and by the facts at it."""
    if not thing.is_node:
        return []
    at = [hop for hop in hops if thing in {hop.before, hop.after} and hop.pattern.length is None]
    return [kind for kind in thing.node_kinds() if all(_allows(hop, thing, kind) for hop in at)]


def _allows(hop: Hop, thing: Thing, kind: NodeKind) -> bool:
    """Whether a relationship can have a node of this kind at its end that is the thing."""
    lefts = {"out": (hop.before,), "in": (hop.after,), "both": (hop.before, hop.after)}
    rights = {"out": (hop.after,), "in": (hop.before,), "both": (hop.before, hop.after)}
    direction = hop.pattern.direction
    return any(
        (thing in lefts[direction] and _joins(of.left, kind.labels))
        or (thing in rights[direction] and _joins(of.right, kind.labels))
        for of in hop.relationship.relationship_kinds()
    )


def runs_through_several(hop: Hop) -> bool:
    """Whether a repeated relationship may lead from one agreement to another by way of a party."""
    length = hop.pattern.length
    if not length or (length.most is not None and length.most < _SECOND):
        return False
    kinds = hop.relationship.relationship_kinds()
    into = any(_joins(kind.left, PARTY) and _joins(kind.right, AGREEMENTS) for kind in kinds)
    out = any(_joins(kind.left, AGREEMENTS) and _joins(kind.right, PARTY) for kind in kinds)
    return (into or out) if hop.pattern.direction == "both" else (into and out)


def _joins(labels: tuple[str, ...], wanted: frozenset[str]) -> bool:
    return bool(wanted & set(labels))
