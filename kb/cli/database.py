"""Reaching the database from a command, and the commands that regard all of it."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

import click
from click.core import ParameterSource

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
    return asking(started(settings, quiet), work)


def asking(connection: Connection, work: Callable[[Database], Awaitable[Result]]) -> Result:
    """Do some work with a database that runs."""
    import asyncio  # here, since help and completion run no loop

    async def connected() -> Result:
        async with connect(connection) as db:
            return await work(db)

    return asyncio.run(connected())


@click.command()
@click.option(
    "--known-on",
    metavar="DAY",
    help="Leave this graph alone, and make in --home one of what was published by DAY.",
)
@with_settings
@with_quiet
@click.pass_context
def rebuild(context: click.Context, known_on: str | None, settings: Settings, quiet: bool) -> None:
    """Drop every fact and compute all of them again from the claims.

    With --known-on, --home names another folder, and what is loaded where the command would work
    without --home (KB_HOME, or NEO4J_URI) is read and stays as it is. The folder then holds the
    graph that the sources of that day make: the claims that stand in sources published by its end
    (one that gives a month or a year counts from its last day), with every fact, conflict and
    dispute computed from these alone. What was withdrawn later stands as it stood. Your judgements
    on who is who hold, and so do the names and the like that dossiers declare of what is spoken of
    by then. The folder is new or empty, or was made so before, and then is made anew; nothing can
    be loaded into it.
    """
    if known_on is not None:
        from kb.cli import known

        given = context.get_parameter_source("settings") is ParameterSource.COMMANDLINE
        known.make(known_on, settings if given else None, quiet)
        return
    from kb.store.hash import graph_hash
    from kb.store.refresh import rebuild as compute

    async def work(db: Database) -> tuple[int, str]:
        return await compute(db), await graph_hash(db)

    facts, digest = using(settings, work, quiet)
    click.echo(f"{facts} facts computed again; graph hash {digest}")
