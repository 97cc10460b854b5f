"""`kb trace`: a party's chains as a tree, with numbered notes."""

import click

from kb.cli import drawing, tracing
from kb.cli.database import using
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings


@click.command()
@tracing.with_trace
@with_settings
@with_quiet
def trace(party: str, limit: int, settings: Settings, quiet: bool, **asked: str | None) -> None:
    """Show who finances PARTY, whom it is then in business with, and what data that opens.

    Where there is no such chain, it is said which hop is missing, or which dates do not meet.
    """
    given = tracing.given(asked)
    found = using(settings, lambda db: tracing.traced(db, party, given, limit), quiet)
    drawing.draw(found, given)
    tracing.end(found, limit)
