"""Whether the server runs, whether it can answer, and its numbers."""

from fastapi import Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from kb.formats.values import encode
from kb.queries import run


async def health(_request: Request) -> Response:
    """Say that the server runs; whether the database does is another matter."""
    return Response(encode({"status": "ok"}), media_type="application/json")


async def ready(request: Request) -> Response:
    """Say that the database answers, and which edition of the graph it holds.

    Raises:
        DatabaseError: it does not.
    """
    edition = await run.edition(request.app.state.db)
    return Response(encode({"status": "ready", "edition": edition}), media_type="application/json")


async def metrics(request: Request) -> Response:
    """Give the numbers in the format of Prometheus."""
    numbers = generate_latest(request.app.state.metrics.registry)
    return Response(numbers, media_type=CONTENT_TYPE_LATEST)
