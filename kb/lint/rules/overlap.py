"""Chains of several agreements: do their facts ask whether they are in force at one time?

An agreement and another that it opens or is related to are one arrangement: a source says that they
belong together. Where two arrangements meet in a party or a kind of data, nobody says so; whether
they were in force at one time is for the dates to say. THE LINE asks it for every two hops:

    WHERE all(a IN hops WHERE all(b IN hops WHERE a.begins_earliest <= b.ends_latest))

A comparison of a begin with an end counts in any form (`begins_latest <= ends_earliest` asks for
certainty; the latest begin by `reduce` against the earliest end is the same line), and for the
things that it is made of. Two arrangements are asked after when each one's begin meets the other's
end. To return the days and leave the comparison to others is not asking.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

from kb.lint.findings import Found
from kb.lint.reading import Comparison, Hop, Reading
from kb.lint.things import Thing
from kb.model import graph
from kb.model.graph import NodeKind

# Each says by itself that the two agreements that it joins belong together.
JOINS = frozenset({"OPENS", "RELATED_TO"})
THE_LINE = "all(a IN hops WHERE all(b IN hops WHERE a.begins_earliest <= b.ends_latest))"
# party, agreement, party, agreement: fewer hops do not reach a second one
_SECOND = 3
AGREEMENTS = frozenset().union(*(k.labels for k in graph.NODES if "Agreement" in k.labels))
PARTY = frozenset({"Party"})
Arrangement = frozenset[Thing]


def find(reading: Reading) -> Iterator[Found]:
    """Find two arrangements in one chain of which nothing asks whether they overlap."""
    told: set[Thing] = set()
    for scope in reading.scopes:
        for chain in scope.chains:
            for hops in _connected(chain):
                found = _unasked(hops, reading.comparisons)
                if found and not told & {found[0]}:
                    told.add(found[0])
                    yield _missing(*found)


def _connected(chain: Iterable[Hop]) -> list[list[Hop]]:
    """Part hops into those that hang together."""
    found: list[list[Hop]] = []
    for hop in chain:
        ends = {hop.before, hop.after}
        touching = [one for one in found if any(ends & {h.before, h.after} for h in one)]
        found = [one for one in found if one not in touching]
        found.append([hop, *(h for one in touching for h in one)])
    return found


def _unasked(hops: list[Hop], comparisons: list[Comparison]) -> tuple[Thing, Thing] | None:
    """Return two things of which nothing is asked; the same twice where one hop is repeated."""
    for hop in hops:
        if _runs_through_several(hop) and not _compared(
            comparisons, {hop.relationship}, {hop.relationship}
        ):
            return hop.relationship, hop.relationship
    arrangements = sorted(_arrangements(hops), key=lambda one: min(t.place for t in one))
    for one, other in combinations(arrangements, 2):
        if not _compared(comparisons, _with_hops(one, hops), _with_hops(other, hops)):
            return _first(one), _first(other)
    return None


def _arrangements(hops: list[Hop]) -> list[Arrangement]:
    """Put together the agreements that a fact between them joins."""
    ends = [thing for hop in hops for thing in (hop.before, hop.after)]
    found: list[Arrangement] = [
        frozenset({thing}) for thing in dict.fromkeys(ends) if _is_agreement(thing, hops)
    ]
    for hop in hops:
        kinds = {kind.type for kind in hop.relationship.relationship_kinds()}
        if kinds and kinds <= JOINS:
            ends = [hop.before, hop.after]
            touching = [one for one in found if one & set(ends)]
            found = [one for one in found if one not in touching]
            found += [frozenset().union(*touching)] if touching else []
    return found


def _is_agreement(thing: Thing, hops: list[Hop]) -> bool:
    """Whether a node can be nothing but an agreement, by its labels or by the facts at it."""
    if not thing.is_node:
        return False
    at = [hop for hop in hops if thing in {hop.before, hop.after} and hop.pattern.length is None]
    kinds = [kind for kind in thing.node_kinds() if all(_allows(hop, thing, kind) for hop in at)]
    return bool(kinds) and all("Agreement" in kind.labels for kind in kinds)


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


def _runs_through_several(hop: Hop) -> bool:
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


def _with_hops(arrangement: Arrangement, hops: list[Hop]) -> Arrangement:
    """Return an arrangement with every hop at it: each carries dates that may speak for it."""
    return arrangement | {hop.relationship for hop in hops if arrangement & {hop.before, hop.after}}


def _compared(comparisons: list[Comparison], one: Iterable[Thing], other: Iterable[Thing]) -> bool:
    """Whether some begin of each is held against some end of the other."""
    return _meets(comparisons, set(one), set(other)) and _meets(comparisons, set(other), set(one))


def _meets(comparisons: list[Comparison], begins: set[Thing], ends: set[Thing]) -> bool:
    return any(
        (found.begins is None or found.begins & begins)
        and (found.ends is None or found.ends & ends)
        for found in comparisons
    )


def _first(arrangement: Arrangement) -> Thing:
    return min(arrangement, key=lambda thing: thing.place)


def _missing(one: Thing, other: Thing) -> Found:
    if one is other:
        what = "the pattern leads through several agreements"
    else:
        what = f"{one.shown()} and {other.shown()} stand in one chain"
    what += ", and nothing asks whether they are in force at one time"
    remedy = f"name the hops, and with `[…] AS hops` write `WHERE {THE_LINE}`"
    return Found(other.place, "overlap", what, remedy)
