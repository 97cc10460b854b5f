"""Relationships written in a direction, or between ends, that the model does not have."""

from collections.abc import Iterator

from kb.language.tokens import Place
from kb.lint.findings import Found
from kb.lint.reading import Hop, Reading
from kb.lint.things import Thing
from kb.model import graph
from kb.model.graph import RelationshipKind

_WAYS = {"out": (False,), "in": (True,), "both": (False, True)}


def find(reading: Reading) -> Iterator[Found]:
    """Find relationships that no fact and no account in the graph can be."""
    for hop in reading.hops:
        kinds = hop.relationship.relationship_kinds()
        if not kinds or not hop.before.node_kinds() or not hop.after.node_kinds():
            continue  # a name in it is unknown, which is found by itself
        ways = _WAYS[hop.pattern.direction]
        if not any(_fits(kind, hop, turned) for kind in kinds for turned in ways):
            yield _wrong(hop, kinds, ways)


def _fits(kind: RelationshipKind, hop: Hop, turned: bool) -> bool:
    """Whether the ends allow this kind, read as written or turned round.

    Of several hops the first has to leave one end, and the last to reach the other.
    """
    left, right = (hop.after, hop.before) if turned else (hop.before, hop.after)
    length = hop.pattern.length
    if length and length.least == 0:
        return True
    if length and length.most != 1:
        kinds = hop.relationship.relationship_kinds()
        return any(_may(left, one.left) for one in kinds) and any(
            _may(right, one.right) for one in kinds
        )
    return _may(left, kind.left) and _may(right, kind.right)


def _may(thing: Thing, labels: tuple[str, ...]) -> bool:
    return any(kind.labels & set(labels) for kind in thing.node_kinds())


def _wrong(hop: Hop, kinds: tuple[RelationshipKind, ...], ways: tuple[bool, ...]) -> Found:
    ends = [_called(hop.before), _called(hop.after)]
    if hop.pattern.direction == "in":
        ends.reverse()
    turnable = len(ways) == 1 and any(_fits(kind, hop, not ways[0]) for kind in kinds)
    if not hop.pattern.types:
        what = f"nothing leads from {ends[0]} to {ends[1]}"
    elif turnable:
        what = f"`{_types(hop)}` goes {_ends(kinds)}, not the other way"
    else:
        between = f"{_called(hop.before)} and {_called(hop.after)}"
        what = f"no `{_types(hop)}` is between {between}: it goes {_ends(kinds)}"
    remedy = "correct the type, or what is at its ends"
    if turnable:
        remedy = f"turn it round: `{_turned(hop)}`"
    return Found(_place(hop), "direction", what, remedy)


def _types(hop: Hop) -> str:
    types = hop.pattern.types
    return "|".join(token.name for token in types.names()) if types else ""


def _ends(kinds: tuple[RelationshipKind, ...]) -> str:
    each = dict.fromkeys(
        f"from {' or '.join(kind.left)} to {' or '.join(kind.right)}" for kind in kinds
    )
    return ", or ".join(each)


def _place(hop: Hop) -> Place:
    types = hop.pattern.types
    return next(types.names()).place if types else hop.pattern.place


def _called(thing: Thing) -> str:
    """Name a thing by what it is, as far as that is one thing."""
    shared = frozenset.intersection(*(kind.labels for kind in thing.node_kinds()))
    written = [t.name for e in thing.expressions for t in e.names() if t.name in shared]
    return (written or [label for label in graph.LABELS if label in shared] or ["anything"])[0]


def _turned(hop: Hop) -> str:
    types = _types(hop)
    inside = f"[{hop.relationship.name}{':' if types else ''}{types}]"
    if inside == "[]":
        inside = ""
    arrow = f"<-{inside}-" if hop.pattern.direction == "out" else f"-{inside}->"
    return f"({_written(hop.before)}){arrow}({_written(hop.after)})"


def _written(thing: Thing) -> str:
    return thing.name or f":{_called(thing)}"
