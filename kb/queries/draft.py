"""A question while its file is being read: what has been declared so far, and what is wrong."""

from dataclasses import dataclass, field
from typing import Any

from kb.errors import Problem
from kb.queries.question import Column, Key, Limits, Pages, Parameter, Suggester


@dataclass
class Draft:
    """What a header has said so far.

    Attributes:
        prose: its lines that declare nothing: title and description.
        lines: the line of each declaration, by a word for it (a parameter's is `$name`).
    """

    file: str
    problems: list[Problem] = field(default_factory=list)
    prose: list[str] = field(default_factory=list)
    parameters: dict[str, Parameter] = field(default_factory=dict)
    columns: dict[str, Column] = field(default_factory=dict)
    order: tuple[Key, ...] = ()
    example: dict[str, Any] | None = None
    suggest: dict[str, Suggester] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
    spelled: dict[str, str] = field(default_factory=dict)
    pages: Pages | None = None
    counted: str | None = None
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def started(self) -> bool:
        """Whether declarations have begun, after which there is no more prose."""
        return bool(self.parameters or self.columns or self.order)

    def wrong(self, line: int, what: str, remedy: str) -> None:
        """Note that something is wrong in a line; line 0 speaks of the whole file."""
        self.problems.append(Problem(self.file, line, 1, what, remedy))
