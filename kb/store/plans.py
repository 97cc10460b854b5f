"""What Neo4j says of a statement without running it, as plain data."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Operator:
    """One operator of a plan, with those that feed it.

    Attributes:
        name: such as `NodeByLabelScan` or `Expand(All)`.
        database: the name of the database that it works on.
        details: Neo4j's description of what it does, for people.
        variables: the names that its rows have.
        children: the operators whose rows it takes.
    """

    name: str
    database: str
    details: str
    variables: frozenset[str]
    children: tuple["Operator", ...] = ()

    def walk(self) -> Iterator["Operator"]:
        """Yield it and all below it, outermost first."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Notice:
    """A warning of Neo4j about a statement: its status by GQL, its words, and where it stands."""

    status: str
    what: str
    line: int
    column: int


@dataclass(frozen=True)
class Described:
    """What a statement would do.

    Attributes:
        columns: the names of what it returns.
        writes: whether it does more than read.
        plan: how Neo4j would do it; None for some statements that administer.
        notices: what Neo4j warns of, where that was asked for.
    """

    columns: list[str]
    writes: bool
    plan: Operator | None
    notices: tuple[Notice, ...] = ()


def operator(plan: Mapping[str, Any]) -> Operator:
    """Return a plan as the driver has it as an operator of ours."""
    name, _, database = str(plan["operatorType"]).partition("@")
    return Operator(
        name,
        database,
        str(plan.get("args", {}).get("Details") or ""),
        frozenset(plan.get("identifiers", ())),
        tuple(map(operator, plan.get("children", ()))),
    )
