"""Clients that cost next to nothing, so that what is measured is the server."""

import asyncio
from dataclasses import dataclass
from time import perf_counter
from typing import cast

_END = b"\r\n\r\n"


class Lean(asyncio.Protocol):
    """One connection that is kept, for one request at a time, whose body has a known length."""

    def __init__(self) -> None:
        self.received = b""
        self.answered: asyncio.Future[bytes]
        self.transport: asyncio.WriteTransport

    @staticmethod
    async def connected(port: int) -> "Lean":
        """Connect to a server on this machine."""
        loop = asyncio.get_running_loop()
        _, lean = await loop.create_connection(Lean, "127.0.0.1", port)
        return lean

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep what requests are written to."""
        self.transport = cast("asyncio.WriteTransport", transport)  # uvloop's is one by its deeds

    def data_received(self, data: bytes) -> None:
        """Keep what came; when all of it has, hand it to who asked."""
        self.received += data
        head, end, body = self.received.partition(_END)
        if end and len(body) == int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0]):
            self.received = b""
            self.answered.set_result(head)

    def close(self) -> None:
        """Close the connection."""
        self.transport.close()

    async def get(self, path: str) -> None:
        """Ask for a path, and wait for the whole answer."""
        self.answered = asyncio.get_running_loop().create_future()
        self.transport.write(_request(path))
        _succeeded(await self.answered)


@dataclass(frozen=True)
class Streamed:
    """How a streamed answer came: seconds to its first byte and to its end, and its lines."""

    first: float
    whole: float
    lines: int


async def stream(port: int, path: str) -> Streamed:
    """Ask for a body in chunks."""
    began = perf_counter()
    reader, writer = await asyncio.open_connection("127.0.0.1", port, limit=1 << 20)
    writer.write(_request(path))
    _succeeded(await reader.readuntil(_END))
    first, lines = 0.0, 0
    while size := int(await reader.readline(), 16):
        chunk = await reader.readexactly(size + 2)
        first = first or perf_counter() - began
        lines += chunk.count(b"\n") - 1  # the chunk's own end
    writer.close()
    return Streamed(first, perf_counter() - began, lines)


def _request(path: str) -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode()


def _succeeded(head: bytes) -> None:
    if not head.startswith(b"HTTP/1.1 200"):
        raise AssertionError(head.decode())
