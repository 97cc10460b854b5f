"""Bounds on a statement of anybody's, and on the bytes that a row of its answer brings.

The driver reads a record whole before it shows any of it, however large, and has no setting for
that. So its socket's own reading is wrapped for the time of one statement.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

Access = Literal["READ", "WRITE"]
MARK = "throughline"  # what a transaction's metadata has the mark of its statement under


@dataclass(frozen=True)
class Bounds:
    """How a statement of anybody's is run.

    Attributes:
        mark: what its transaction is found by among those that run.
        row_bytes: the most that one row may have, as it comes from Neo4j.
        access: what the server lets it do.
    """

    mark: str
    row_bytes: int
    access: Access = "READ"


@dataclass
class Meter:
    """Counts the bytes of a row, and of a batch of rows.

    Attributes:
        most: bytes of one row; a batch ends with the row that reaches as many.
        row: bytes that have come since the row before; Bolt's own few among them.
        batch: bytes that have come since the batch before.
        exceeded: whether a row had more.
    """

    most: int
    row: int = field(default=0, init=False)
    batch: int = field(default=0, init=False)
    exceeded: bool = field(default=False, init=False)

    def measure(self, session: Any) -> Callable[[], None]:
        """Count what comes in a session of the driver; return what ends that."""
        # The driver shows its connection to nobody; a test sees that it still is where it was.
        socket = session._connection.socket
        read = socket.recv_into

        async def counted(buffer: memoryview, size: int) -> int:
            if self.row > self.most:
                self.exceeded = True
                # The driver takes the connection for broken, and so it is from here on.
                raise OSError("a row is larger than one may be")
            count: int = await read(buffer, size)
            self.row += count
            self.batch += count
            return count

        socket.recv_into = counted
        return lambda: delattr(socket, "recv_into")

    def next_row(self) -> bool:
        """Begin to count anew for another row; say whether there is room for it in this batch."""
        self.row = 0
        return self.batch < self.most

    def next_batch(self) -> None:
        """Begin to count anew for another batch."""
        self.batch = 0
