"""Pages: answers that are whole before they are sent, cut at a number of rows or bytes."""

import asyncio
import io
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import Response

from api.formats import MEDIA_TYPES, Format
from kb.formats import comma_separated
from kb.formats.values import encode
from kb.queries.run import Values

HIGHEST_BYTES = 64_000_000

Write = Callable[[Values], bytes]


@dataclass(frozen=True)
class Taken:
    """The rows that a page has, each as written, and the first that did not fit."""

    rows: list[Values]
    written: list[bytes]
    beyond: Values | None


@dataclass(frozen=True)
class Page:
    """A page of an answer.

    Attributes:
        name: of the question.
        parameters: as they were understood.
        truncated: whether there are more rows.
        next: the cursor of those; None where there is none.
        changed: whether the graph changed since the page before, or while this one was read.
        about: what a spreadsheet's second sheet says.
    """

    name: str
    parameters: Mapping[str, Any]
    columns: Sequence[str]
    taken: Taken
    truncated: bool
    next: str | None
    changed: bool
    about: Mapping[str, str]


async def take(
    batches: AsyncIterator[list[Values]], form: Format, columns: Sequence[str], room: int
) -> Taken:
    """Read rows until there are no more of them, or the next would have more bytes than fit."""
    write = _writer(form, columns)
    rows: list[Values] = []
    written: list[bytes] = []
    async for batch in batches:
        for row in batch:
            line = write(row)
            room -= len(line)
            if room < 0 and rows:
                return Taken(rows, written, row)
            rows.append(row)
            written.append(line)
    return Taken(rows, written, None)


async def response(page: Page, form: Format) -> Response:
    """Write a page in a format.

    Raises:
        DoesNotFit: the format cannot hold it.
    """
    return Response(await _body(page, form), media_type=MEDIA_TYPES[form])


def _writer(form: Format, names: Sequence[str]) -> Write:
    if form is Format.JSON:
        return lambda row: encode(dict(zip(names, row, strict=True))).encode()
    return lambda row: comma_separated.lines((row,))


async def _body(page: Page, form: Format) -> bytes:
    if form is Format.CSV:
        return comma_separated.header(page.columns) + b"".join(page.taken.written)
    if form is Format.XLSX:
        return await asyncio.to_thread(_workbook, page)
    head = encode({"query": page.name, "parameters": page.parameters, "columns": page.columns})
    tail = encode({"truncated": page.truncated, "next": page.next, "changed": page.changed})
    return b'%s, "rows": [%s], %s' % (
        head[:-1].encode(),
        b",\n".join(page.taken.written),
        tail[1:].encode(),
    )


def _workbook(page: Page) -> bytes:
    # Imported here: what writes spreadsheets takes a while, and other formats need none of it.
    from kb.formats import workbook

    made = io.BytesIO()
    workbook.write(made, page.name, page.columns, page.taken.rows, page.about)
    return made.getvalue()
