"""Answers to questions: rows are written to bytes once, as they come, and nothing stands between.

JSON, CSV and XLSX are pages: they are cut at a number of rows or bytes, and say so with a cursor in
`next` and in the header `Link`, and tell by `changed` or `Graph-Changed` where they may not fit
together. NDJSON is a stream, see `api.streams`.
"""

from urllib.parse import urlencode

from fastapi import Request, Response

from api import etags, pages, streams
from api.asked import Asked
from api.formats import Format
from api.pages import Page
from kb.queries import docs, run
from kb.queries.run import Reading, Values
from kb.store.driver import Database


async def answer(request: Request, db: Database, asked: Asked) -> Response:
    """Answer a question in the format asked for.

    Raises:
        ThroughlineError: as asking does.
    """
    if tag := await etags.known(request, db, asked):
        return Response(status_code=304, headers=etags.headers(tag))
    if asked.form is Format.NDJSON and request.method != "HEAD":
        return await _streamed(request, db, asked)
    limit = min(asked.limit or run.DEFAULT_LIMIT, run.HIGHEST_LIMIT)
    found, edition = await page(db, asked, limit)
    request.state.rows = len(found.taken.rows)
    response = await pages.response(found, asked.form)
    response.headers.update(etags.headers(etags.of(asked, edition)))
    response.headers.update(_changed(found.changed))
    if found.next:
        following = address(asked, format=asked.form, cursor=found.next)
        response.headers["link"] = f'<{request.url.path}?{following}>; rel="next"'
    return response


async def page(db: Database, asked: Asked, limit: int) -> tuple[Page, str | None]:
    """Return one page of an answer, and the edition of the graph that it is of.

    Raises:
        ThroughlineError: as asking does.
    """
    return await run.settled(lambda: _paged(db, asked, limit))


def address(asked: Asked, **more: str) -> str:
    """Return what an address asks the same by, whether a body or an address asked it."""
    given = {name: value for name, value in asked.given.items() if value is not None}
    limit = {} if asked.limit is None else {"limit": asked.limit}
    return urlencode({**given, **limit, **more}, doseq=True)


async def _streamed(request: Request, db: Database, asked: Asked) -> Response:
    question = asked.question
    limit = asked.limit or run.HIGHEST_ROWS
    reading, until = await streams.opened(
        run.reading(db, question, asked.given, limit, asked.after)
    )
    source = streams.Source(
        question.column_names,
        question.limits.bytes,
        reading.batches(days=False),
        lambda last, beyond: _goes_on(reading, last, beyond) or False,
    )
    headers = etags.headers(etags.of(asked, reading.edition)) | _changed(reading.changed)
    return streams.response(request, source, until, headers, question.limits.seconds)


def _goes_on(reading: Reading, last: Values, beyond: Values | None) -> str | None:
    """Return the cursor after the last row that was given; None where there is no more."""
    following = beyond or (reading.beyond if reading.truncated else None)
    return None if following is None else reading.after(last, following)


def _changed(changed: bool) -> dict[str, str]:
    return {"graph-changed": "true"} if changed else {}


async def _paged(db: Database, asked: Asked, limit: int) -> tuple[Page, str | None]:
    async with run.reading(db, asked.question, asked.given, limit, asked.after) as reading:
        return await _page(reading, asked), reading.edition


async def _page(reading: Reading, asked: Asked) -> Page:
    question, names = reading.question, reading.question.column_names
    room = min(question.limits.bytes, pages.HIGHEST_BYTES)
    batches = reading.batches(days=asked.form is Format.XLSX)
    taken = await pages.take(batches, asked.form, names, room)
    after = _goes_on(reading, taken.rows[-1], taken.beyond) if taken.rows else None
    cut = after is not None
    about = docs.asked(question, reading.parameters, len(taken.rows), cut)
    return Page(question.name, reading.parameters, names, taken, cut, after, reading.changed, about)
