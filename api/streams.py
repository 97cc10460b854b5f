"""Answers as lines of JSON (NDJSON): a row a line as it comes, memory flat however many there are.

Where it is cut or breaks off, a last line says so, since no header can any more; what breaks off
is closed without a proper end.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, Mapping
from contextlib import AsyncExitStack, aclosing
from itertools import accumulate

from fastapi import Request, Response
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from api import etags, problems
from api.asked import Asked
from api.formats import MEDIA_TYPES, Format
from kb.errors import ThroughlineError, TookTooLong
from kb.formats.values import encode
from kb.queries import run
from kb.queries.run import Reading, Values
from kb.store.driver import Database


async def answer(request: Request, db: Database, asked: Asked) -> Response:
    """Answer a question line by line.

    Raises:
        ThroughlineError: as asking does; what fails after the first lines breaks them off.
    """
    limit = asked.limit or run.HIGHEST_ROWS
    until = AsyncExitStack()
    reading = await until.enter_async_context(
        run.reading(db, asked.question, asked.given, limit, asked.after)
    )
    headers = etags.headers(etags.of(asked, reading.edition))
    return _Stream(_lines(request, reading), headers, until, asked.question.limits.seconds)


class _Stream(StreamingResponse):
    """Lines as they come; when they end, or the caller has gone, the question is ended too."""

    def __init__(
        self,
        lines: AsyncGenerator[bytes],
        headers: Mapping[str, str],
        until: AsyncExitStack,
        seconds: float,
    ) -> None:
        super().__init__(lines, media_type=MEDIA_TYPES[Format.NDJSON], headers=headers)
        self.lines, self.until, self.seconds = lines, until, seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            async with self.until, aclosing(self.lines), asyncio.timeout(self.seconds):
                await super().__call__(scope, receive, send)
        except TimeoutError as error:
            what = "the answer was not read within its time, and was broken off"
            raise TookTooLong(what) from error


async def _lines(request: Request, reading: Reading) -> AsyncGenerator[bytes]:
    """Write batches of rows until there are no more, or the limit or the bytes are reached."""
    names, room, rows = reading.question.column_names, reading.question.limits.bytes, 0
    last: Values | None = None
    try:
        async for batch in reading.batches(days=False):
            lines = [f"{encode(dict(zip(names, row)))}\n".encode() for row in batch]  # noqa: B905
            kept = _fitting(lines, room) or (1 if last is None else 0)
            chunk = b"".join(lines[:kept])
            room, rows, last = room - len(chunk), rows + kept, batch[kept - 1] if kept else last
            yield chunk
            if kept < len(lines):
                reading.truncated, reading.beyond = True, batch[kept]
                break
        if last is not None and reading.truncated:
            yield _cut(reading.after(last, reading.beyond))
    except ThroughlineError as error:
        yield json.dumps({"error": problems.of(error)}).encode() + b"\n"
        raise
    finally:
        request.state.rows = rows


def _fitting(lines: list[bytes], room: int) -> int:
    """Return how many of the lines, from the first, have no more bytes than there is room for."""
    return sum(size <= room for size in accumulate(map(len, lines)))


def _cut(following: str) -> bytes:
    return encode({"truncated": True, "next": following}).encode() + b"\n"
