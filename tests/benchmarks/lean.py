"""A client that costs next to nothing, so that what is measured is the server."""

import asyncio
from dataclasses import dataclass
from time import perf_counter

_END = b"\r\n\r\n"


@dataclass(frozen=True)
class Lean:
    """One connection that is kept, on which one request goes at a time."""

    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter

    @staticmethod
    async def connected(port: int) -> "Lean":
        """Connect to a server on this machine."""
        return Lean(*await asyncio.open_connection("127.0.0.1", port, limit=1 << 20))

    def close(self) -> None:
        """Close the connection."""
        self.writer.close()

    async def get(self, path: str) -> bytes:
        """Ask for a body of known length."""
        head = await self._head(path)
        length = int(head.lower().split(b"content-length:")[1].split(b"\r\n")[0])
        return await self.reader.readexactly(length)

    async def stream(self, path: str) -> tuple[float, float, int]:
        """Ask for a body in chunks; return the seconds to its first byte, to its end, its lines."""
        began = perf_counter()
        await self._head(path)
        first, lines = 0.0, 0
        while size := int(await self.reader.readline(), 16):
            chunk = await self.reader.readexactly(size + 2)
            first = first or perf_counter() - began
            lines += chunk.count(b"\n") - 1  # the chunk's own end
        await self.reader.readline()
        return first, perf_counter() - began, lines

    async def _head(self, path: str) -> bytes:
        self.writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        head = await self.reader.readuntil(_END)
        if not head.startswith(b"HTTP/1.1 200"):
            raise AssertionError(head.decode())
        return head
