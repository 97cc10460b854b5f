"""`kb load`: dossiers, each all or nothing; tables and FollowTheMoney's files piece by piece."""

from pathlib import Path

import click

from kb.cli import advance
from kb.cli.database import using
from kb.cli.dossiers import files_argument, sources_option, tell_unseen
from kb.cli.entities import with_about
from kb.cli.inputs import Dossiers, opened
from kb.cli.options import with_quiet, with_settings
from kb.cli.streams import Naming, Stream
from kb.config import Settings
from kb.ingest.dossier import Reading
from kb.ingest.taken import Remark
from kb.store import load as store
from kb.store import parts
from kb.store.changes import Tallies
from kb.store.driver import Database
from kb.store.parts import Told

mapping_option = click.option(
    "--mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="How the rows of a table become claims; the one FILE is then a table.",
)
called_option = click.option(
    "--as", "called", metavar="ID", help="Load the table, or FollowTheMoney's file, under this id."
)
report_option = click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to list what is not loaded, and why; the file's name with .report.csv, here, "
    "if not given.",
)
partial_option = click.option(
    "--update",
    "partial",
    is_flag=True,
    help="The file has only what is new or changed; all else that it brought before stays.",
)
_dry = click.option("--dry-run", is_flag=True, help="Read rows or entities, and load none of them.")


@click.command()
@files_argument
@sources_option
@mapping_option
@_dry
@called_option
@partial_option
@report_option
@with_about
@with_settings
@with_quiet
def load(
    files: tuple[Path, ...],
    sources: Path | None,
    mapping: Path | None,
    dry_run: bool,
    called: str | None,
    partial: bool,
    report: Path | None,
    settings: Settings,
    quiet: bool,
    **about: str,
) -> None:
    """Load dossiers, a table, or FollowTheMoney's files; loading again changes what has changed."""
    naming = Naming(called, report, partial, dry_run)
    given = opened(files, sources, mapping, naming, about)
    if isinstance(given, Dossiers):
        _load_dossiers(given.readings, settings, quiet)
        return
    for stream in given:
        if dry_run:
            _read(stream)
        else:
            _load_stream(stream, settings, quiet)


def _read(stream: Stream) -> None:
    taken = 0
    for item in stream.items:
        if isinstance(item, Remark):
            stream.remarks.note(item)
        else:
            taken += 1
    stream.tell(taken)


def _load_stream(stream: Stream, settings: Settings, quiet: bool) -> None:
    dataset = stream.dataset

    async def work(db: Database) -> parts.Summary:
        with advance.drawn(dataset.file, dataset.rows, quiet) as row:
            return await parts.load(db, dataset, stream.items, Told(stream.remarks.note, row))

    summary = using(settings, work, quiet)
    stream.tell(summary.rows)
    did = summary.did
    tell_tallies(summary.dataset, did, did.facts.brief)


def _load_dossiers(readings: list[Reading], settings: Settings, quiet: bool) -> None:
    together = frozenset(reading.dossier.id for reading in readings)

    async def work(db: Database) -> None:
        for reading in readings:
            _tell(await store.load(db, reading, together))
            tell_unseen(reading)

    using(settings, work, quiet)


def _tell(summary: store.Summary) -> None:
    tell_tallies(summary.dossier, summary.did, str(summary.did.facts))


def tell_tallies(dataset: str, did: Tallies, facts: str) -> None:
    """Say what was done to a dataset."""
    click.echo(f"{dataset}: {did.total}")
    click.echo(f"  claims: {did.claims}")
    click.echo(f"  things: {did.things}")
    click.echo(f"  facts:  {facts}")
