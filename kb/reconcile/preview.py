"""The preview of a party: a small page that stands by itself, for a frame in another's page."""

import base64
import hashlib
from collections.abc import Iterator
from html import escape

from kb.model.legible import legible
from kb.reconcile import kinds, said
from kb.resolve.profile import Profile

_NAMES = 8  # other names that are shown
_STYLE = (
    "body{margin:8px;font:13px/1.4 system-ui,sans-serif;overflow-wrap:anywhere}"
    "h1{margin:0 0 4px;font-size:16px}dl{margin:0;display:grid;grid-template-columns:auto 1fr;"
    "gap:2px 8px}dt{color:#666}dd{margin:0}"
)
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
# Nothing is loaded, run, sent or opened by it, whatever stands in a name; any page may frame it.
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'"


def page(profile: Profile, agreements: int) -> str:
    """Return the page: what a party is called and is, and in how many agreements it has a part."""
    rows = "".join(f"<dt>{term}</dt><dd>{text}</dd>" for term, text in _rows(profile, agreements))
    name = _isolated(said.name(profile))
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{escape(legible(said.name(profile)))}</title><style>{_STYLE}</style></head>"
        f"<body><h1>{name}</h1><dl>{rows}</dl></body></html>\n"
    )


def _rows(profile: Profile, agreements: int) -> Iterator[tuple[str, str]]:
    yield "Is", ", ".join(kinds.sorted_of(profile.kinds))
    if profile.collective:
        yield "Stands for", "an unnamed group"
    if profile.country:
        yield "Country", _isolated(profile.country)
    if names := profile.names[1:]:
        more = f", and {len(names) - _NAMES} more" if len(names) > _NAMES else ""
        yield "Also called", ", ".join(map(_isolated, names[:_NAMES])) + more
    if profile.identifiers:
        yield "Identifiers", ", ".join(map(_isolated, profile.identifiers))
    yield "Agreements", f"{agreements:,}"
    yield "Id", _isolated(profile.id)


def _isolated(text: str) -> str:
    """Return a text that is shown as it stands, and turns nothing around it."""
    return f"<bdi>{escape(legible(text))}</bdi>"
