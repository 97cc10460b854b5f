"""`/questions`: every question that the server answers, found by words of it."""

from fastapi import Request, Response

from api import asked
from api.explorer import render
from kb.queries.catalogue import Catalogue
from kb.queries.question import Question


async def listed(request: Request) -> Response:
    """List the questions that have all words of `q` in what they say; all where it is empty."""
    asked.nothing_else(request, "q")
    text = asked.from_address(request).get("q", "").strip()
    catalogue: Catalogue = request.app.state.catalogue
    words = text.casefold().split()
    found = [one for one in catalogue.every().values() if _has(one, words)]
    return render.page(request, "questions.html", text=text, questions=found)


def _has(question: Question, words: list[str]) -> bool:
    parts = [question.name, question.name.replace("_", " "), question.title, question.description]
    parts += [f"{it.name} {it.description}" for it in question.parameters]
    parts += [f"{it.name} {it.description}" for it in question.columns]
    told = "\n".join(parts).casefold()
    return all(word in told for word in words)
