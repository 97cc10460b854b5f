"""`kb log` and `kb unload`: what was loaded, and taking it back."""

import os
from pathlib import Path
from typing import IO

import click

from kb.cli import tables
from kb.cli.database import using
from kb.cli.options import with_format, with_quiet, with_settings
from kb.cli.tallies import tell_tallies
from kb.config import Settings
from kb.errors import UnknownThing
from kb.ingest import dossier
from kb.queries import registry, run
from kb.store import brought, journal, stored
from kb.store import unload as store
from kb.store.changes import Tallies
from kb.store.driver import Database

_COLUMNS = ("at", "dossier", "rows", "created", "changed", "withdrawn", "state")


@click.command()
@click.option(
    "--limit",
    type=click.IntRange(1, run.HIGHEST_LIMIT),
    default=run.DEFAULT_LIMIT,
    help="The most.",
)
@with_format
@with_settings
@with_quiet
def log(limit: int, form: str, output: IO[str], settings: Settings, quiet: bool) -> None:
    """List the loads that changed the graph, the latest first.

    `kb query changes` tells more of each.
    """
    question = registry.find(registry.folders(os.environ, ()), "changes")

    async def work(db: Database) -> run.Answer:
        return await run.ask(db, question, {}, limit)

    rows = using(settings, work, quiet).rows
    shown = [{name: row[name] for name in _COLUMNS} for row in rows]
    tables.write(form, _COLUMNS, shown, output)


@click.command()
@click.argument("name")
@with_settings
@with_quiet
def unload(name: str, settings: Settings, quiet: bool) -> None:
    """Withdraw what a file or a source brought, and whatever stands on nothing else.

    NAME is what `kb log` lists, the file itself, or the id of a source.
    """
    names = _names(name)

    async def work(db: Database) -> dict[str, Tallies]:
        async with db.reading() as tx:
            found = [await brought.called(tx, one) for one in names]
            dataset = next(filter(None, found), None)
            source = not dataset and await stored.sources(tx, [name])
        if dataset:
            return {dataset: await store.dataset(db, dataset)}
        if source:
            return await store.source(db, name)
        raise UnknownThing(
            f"nothing was loaded as `{name}`, and no source has that id; `kb log` lists loads, "
            "`kb query sources` sources"
        )

    for dataset, did in using(settings, work, quiet).items():
        tell_tallies(dataset, did, did.facts.brief)


def _names(name: str) -> tuple[str, ...]:
    """Return under what a name may have been loaded: a dossier's file goes by the id in it."""
    path = Path(name)
    if not path.is_file():
        return (name,)
    if path.suffix in {".yaml", ".yml"}:
        return (name, dossier.id_of(path))
    return (journal.placed(name), name)
