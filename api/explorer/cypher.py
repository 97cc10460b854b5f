"""`/cypher`: statements of anybody's own, where the server takes them; and what completes them."""

from dataclasses import asdict

from fastapi import Request, Response

from api import asked
from api.explorer import render
from kb.errors import CypherOff
from kb.formats.values import encode
from kb.shell import completion

MOST = 50  # completions


async def editor(request: Request) -> Response:
    """Show the statement of the address, if there is one, to be changed and run.

    Raises:
        CypherOff: the server takes none.
    """
    _check_taken(request)
    asked.nothing_else(request, "statement")
    statement = asked.from_address(request).get("statement", "")
    return render.page(request, "cypher.html", statement=statement)


async def completed(request: Request) -> Response:
    """Give what may follow the text of a statement up to where one types.

    Raises:
        CypherOff: the server takes no statements.
    """
    _check_taken(request)
    asked.nothing_else(request, "text")
    text = asked.from_address(request).get("text", "")
    # A colon at the beginning is a command of the shell, and nothing here.
    known = completion.Known((), {})
    found = [] if text.lstrip().startswith(":") else completion.candidates(text, known)
    body = {"candidates": [asdict(one) for one in found[:MOST]]}
    return Response(encode(body), media_type="application/json")


def _check_taken(request: Request) -> None:
    if request.app.state.guard is None:
        what = "this server takes questions only; start it with `kb serve --allow-cypher`"
        raise CypherOff(what)
