"""`/questions/{name}`: a question as a form, its answer as a table; the address restores both."""

import shlex
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import Request, Response

from api import access, answers, asked, problems
from api.asked import Asked
from api.explorer import cells, fields, problem, render
from api.formats import Format
from api.pages import Page
from kb.errors import ThroughlineError
from kb.queries import docs, registry, run, things
from kb.queries.catalogue import Catalogue
from kb.queries.question import Question

ROWS = 100  # of a page, unless told otherwise
MOST = 1000  # more make a page that nobody reads, and slow
DRAWN = 60  # things; more of them are no picture that anybody reads
_TO_SAVE = (Format.CSV, Format.XLSX, Format.JSON, Format.NDJSON)


@dataclass(frozen=True)
class Answer:
    """What a page shows of an answer.

    Attributes:
        rows: the cells of each.
        next: the address of the rows that follow; None where there are none.
        changed: whether the graph changed since the page before.
        copied: what to copy to get the same elsewhere, by what it is for.
        saved: by format, where to have the whole answer from.
        things: what a graph of the rows has as nodes; None where no column holds such.
    """

    rows: list[list[cells.Cell]]
    truncated: bool
    next: str | None
    is_first: bool
    changed: bool
    copied: Mapping[str, str]
    saved: Mapping[str, str]
    things: Mapping[str, Any] | None


async def asked_by_form(request: Request) -> Response:
    """Show a question, and its answer where anything is asked of it.

    Raises:
        ThroughlineError: as asking does, for who does not ask by a browser.
    """
    catalogue: Catalogue = request.app.state.catalogue
    question = catalogue.find(request.path_params["name"])
    request.state.question = question.name
    if not request.query_params:
        return _page(request, question)
    try:
        return _page(request, question, answer=await _answer(request, question))
    except ThroughlineError as error:
        if not problem.is_wanted(request):
            raise
        return _page(request, question, wrong=problems.of(error))


async def _answer(request: Request, question: Question) -> Answer:
    several = {p.name for p in question.parameters if p.kind.several}
    given = _filled(asked.from_address(request, several))
    wanted = asked.of(question, given, Format.JSON)
    limit = min(wanted.limit or ROWS, MOST)
    page, _edition = await answers.page(request.app.state.db, wanted, limit)
    request.state.rows = len(page.taken.rows)
    return _told(request, wanted, page)


def _told(request: Request, wanted: Asked, page: Page) -> Answer:
    columns = wanted.question.columns
    following = f"?{answers.address(wanted, cursor=page.next)}" if page.next else None
    return Answer(
        rows=[cells.of(columns, row) for row in page.taken.rows],
        truncated=page.truncated,
        next=following,
        is_first=wanted.after is None,
        changed=page.changed,
        copied=_copied(request, wanted),
        saved=_saved(wanted),
        things=_things(wanted.question, page),
    )


def _things(question: Question, page: Page) -> Mapping[str, Any] | None:
    if not things.has_any(question):
        return None
    found = things.of(question, page.parameters, page.taken.rows, DRAWN)
    return {"ids": found.ids, "count": found.count, "on": found.on and found.on.isoformat()}


def _filled(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a form gives without the fields that nobody filled."""
    filled = {
        name: [one for one in value if one.strip()] if isinstance(value, list) else value.strip()
        for name, value in given.items()
    }
    return {name: value for name, value in filled.items() if value}


def _copied(request: Request, wanted: Asked) -> dict[str, str]:
    """Return the lines for a shell that give these rows."""
    limit = str(wanted.limit or ROWS)
    cursor = {"cursor": wanted.after} if wanted.after else {}
    query = answers.address(replace(wanted, limit=None), limit=limit, **cursor)
    address = f"{str(request.base_url).rstrip('/')}{_path(wanted.question)}?{query}"
    key = '-H "Authorization: Bearer $KEY" ' if access.is_locked(request.app.state) else ""
    line = f"curl -s {key}{shlex.quote(address)}"
    # On a terminal an answer has no pages: what follows is had by a greater limit.
    command = docs.command(wanted.question.name, {**_in_order(wanted), "limit": limit})
    return {"On a terminal": command, "Over HTTP": line}


def _in_order(wanted: Asked) -> dict[str, Any]:
    names = [p.name for p in wanted.question.parameters]
    return {name: wanted.given[name] for name in names if name in wanted.given}


def _saved(wanted: Asked) -> dict[str, str]:
    whole = replace(wanted, limit=None)
    path, most = _path(wanted.question), str(run.HIGHEST_LIMIT)
    limits = {form: {} if form is Format.NDJSON else {"limit": most} for form in _TO_SAVE}
    return {
        form: f"{path}?{answers.address(whole, format=form, **limits[form])}" for form in _TO_SAVE
    }


def _path(question: Question) -> str:
    return f"/v1/queries/{quote(question.name)}"


def _page(
    request: Request,
    question: Question,
    answer: Answer | None = None,
    wrong: Mapping[str, Any] | None = None,
) -> Response:
    given = _shown(request)
    errors: Sequence[Mapping[str, Any]] = wrong.get("errors", ()) if wrong else ()
    values = {
        "question": question,
        "fields": fields.of(question, given, errors),
        "limit": next(iter(given.get("limit", ())), str(ROWS)),
        "most": MOST,
        "example": _example(question),
        "is_shipped": question.file.startswith(f"{registry.shipped()}/"),
        "answer": answer,
        "wrong": wrong,
        "elsewhere": list(fields.elsewhere(question, errors)),
    }
    return render.page(request, "question.html", wrong["status"] if wrong else 200, **values)


def _shown(request: Request) -> dict[str, list[str]]:
    """Return what was given, whatever it is, to be shown in the form again."""
    found: dict[str, list[str]] = {}
    for name, value in request.query_params.multi_items():
        if value.strip():
            found.setdefault(name, []).append(value)
    return found


def _example(question: Question) -> str:
    """Return what an address asks the example by."""
    given = {
        name: [_text(one) for one in value] if isinstance(value, list) else _text(value)
        for name, value in question.example.items()
    }
    return urlencode({**given, "limit": ROWS}, doseq=True)


def _text(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)
