"""Checking and loading a dossier that a request brings."""

import asyncio
from dataclasses import asdict
from typing import Any

from fastapi import Request, Response

from api import asked
from api.bodies import body_of
from kb.formats.values import encode
from kb.ingest import dossier
from kb.ingest.dossier import Reading
from kb.ingest.files import LARGEST
from kb.store import load as store

NAME = "dossier"  # what errors call a file that has no name here


async def check(request: Request) -> Response:
    """Say whether a dossier holds; nothing is stored.

    Raises:
        InvalidDossier: with every problem, at its line and column.
    """
    reading = await _reading(request)
    return _answer(_held(reading))


async def load(request: Request) -> Response:
    """Load a dossier: all of it or nothing.

    Raises:
        InvalidDossier: it is wrong, or contradicts what another dossier declares.
    """
    reading = await _reading(request)
    summary = await store.load(request.app.state.db, reading)
    return _answer({**_held(reading), **asdict(summary.did)})


async def _reading(request: Request) -> Reading:
    asked.nothing_else(request)
    content = await body_of(request, LARGEST)
    # Reading a large one takes seconds, in which others are to be answered: one at a time.
    async with request.app.state.reading:
        return await asyncio.to_thread(dossier.read_bytes, NAME, content)


def _held(reading: Reading) -> dict[str, Any]:
    # A request brings no texts of sources: passages were not looked for, and that is said.
    return {"dossier": reading.dossier.id, "unseen": list(reading.unseen)}


def _answer(body: dict[str, Any]) -> Response:
    return Response(encode(body), media_type="application/json")
