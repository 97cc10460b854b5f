"""Pages from templates: what is put into one is text, whatever stands in it."""

from typing import Any
from urllib.parse import quote

from fastapi import Request, Response
from jinja2 import Environment, PackageLoader, StrictUndefined

from api.explorer import security
from api.explorer.assets import Assets
from kb.model.legible import legible
from kb.queries.values import DEEPEST, shortened

LONG = 200  # characters; a longer name is shown in part until somebody asks for all of it


def environment(assets: Assets) -> Environment:
    """Return what makes pages of the templates; they load these assets."""
    made = Environment(
        loader=PackageLoader("api.explorer"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(
        shown=legible, shortened=shortened, segment=_segment, counted=lambda number: f"{number:,}"
    )
    made.globals.update(assets=assets, LONG=LONG, DEEPEST=DEEPEST)
    return made


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """Return the page that a template makes of the values."""
    templates: Environment = request.app.state.templates
    takes = request.app.state.guard is not None
    html = templates.get_template(template).render(
        path=request.url.path, takes_statements=takes, **values
    )
    return Response(html, status, dict(security.HEADERS), "text/html")


def _segment(text: str) -> str:
    """Return a text as one segment of a path."""
    return quote(text, safe="")
