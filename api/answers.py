"""Writing answers: rows are written to bytes once, as they come, and nothing stands in between.

JSON, CSV and XLSX are pages: they are cut at a number of rows or bytes, and say so with a cursor in
`next` and in the header `Link`. NDJSON is a stream, see `api.streams`.
"""

import asyncio
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from fastapi import Request, Response

from api import etags, streams
from api.asked import Asked
from api.formats import MEDIA_TYPES, Format
from kb.formats import comma_separated
from kb.formats.values import encode
from kb.queries import docs, run
from kb.queries.run import Reading, Values
from kb.store.driver import Database

HIGHEST_PAGE_BYTES = 64_000_000

Write = Callable[[Values], bytes]


@dataclass(frozen=True)
class Page:
    """The rows of a page, each as written, and whether and where the answer goes on."""

    rows: list[Values]
    written: list[bytes]
    next: str | None


async def answer(request: Request, db: Database, asked: Asked) -> Response:
    """Answer a question in the format asked for.

    Raises:
        ThroughlineError: as asking does.
    """
    if tag := await etags.known(request, db, asked):
        return Response(status_code=304, headers=etags.headers(tag))
    if asked.form is Format.NDJSON and request.method != "HEAD":
        return await streams.answer(request, db, asked)
    limit = min(asked.limit or run.DEFAULT_LIMIT, run.HIGHEST_LIMIT)
    async with run.reading(db, asked.question, asked.given, limit, asked.after) as reading:
        page = await _page(reading, asked.form)
    request.state.rows = len(page.rows)
    response = Response(await _body(asked, reading, page), media_type=MEDIA_TYPES[asked.form])
    response.headers.update(etags.headers(etags.of(asked, reading.edition)))
    if page.next:
        response.headers["link"] = f'<{request.url.path}?{_following(asked, page)}>; rel="next"'
    return response


def _following(asked: Asked, page: Page) -> str:
    """Return what an address asks for the next page by, whether the body or it asked for this."""
    given = {name: value for name, value in asked.given.items() if value is not None}
    page_of = {"limit": asked.limit, "format": asked.form, "cursor": page.next}
    return urlencode({**given, **{n: v for n, v in page_of.items() if v is not None}}, doseq=True)


def _writer(form: Format, names: Sequence[str]) -> Write:
    if form is Format.JSON:
        return lambda row: encode(dict(zip(names, row, strict=True))).encode()
    return lambda row: comma_separated.lines((row,))


async def _page(reading: Reading, form: Format) -> Page:
    """Read rows until there are no more, or the limit or the bytes are reached."""
    write = _writer(form, reading.question.column_names)
    rows: list[Values] = []
    written: list[bytes] = []
    room = min(reading.question.limits.bytes, HIGHEST_PAGE_BYTES)
    async for batch in reading.batches(days=form is Format.XLSX):
        for row in batch:
            line = write(row)
            room -= len(line)
            if room < 0 and rows:
                return Page(rows, written, reading.after(rows[-1], row))
            rows.append(row)
            written.append(line)
    following = reading.after(rows[-1], reading.beyond) if reading.truncated else None
    return Page(rows, written, following)


async def _body(asked: Asked, reading: Reading, page: Page) -> bytes:
    names = asked.question.column_names
    if asked.form is Format.CSV:
        return comma_separated.header(names) + b"".join(page.written)
    if asked.form is Format.XLSX:
        return await asyncio.to_thread(_workbook, asked, reading, page)
    head = encode(
        {"query": asked.question.name, "parameters": reading.parameters, "columns": names}
    )
    tail = encode({"truncated": page.next is not None, "next": page.next})
    return b'%s, "rows": [%s], %s' % (
        head[:-1].encode(),
        b",\n".join(page.written),
        tail[1:].encode(),
    )


def _workbook(asked: Asked, reading: Reading, page: Page) -> bytes:
    # Imported here: what writes spreadsheets takes a while, and other formats need none of it.
    from kb.formats import workbook

    made = io.BytesIO()
    question = asked.question
    about = docs.asked(question, reading.parameters, len(page.rows), page.next is not None)
    workbook.write(made, question.name, question.column_names, page.rows, about)
    return made.getvalue()
