"""`/`: where one begins."""

from fastapi import Request, Response

from api import asked
from api.explorer import render


async def home(request: Request) -> Response:
    """Show what can be asked, and a search."""
    asked.nothing_else(request)
    return render.page(request, "home.html")
