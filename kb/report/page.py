"""The report as one page of HTML: nothing else is loaded by it, and nothing is run."""

import base64
import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup

from kb import __version__
from kb.model.legible import legible
from kb.queries.trace import Trace
from kb.report import again
from kb.store.answers import Row
from kb.telling import beside, chain, headings, notes
from kb.telling.chain import Chain
from kb.telling.hops import Hop

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Section:
    """A section of the report: one chain.

    Attributes:
        ends: the names of what it joins, for its heading.
        cypher: finds it again.
    """

    ends: Sequence[str]
    chain: Chain
    cypher: str


def page(trace: Trace, asked: Mapping[str, str], day: date) -> str:
    """Write a trace as a report.

    Args:
        asked: parameters of `chain` as they were written.
        day: on which it is written.
    """
    told = [notes.told(note) for note in trace.notes]
    return _template().render(
        style=Markup(_style()),  # noqa: S704 - our own file
        version=__version__,
        party=trace.party,
        heading=headings.told(trace, asked),
        day=day.isoformat(),
        sections=[_section(trace, row) for row in trace.chains],
        truncated=trace.truncated,
        why_not=[list(beside.why_not(rows)) for rows in trace.why_not],
        measures=[beside.measure(trace, row) for row in trace.measures],
        notes=told,
        sources=notes.sources(told),
        cited=dict.fromkeys(note.cites for note in told if note.cites),
        address=again.address(trace.party["party"], asked),
    )


def policy() -> str:
    """Return the Content-Security-Policy to serve it with: its style, and no more."""
    digest = base64.b64encode(hashlib.sha256(_style().encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'; "
        "frame-ancestors 'none'"
    )


def _section(trace: Trace, row: Row) -> Section:
    told = chain.told(trace, row)
    return Section(list(_ends(told.hops, row)), told, again.cypher(row))


def _ends(told: Sequence[Hop], row: Row) -> Iterator[str]:
    """Yield whom the credit comes from, who are the partners, and the data that is opened."""
    named = {hop.kind: hop.name for hop in told}
    yield from (named[kind] for kind in ("owner", "lender") if kind in named)
    yield named.get("party", named["linked"])
    yield row["partner_name"] or row["partner"]
    yield named["data"]


@cache
def _style() -> str:
    return (_HERE / "report.css").read_text(encoding="utf-8")


@cache
def _template() -> Template:
    made = Environment(loader=FileSystemLoader(_HERE), autoescape=True, undefined=StrictUndefined)
    made.filters["legible"] = legible
    made.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return made.get_template("report.html")
