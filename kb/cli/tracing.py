"""What `kb trace` and `kb report` share: their options, and a trace by the shipped questions."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from kb.cli import exits
from kb.queries import registry
from kb.queries import trace as tracing
from kb.queries.run import HIGHEST_LIMIT
from kb.queries.values import DEEPEST
from kb.store.driver import Database

_RANGE = f"0 to {DEEPEST}"
_Command = TypeVar("_Command", bound=Callable[..., Any])
_OPTIONS = (
    click.argument("party"),
    click.option(
        "--to", metavar="END", help="What chains are to lead to: a party or a kind of data."
    ),
    click.option("--on", metavar="DAY", help="Only what may be in force on this day."),
    click.option("--between", metavar="PERIOD", help="... on some day of this period: 2010..2015."),
    click.option("--certainty", type=click.Choice(["possible", "certain"]), default="possible"),
    click.option("--known-on", metavar="DAY", help="Only what somebody had published by this day."),
    click.option(
        "--link",
        type=click.Choice(["borrower", "implementer", "guarantor", "any"]),
        default="borrower",
        help="The role by which credit leads to PARTY.  [default: borrower]",
    ),
    click.option(
        "--lender-depth",
        metavar="HOPS",
        help=f"Ownership above the lender.  [default: 1; {_RANGE}]",
    ),
    click.option(
        "--party-depth", metavar="HOPS", help=f"Ownership below PARTY.  [default: 0; {_RANGE}]"
    ),
    click.option(
        "--limit", type=click.IntRange(1, HIGHEST_LIMIT), default=tracing.CHAINS, show_default=True
    ),
)


def with_trace(command: _Command) -> _Command:
    """Give a command a party, `limit`, and the parameters of `chain` that a trace takes."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def given(asked: Mapping[str, str | None]) -> dict[str, Any]:
    """Return what was given of such parameters."""
    return {name: value for name, value in asked.items() if value is not None}


async def traced(
    db: Database, party: str, given: Mapping[str, Any], limit: int = tracing.CHAINS
) -> tracing.Trace:
    """Trace a party with the shipped questions."""
    folders = (registry.shipped(),)
    return await tracing.trace(db, lambda name: registry.find(folders, name), party, given, limit)


def end(found: tracing.Trace, limit: int) -> None:
    """End a command that has told a trace; of one that was cut it says so.

    Raises:
        SystemExit: with `exits.CUT`, where there are more chains.
    """
    if found.truncated:
        click.echo(f"cut after {limit} chains; ask for more with --limit", err=True)
        raise SystemExit(exits.CUT)
