"""Answers as lines of JSON (NDJSON): a row a line as it comes, memory flat however many there are.

Where it is cut or breaks off, a last line says so, since no header can any more; what breaks off
is closed without a proper end.
"""

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, aclosing
from dataclasses import dataclass
from itertools import accumulate
from typing import TypeVar

from fastapi import Request, Response
from starlette.responses import StreamingResponse
from starlette.types import Receive, Scope, Send

from api import problems
from api.formats import MEDIA_TYPES, Format
from kb.errors import ThroughlineError, TookTooLong
from kb.formats.values import encode
from kb.queries.run import Values

Opened = TypeVar("Opened")
# `False` where there are no more rows; else the cursor of those, or None if they have none.
After = str | None | bool


@dataclass(frozen=True)
class Source:
    """Where lines come from.

    Attributes:
        columns: the names of the columns.
        room: the most bytes of all lines.
        batches: the rows.
        goes_on: asked at the end, with the last row that was given and the first for which there
            was no room (None if it was not for want of room): what is said of further rows.
    """

    columns: Sequence[str]
    room: int
    batches: AsyncIterator[list[Values]]
    goes_on: Callable[[Values, Values | None], After]


async def opened(
    block: AbstractAsyncContextManager[Opened],
) -> tuple[Opened, AsyncExitStack]:
    """Enter a block that is left when the answer has been sent.

    Raises:
        ThroughlineError: as entering it does: before anything is sent.
    """
    until = AsyncExitStack()
    return await until.enter_async_context(block), until


def response(
    request: Request,
    source: Source,
    until: AsyncExitStack,
    headers: Mapping[str, str],
    seconds: float,
) -> Response:
    """Answer line by line, for at most `seconds`; what fails after the first lines breaks off."""
    return _Stream(_lines(request, source), headers, until, seconds)


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


async def _lines(request: Request, source: Source) -> AsyncGenerator[bytes]:
    """Write batches of rows until there are no more, or the limit or the bytes are reached."""
    names, room, rows = source.columns, source.room, 0
    last: Values | None = None
    beyond: Values | None = None
    try:
        async for batch in source.batches:
            lines = [f"{encode(dict(zip(names, row)))}\n".encode() for row in batch]  # noqa: B905
            kept = _fitting(lines, room) or (1 if last is None and lines else 0)
            chunk = b"".join(lines[:kept])
            room, rows, last = room - len(chunk), rows + kept, batch[kept - 1] if kept else last
            yield chunk
            if kept < len(lines):
                beyond = batch[kept]
                break
        if last is not None and (after := source.goes_on(last, beyond)) is not False:
            yield encode({"truncated": True, "next": after}).encode() + b"\n"
    except ThroughlineError as error:
        yield json.dumps({"error": problems.of(error)}).encode() + b"\n"
        raise
    finally:
        request.state.rows = rows


def _fitting(lines: list[bytes], room: int) -> int:
    """Return how many of the lines, from the first, have no more bytes than there is room for."""
    return sum(size <= room for size in accumulate(map(len, lines)))
