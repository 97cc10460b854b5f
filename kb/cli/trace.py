"""`kb trace`: a party's chains as a tree, with numbered notes."""

from datetime import date
from typing import Any

import click

from kb.cli import drawing, exits
from kb.cli.database import using
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings
from kb.queries import registry
from kb.queries import trace as tracing
from kb.queries.run import HIGHEST_LIMIT
from kb.store.driver import Database

_LIMIT = 20


@click.command()
@click.argument("party")
@click.option("--on", metavar="DAY", help="Only what may be in force on this day.")
@click.option("--certainty", type=click.Choice(["possible", "certain"]), default="possible")
@click.option("--limit", type=click.IntRange(1, HIGHEST_LIMIT), default=_LIMIT, show_default=True)
@with_settings
@with_quiet
def trace(
    party: str, on: str | None, certainty: str, limit: int, settings: Settings, quiet: bool
) -> None:
    """Show who finances PARTY, whom it is then in business with, and what data that opens."""
    given = {"certainty": certainty, **({"on": on} if on else {})}
    found = using(settings, lambda db: traced(db, party, given, limit), quiet)
    drawing.draw(found, date.fromisoformat(on) if on else None)
    if found.truncated:
        click.echo(f"cut after {limit} chains; ask for more with --limit", err=True)
        raise SystemExit(exits.CUT)


async def traced(db: Database, party: str, given: dict[str, Any], limit: int) -> tracing.Trace:
    """Trace a party with the shipped questions."""
    folders = (registry.shipped(),)
    return await tracing.trace(db, lambda name: registry.find(folders, name), party, given, limit)
