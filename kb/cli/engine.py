"""`kb up`, `kb down`, `kb status` and `kb reset`: the private Neo4j."""

import dataclasses
import json
from typing import Any

import click

from kb.cli.database import started
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings


@click.command()
@with_settings
@with_quiet
def up(settings: Settings, quiet: bool) -> None:
    """Start the private Neo4j, fetching it first if need be."""
    connection = started(settings, quiet)
    click.echo(f"Neo4j runs at {connection.uri}")


@click.command()
@with_settings
@with_quiet
def down(settings: Settings, quiet: bool) -> None:
    """Stop the private Neo4j cleanly."""
    from rich.console import Console

    from kb.engine import process, report

    with report.drawn(Console(stderr=True, quiet=quiet)) as told:
        stopped = process.stop(settings, told)
    click.echo("Neo4j is stopped" if stopped else "no Neo4j was running")


@click.command()
@with_settings
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table")
def status(settings: Settings, form: str) -> None:
    """Tell where the database is, whether it runs, and the hash of the graph."""
    described = _described(settings)
    if form == "json":
        click.echo(json.dumps(described, indent=2))
        return
    width = max(map(len, described))
    for name, value in described.items():
        click.echo(f"{name:{width}}  {'–' if value is None else value}")


@click.command()
@with_settings
@click.option("--yes", is_flag=True, help="Do not ask.")
def reset(settings: Settings, yes: bool) -> None:
    """Stop the private Neo4j and delete all that is in it."""
    from kb.engine.reset import reset as erase

    if not yes:
        click.confirm(f"Delete everything stored under {settings.home}?", abort=True)
    erase(settings)
    click.echo(f"{settings.home} is empty")


def _described(settings: Settings) -> dict[str, Any]:
    import asyncio

    from kb.engine.status import describe
    from kb.store.driver import connect
    from kb.store.hash import graph_hash

    found = dataclasses.asdict(describe(settings))
    described = {name: _plain(value) for name, value in found.items()}
    connection = settings.external or (started(settings, True) if found["running"] else None)

    async def digest() -> str:
        if connection is None:
            return ""
        async with connect(connection) as db:
            return await graph_hash(db)

    return {**described, "graph_hash": asyncio.run(digest()) or None}


def _plain(value: object) -> object:
    return value if value is None or isinstance(value, bool | int | float) else str(value)
