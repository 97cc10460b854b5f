"""`kb export`: what is loaded, in formats of others."""

import json
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import click

from kb.cli import tables, whole
from kb.cli.database import using
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings
from kb.exports.followthemoney import write
from kb.exports.followthemoney.draft import Writing
from kb.ingest.followthemoney.package import model
from kb.model.claims import Declaration
from kb.model.told import Between, Held
from kb.store import exported
from kb.store.answers import Transaction
from kb.store.driver import Database


@click.group()
def export() -> None:
    """Write what is loaded in a format of others."""


@export.command()
@whole.with_output
@with_settings
@with_quiet
def ftm(output: Path | None, settings: Settings, quiet: bool) -> None:
    """Write entities of FollowTheMoney, one a line; what it cannot say is counted."""
    writing = Writing(model())

    async def work(db: Database) -> int:
        count = 0
        with whole.opened(output) as file:
            async with db.reading() as tx:
                async for one in _all(tx):
                    for entity in write.entities(writing, one):
                        file.write(json.dumps(entity, ensure_ascii=False) + "\n")
                        count += 1
                writing.left_out.update(await exported.others(tx))
        return count

    _tell(using(settings, work, quiet), writing.left_out)


async def _all(tx: Transaction) -> AsyncIterator[Declaration | Between | Held]:
    async for party in exported.parties(tx):
        yield party
    async for fact in exported.between(tx):
        yield fact
    async for agreement in exported.held(tx):
        yield agreement


def _tell(count: int, left_out: Counter[str]) -> None:
    click.echo(f"{count} entities written", err=True)
    if left_out:
        click.echo("FollowTheMoney cannot say:", err=True)
    for what, times in sorted(left_out.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"  {times:>6} {tables.plain(what)}", err=True)
