"""`kb up`, `kb down`, `kb status` and `kb reset`: the private Neo4j."""

import dataclasses
import json
from typing import Any

import click

from kb.cli import tables
from kb.cli.database import asking, started
from kb.cli.options import with_quiet, with_settings
from kb.config import Connection, Settings, require_private
from kb.store import journal
from kb.store.driver import Database
from kb.store.hash import graph_hash

_OURS = "which is not ours to start, stop or empty; unset it to speak of the private one"


@click.command()
@with_settings
@with_quiet
def up(settings: Settings, quiet: bool) -> None:
    """Start the private Neo4j, fetching it first if need be."""
    require_private(settings, _OURS)
    connection = started(settings, quiet)
    click.echo(f"Neo4j runs at {connection.uri}")


@click.command()
@with_settings
@with_quiet
def down(settings: Settings, quiet: bool) -> None:
    """Stop the private Neo4j cleanly."""
    from rich.console import Console

    from kb.engine import process, report

    require_private(settings, _OURS)
    with report.drawn(Console(stderr=True, quiet=quiet)) as told:
        stopped = process.stop(settings, told)
    click.echo("Neo4j is stopped" if stopped else "no Neo4j was running")


@click.command()
@with_settings
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def status(settings: Settings, form: str) -> None:
    """Tell where the database is, whether it runs, and the hash of the graph."""
    described = _external(settings.external) if settings.external else _private(settings)
    if form == "json":
        click.echo(json.dumps(described, indent=2))
        return
    width = max(map(len, described))
    for name, value in described.items():
        click.echo(f"{name:{width}}  {tables.shown(value)}")


@click.command()
@with_settings
@click.option("--yes", is_flag=True, help="Do not ask.")
def reset(settings: Settings, yes: bool) -> None:
    """Stop the private Neo4j and delete all that is in it."""
    from kb.engine.reset import reset as erase

    require_private(settings, _OURS)
    if not yes:
        click.confirm(f"Delete everything stored under {settings.home}?", abort=True)
    erase(settings)
    click.echo(f"{settings.home} is empty")


def _private(settings: Settings) -> dict[str, Any]:
    from kb.engine import process
    from kb.engine.status import describe

    found = describe(settings)
    graph = asking(process.ensure(settings), _graph) if found.running else {"graph_hash": None}
    return {**dataclasses.asdict(found), **graph}


def _external(connection: Connection) -> dict[str, Any]:
    return {
        "running": True,
        "uri": connection.uri,
        "username": connection.username,
        "database": connection.database,
        "neo4j_version": asking(connection, lambda db: db.version()),
        **asking(connection, _graph),
    }


async def _graph(db: Database) -> dict[str, str]:
    """Return the hash of the graph, and of which day it is where it is of one."""
    async with db.reading() as tx:
        day = await journal.known_on(tx)
    return {"graph_hash": await graph_hash(db), **({"known_on": f"{day}"} if day else {})}
