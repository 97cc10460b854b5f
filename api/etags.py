"""What tells one answer from another without reading it, so that an unchanged one need not be sent.

The graph's edition changes with every load that changes the graph. It is read before the rows are:
so an answer may bear an older edition than it is of, and never a newer one.
"""

from datetime import UTC, datetime

from fastapi import Request

from api.asked import Asked
from kb import __version__
from kb.formats.values import encode
from kb.model.ids import digest
from kb.queries import run
from kb.store.driver import Database


def of(asked: Asked, edition: str | None) -> str:
    """Return the entity tag (RFC 9110) of an answer on an edition of the graph.

    The day is in it, because "today" is what some parameters mean when they are not given.
    """
    question = asked.question
    given = encode(sorted(asked.given.items()))
    page = encode([asked.limit, asked.after, asked.form])
    today = datetime.now(UTC).date().isoformat()
    return f'"{digest(__version__, edition or "", question.fingerprint, given, page, today)}"'


def headers(tag: str) -> dict[str, str]:
    """Return the headers that go with a tag: an answer may be kept, and is asked about again."""
    return {"etag": tag, "cache-control": "private, no-cache", "vary": "Accept, Authorization"}


async def known(request: Request, db: Database, asked: Asked) -> str | None:
    """Return the tag of the answer if the caller has it already, as the graph stands now."""
    held = request.headers.get("if-none-match")
    if held is None or request.method not in {"GET", "HEAD"}:
        return None
    tag = of(asked, await run.edition(db))
    # `*` is not taken: whether there is such an answer, only asking tells.
    return tag if tag in {one.strip().removeprefix("W/") for one in held.split(",")} else None
