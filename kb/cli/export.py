"""`kb export`: what is loaded, in formats of others."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import click

from kb.cli import tables
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
@click.option(
    "-o",
    "output",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Write to a file, which is there only once it is whole.",
)
@with_settings
@with_quiet
def ftm(output: Path | None, settings: Settings, quiet: bool) -> None:
    """Write entities of FollowTheMoney, one a line; what it cannot say is counted."""
    writing = Writing(model())

    async def work(db: Database) -> int:
        count = 0
        with _opened(output) as file:
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


@contextmanager
def _opened(path: Path | None) -> Iterator[IO[str]]:
    """Give what to write into: a file appears under its name when all of it is written."""
    if path is None:
        with click.open_file("-", "w", encoding="utf-8") as stdout:
            yield stdout
        return
    part = path.with_name(f"{path.name}.part")
    try:
        with part.open("w", encoding="utf-8") as file:
            yield file
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _tell(count: int, left_out: Counter[str]) -> None:
    click.echo(f"{count} entities written", err=True)
    if left_out:
        click.echo("FollowTheMoney cannot say:", err=True)
    for what, times in sorted(left_out.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"  {times:>6} {tables.plain(what)}", err=True)
