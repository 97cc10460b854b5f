"""What a question file declares: its parameters, columns, order and example."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from kb.model.ids import digest
from kb.queries import cypher
from kb.queries.cypher import Body

TYPES = ("string", "int", "depth", "float", "bool", "date", "period", "party", "thing", "fact")
REQUIRED = object()
COUNTED = ("exposure", "chain_summary")


@dataclass(frozen=True)
class Kind:
    """The type of a parameter or column, written `string`, `date?`, `string[]` or `one|other`.

    Attributes:
        name: one of `TYPES`.
        several: a list of such values.
        nullable: null is a value of it.
        choices: the only texts allowed; empty for any.
    """

    name: str
    several: bool = False
    nullable: bool = False
    choices: tuple[str, ...] = ()

    def __str__(self) -> str:
        name = "|".join(self.choices) or self.name
        return name + ("[]" if self.several else "") + ("?" if self.nullable else "")


@dataclass(frozen=True)
class Parameter:
    """One parameter: `default` is `REQUIRED` where the asker has to give it."""

    name: str
    kind: Kind
    description: str
    default: Any = REQUIRED


@dataclass(frozen=True)
class Column:
    """One column of the answer, and the line that declares it."""

    name: str
    kind: Kind
    description: str
    line: int


@dataclass(frozen=True)
class Key:
    """A column that rows are ordered by."""

    column: str
    descending: bool = False


@dataclass(frozen=True)
class Pages:
    """How a query that keeps its own order goes on: the names of two parameters of its text.

    Attributes:
        behind: the order's columns in the row behind which it begins, a list of texts; null: from
            the first row on.
        rows: how many rows it gives at the most.
    """

    behind: str
    rows: str


@dataclass(frozen=True)
class Suggester:
    """A query that finds values by what is typed so far, and the line that declares it."""

    text: str
    line: int


@dataclass(frozen=True)
class Limits:
    """The most that one answer may have, whatever is asked for.

    Attributes:
        rows: rows of one answer; a page of it may be asked to be shorter.
        seconds: from the question to its last row.
        bytes: of the answer as written.
    """

    rows: int = 1_000_000
    seconds: float = 60.0
    bytes: int = 1_000_000_000


@dataclass(frozen=True)
class Question:
    """A named question.

    Attributes:
        text: the whole file, which also runs by hand.
        title: the header's first sentence, as one line.
        description: what else the header says before its declarations.
        order: a total order of the rows; the runner applies it.
        example: parameters that the shipped dossiers answer.
        suggest: for some parameters what finds their values.
        spelled: parameters that are how another one is spelled otherwise, with that one.
        pages: where the query itself gives its rows in their order, a page at a time: so it need
            not find all of them to give the first. Its order is by texts, none of them null.
        counted: by what its rows are found faster than by its text, which defines them.
    """

    name: str
    file: str
    text: str
    title: str
    description: str
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    order: tuple[Key, ...]
    example: Mapping[str, Any] = field(default_factory=dict)
    suggest: Mapping[str, Suggester] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    order_line: int = 1
    spelled: Mapping[str, str] = field(default_factory=dict)
    pages: Pages | None = None
    counted: str | None = None

    @cached_property
    def column_names(self) -> tuple[str, ...]:
        """The names of the columns, in their order."""
        return tuple(column.name for column in self.columns)

    @cached_property
    def body(self) -> Body:
        """The query below the header."""
        return cypher.body(self.text)

    @cached_property
    def fingerprint(self) -> str:
        """What tells this text from every other."""
        return digest(self.text)


Find = Callable[[str], Question]  # gives the question of a name
