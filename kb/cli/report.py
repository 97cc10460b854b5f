"""`kb report`: a party's chains as a document to print and to hand on."""

from datetime import date
from pathlib import Path

import click

from kb.cli import tracing, whole
from kb.cli.database import using
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings


@click.command()
@tracing.with_trace
@whole.with_output
@with_settings
@with_quiet
def report(
    party: str,
    limit: int,
    output: Path | None,
    settings: Settings,
    quiet: bool,
    **asked: str | None,
) -> None:
    """Write what `kb trace` finds as a page of HTML: chains, weak points, notes, sources.

    It loads nothing and stands by itself: for an editor, a lawyer, a printer.
    """
    from kb.report import page

    given = tracing.given(asked)
    found = using(settings, lambda db: tracing.traced(db, party, given, limit), quiet)
    with whole.opened(output) as file:
        file.write(page.page(found, given, date.today()))  # noqa: DTZ011 - the reader's own day
    tracing.end(found, limit)
