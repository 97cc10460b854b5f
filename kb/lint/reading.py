"""What is found in one statement, as data for the rules."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from kb.language.patterns import Length, Relationship
from kb.language.tokens import Place, Token
from kb.lint.things import Thing

Named = Literal["label", "type", "label or type"]


@dataclass(frozen=True)
class Written:
    """A label or type as written."""

    token: Token
    of: Named


@dataclass(frozen=True)
class Access:
    """A property as written; `of` is None where it is not known what has it."""

    token: Token
    of: Thing | None


@dataclass(frozen=True)
class Hop:
    """A relationship pattern with what it joins, in the order of the text."""

    relationship: Thing
    before: Thing
    after: Thing
    pattern: Relationship


@dataclass(frozen=True)
class Filter:
    """That a thing's property is compared with something.

    Attributes:
        wrapped: the function around the property, which no index looks through.
        others: the things that the other side speaks of.
        equal: whether it is compared by `=` or `IN`.
    """

    thing: Thing
    property: str
    place: Place
    wrapped: str = ""
    others: frozenset[Thing] = frozenset()
    equal: bool = True


@dataclass(frozen=True)
class NullTest:
    """`$parameter IS NULL OR thing.property = $parameter`."""

    thing: Thing
    property: str
    parameter: str
    place: Place


@dataclass(frozen=True)
class Match:
    """One MATCH: the parts of its pattern that share nothing, and what was there before it.

    Attributes:
        parts: the things of each part.
        bound: the things that had a name before.
        linked: whether it speaks of anything that was there before.
        stage: a number that rises wherever the rows before are gathered into fewer.
    """

    place: Place
    parts: tuple[frozenset[Thing], ...]
    bound: frozenset[Thing]
    linked: bool
    stage: int


@dataclass(frozen=True)
class Comparison:
    """That a begin comes no later than an end; None stands for things that cannot be told."""

    begins: frozenset[Thing] | None
    ends: frozenset[Thing] | None


@dataclass(frozen=True)
class Held:
    """That dates of facts are compared with what parameters give.

    Attributes:
        of: the things whose dates they are; None where that cannot be told.
        dates: the names of those properties.
        against: the parameters; `between[1]` where it is one of a list.
    """

    of: frozenset[Thing] | None
    dates: frozenset[str]
    against: frozenset[str]


@dataclass
class Scope:
    """What one query finds row by row: a statement, an arm of it, or a subquery.

    Attributes:
        hops: the relationships that its rows run through as they stand.
        chains: the same, wherever rows were gathered into fewer, and at the end.
        own: the things that it binds; those of queries around it are not narrowed by it.
        known: things that are one already, by `n = m` or by Neo4j's own id.
    """

    matches: list[Match] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    null_tests: list[NullTest] = field(default_factory=list)
    own: set[Thing] = field(default_factory=set)
    known: set[Thing] = field(default_factory=set)
    hops: list[Hop] = field(default_factory=list)
    chains: list[tuple[Hop, ...]] = field(default_factory=list)
    stage: int = 0


@dataclass
class Reading:
    """All that is found in a statement.

    Attributes:
        names: keys of maps and names of columns, which may follow a point like a property.
        asked: parameters that an arm of WHEN asks for.
        parameters: all of them.
    """

    written: list[Written] = field(default_factory=list)
    accesses: list[Access] = field(default_factory=list)
    hops: list[Hop] = field(default_factory=list)
    lengths: list[Length] = field(default_factory=list)
    comparisons: list[Comparison] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    scopes: list[Scope] = field(default_factory=list)
    names: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    parameters: set[str] = field(default_factory=set)

    def scope(self) -> Scope:
        """Begin a scope."""
        self.scopes.append(Scope())
        return self.scopes[-1]

    def null_tests(self) -> Iterator[tuple[Scope, NullTest]]:
        """Yield the null tests with their scopes."""
        for scope in self.scopes:
            for test in scope.null_tests:
                yield scope, test
