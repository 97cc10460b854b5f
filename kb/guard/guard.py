"""What the guard keeps from statement to statement, and which of its layers are on."""

import asyncio
import secrets
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import count

from kb.guard.caps import Caps
from kb.guard.text import Passed
from kb.guard.turns import Turns

REMEMBERED = 500  # statements that have passed


class Layer(StrEnum):
    """What a statement has to pass; beside these stand the settings of the server."""

    TEXT = "text"
    PLAN = "plan"
    ACCESS = "access"
    CAPS = "caps"


@dataclass
class Guard:
    """What is kept from statement to statement: whose turn it is, and which texts have passed.

    Attributes:
        layers: those that are on: all of them, but in tests of what each holds.
    """

    turns: Turns = field(default_factory=Turns)
    caps: Caps = field(default_factory=Caps)
    layers: frozenset[Layer] = frozenset(Layer)
    _own: str = field(default_factory=lambda: secrets.token_hex(8), init=False)
    _numbers: Iterator[int] = field(default_factory=count, init=False)
    _passed: OrderedDict[str, Passed] = field(default_factory=OrderedDict, init=False)
    _ending: set[asyncio.Task[None]] = field(default_factory=set, init=False)

    def mark(self) -> str:
        """Return what a statement's transaction is found by; no other has the same."""
        return f"{self._own}-{next(self._numbers)}"

    def recall(self, statement: str) -> Passed | None:
        """Return what is known of a statement that has passed."""
        if statement in self._passed:
            self._passed.move_to_end(statement)
        return self._passed.get(statement)

    def remember(self, statement: str, passed: Passed) -> None:
        """Remember a statement that has passed: neither its text nor what it does changes."""
        self._passed[statement] = passed
        if len(self._passed) > REMEMBERED:
            self._passed.popitem(last=False)

    def later(self, task: asyncio.Task[None]) -> None:
        """Keep a task that goes on by itself until it ends."""
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)
