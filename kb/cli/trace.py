"""`kb trace`: a party's chains as a tree, with numbered notes."""

from typing import Any

import click

from kb.cli import drawing, exits
from kb.cli.database import using
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings
from kb.queries import registry
from kb.queries import trace as tracing
from kb.queries.run import HIGHEST_LIMIT
from kb.queries.values import DEEPEST
from kb.store.driver import Database

_LIMIT = 20
_RANGE = f"0 to {DEEPEST}"


@click.command()
@click.argument("party")
@click.option("--to", metavar="END", help="What chains are to lead to: a party or a kind of data.")
@click.option("--on", metavar="DAY", help="Only what may be in force on this day.")
@click.option("--between", metavar="PERIOD", help="... on some day of this period: 2010..2015.")
@click.option("--certainty", type=click.Choice(["possible", "certain"]), default="possible")
@click.option("--known-on", metavar="DAY", help="Only what somebody had published by this day.")
@click.option(
    "--link",
    type=click.Choice(["borrower", "implementer", "guarantor", "any"]),
    default="borrower",
    help="The role by which credit leads to PARTY.  [default: borrower]",
)
@click.option(
    "--lender-depth", metavar="HOPS", help=f"Ownership above the lender.  [default: 1; {_RANGE}]"
)
@click.option(
    "--party-depth", metavar="HOPS", help=f"Ownership below PARTY.  [default: 0; {_RANGE}]"
)
@click.option("--limit", type=click.IntRange(1, HIGHEST_LIMIT), default=_LIMIT, show_default=True)
@with_settings
@with_quiet
def trace(party: str, limit: int, settings: Settings, quiet: bool, **asked: str | None) -> None:
    """Show who finances PARTY, whom it is then in business with, and what data that opens.

    Where there is no such chain, it is said which hop is missing, or which dates do not meet.
    """
    given = {name: value for name, value in asked.items() if value is not None}
    found = using(settings, lambda db: traced(db, party, given, limit), quiet)
    drawing.draw(found, given)
    if found.truncated:
        click.echo(f"cut after {limit} chains; ask for more with --limit", err=True)
        raise SystemExit(exits.CUT)


async def traced(db: Database, party: str, given: dict[str, Any], limit: int) -> tracing.Trace:
    """Trace a party with the shipped questions."""
    folders = (registry.shipped(),)
    return await tracing.trace(db, lambda name: registry.find(folders, name), party, given, limit)
