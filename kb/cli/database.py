"""Reaching the database from a command, and the commands that regard all of it."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import click

from kb.cli.options import with_quiet, with_settings
from kb.config import Connection, Settings
from kb.store.driver import Database, connect

Result = TypeVar("Result")


def started(settings: Settings, quiet: bool = False) -> Connection:
    """Return how to reach the database, starting the private one if it does not run."""
    from kb.engine import reach  # here, since help and completion look for no process

    if (found := reach.find(settings)) is not None:
        return found
    # Imported here: what starts Neo4j, and draws that, is not needed where it runs already.
    from rich.console import Console

    from kb.engine import process, report

    with report.drawn(Console(stderr=True, quiet=quiet)) as told:
        return process.ensure(settings, told)


def using(
    settings: Settings, work: Callable[[Database], Awaitable[Result]], quiet: bool = False
) -> Result:
    """Do some work with the database, starting it first if need be."""
    import asyncio  # here, since help and completion run no loop

    async def connected() -> Result:
        async with connect(connection) as db:
            return await work(db)

    connection = started(settings, quiet)
    return asyncio.run(connected())


@click.command()
@with_settings
@with_quiet
def rebuild(settings: Settings, quiet: bool) -> None:
    """Drop every fact and compute all of them again from the claims."""
    from kb.store.hash import graph_hash
    from kb.store.refresh import rebuild as compute

    async def work(db: Database) -> tuple[int, str]:
        return await compute(db), await graph_hash(db)

    facts, digest = using(settings, work, quiet)
    click.echo(f"{facts} facts computed again; graph hash {digest}")
