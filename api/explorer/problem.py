"""What went wrong, as a page: for who asks by a browser, and not for the API."""

from collections.abc import Mapping
from typing import Any

from fastapi import Request, Response

from api.explorer import render

_OF_PROGRAMS = ("/v1", "/health", "/ready", "/metrics", "/openapi.json")


def is_wanted(request: Request) -> bool:
    """Return whether a problem is to be a page: a browser asks, for what is no part of the API."""
    path = request.url.path
    of_programs = any(path == one or path.startswith(f"{one}/") for one in _OF_PROGRAMS)
    return not of_programs and "text/html" in request.headers.get("accept", "")


def page(request: Request, problem: Mapping[str, Any]) -> Response:
    """Return the page of a problem document."""
    return render.page(request, "problem.html", problem["status"], problem=problem)
