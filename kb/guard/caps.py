"""How much one statement may take, and how many may run at once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Caps:
    """The most that one statement may have, enforced from our side whatever the server's settings.

    Attributes:
        seconds: from its begin to its last row.
        memory: bytes that it holds in Neo4j, as Neo4j reckons them.
        row_bytes: bytes of one row, and so of any cell; a batch of rows has about as many.
    """

    seconds: float = 30.0
    memory: int = 128 * 2**20
    row_bytes: int = 4_000_000


@dataclass(frozen=True)
class Crowd:
    """How many statements may run and wait.

    Attributes:
        running: of one caller, at once.
        overall: of all callers, at once.
        waiting: of one caller, at once.
        patience: seconds that one waits for its turn.
    """

    running: int = 2
    overall: int = 6
    waiting: int = 20
    patience: float = 30.0
