"""What a statement's names stand for: a node, a relationship, or a value made of others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kb.language.labels import Labels
from kb.language.tokens import Place
from kb.model import graph
from kb.model.graph import NodeKind, RelationshipKind

BEGINS = frozenset({"begins_earliest", "begins_latest"})
ENDS = frozenset({"ends_earliest", "ends_latest"})
KNOWN = frozenset({"known_from"})
DATES = BEGINS | ENDS | KNOWN


@dataclass(eq=False)
class Thing:
    """A node or relationship that a pattern binds; equal to none but itself.

    Attributes:
        name: its variable; empty for one without.
        place: where it is first written.
        expressions: the label expressions written for it, all of which hold.
        arms: of what several arms of a query return under one name: what it is in each.
        many: a list of such: it stands in a repeated part of a path.
    """

    is_node: bool
    name: str
    place: Place
    expressions: list[Labels] = field(default_factory=list)
    arms: tuple["Thing", ...] = ()
    many: bool = False

    def fits(self, borne: frozenset[str]) -> bool:
        """Whether it may be what bears exactly these labels, or is of this type."""
        if any(expression.holds(borne) is False for expression in self.expressions):
            return False
        return not self.arms or any(arm.fits(borne) for arm in self.arms)

    def node_kinds(self) -> tuple[NodeKind, ...]:
        """What kinds of node it may be."""
        return tuple(kind for kind in graph.NODES if self.fits(kind.labels))

    def relationship_kinds(self) -> tuple[RelationshipKind, ...]:
        """What kinds of relationship it may be."""
        return tuple(kind for kind in graph.RELATIONSHIPS if self.fits(frozenset({kind.type})))

    def properties(self) -> frozenset[str]:
        """Every property that it may have."""
        kinds = self.node_kinds() if self.is_node else self.relationship_kinds()
        return frozenset().union(*(kind.properties for kind in kinds))

    def requires(self, of: Iterable[str]) -> bool:
        """Whether one of these labels or types is written for it, so that their index serves."""
        wanted = frozenset(of)
        return any(expression.requires(wanted) for expression in self.expressions)

    def is_written(self) -> bool:
        """Whether anything is written of what it is."""
        return bool(self.expressions or self.arms)

    def shown(self) -> str:
        """Return it as it is written: its name, and the first of its labels."""
        names = [token.name for expression in self.expressions for token in expression.names()]
        written = self.name + (f":{names[0]}" if names else "")
        return f"`({written})`" if self.is_node else f"`[{written}]`"


@dataclass(frozen=True)
class Value:
    """Anything else that has a name.

    Attributes:
        mentions: the things it is made of, as far as can be seen.
        dates: the dates of facts that have gone into it, by the names of their properties.
        given: the parameters that have gone into it; `between[1]` where it is one of a list.
        free: it may have properties that no model has, as a row of a file does.
    """

    mentions: frozenset[Thing] = frozenset()
    dates: frozenset[str] = frozenset()
    given: frozenset[str] = frozenset()
    free: bool = False


FREE = Value(free=True)
Binding = Thing | Value
Names = Mapping[str, Binding]
