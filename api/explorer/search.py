"""`/search`: the parties that are found by a text, as a page that needs no script."""

from fastapi import Request, Response

from api import asked
from api.explorer import render
from kb.queries import run
from kb.queries.question import Question
from kb.telling import searching


async def found(request: Request) -> Response:
    """List the parties that are called by what `q` says, the best match first."""
    asked.nothing_else(request, "q")
    text = asked.from_address(request).get("q", "").strip()
    if not text:
        return render.page(request, "search.html", text="", rows=[], loaded=True)
    question: Question = request.app.state.catalogue.find("search")
    request.state.question = question.name
    answer = await run.ask(request.app.state.db, question, {"text": text})
    loaded = answer.edition is not None
    told = {"text": text, "rows": answer.rows, "heading": searching.heading(answer.rows)}
    return render.page(request, "search.html", **told, loaded=loaded)
