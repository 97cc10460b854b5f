"""`kb load`: dossiers, each all or nothing; tables and FollowTheMoney's files piece by piece."""

import os
from pathlib import Path

import click

from kb.cli import advance, in_bulk
from kb.cli.database import using
from kb.cli.dossiers import files_argument, sources_option, tell_unseen
from kb.cli.entities import with_about
from kb.cli.inputs import Dossiers, opened
from kb.cli.options import with_quiet, with_settings
from kb.cli.streams import Naming, Stream
from kb.cli.tallies import tell_tallies
from kb.config import Settings
from kb.errors import Fault, InvalidParameter
from kb.ingest.dossier import Reading
from kb.ingest.taken import Remark
from kb.store import load as store
from kb.store import parts
from kb.store.driver import Database
from kb.store.parts import Pace, Told

mapping_option = click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="How the rows of tables become claims, FILES being tables then; or a folder that has a "
    "mapping for each, by its name.",
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

_bulk = click.option(
    "--bulk", is_flag=True, help="Make a fresh database of all FILES by Neo4j's importer."
)

_jobs = click.option(
    "--jobs",
    type=click.IntRange(1),
    metavar="N",
    help="How much is done at a time, as much as there are processors if not given. With --bulk as "
    "many processes read and compute; else, with 1, nothing is planned while something is written.",
)


@click.command()
@files_argument
@sources_option
@mapping_option
@_dry
@called_option
@partial_option
@report_option
@_bulk
@_jobs
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
    bulk: bool,
    jobs: int | None,
    settings: Settings,
    quiet: bool,
    **about: str,
) -> None:
    """Load dossiers, a table, or FollowTheMoney's files; loading again changes what has changed."""
    naming = Naming(called, report, partial, dry_run)
    if bulk and partial:
        told = "a fresh database has nothing to update: leave --bulk or --update out"
        raise InvalidParameter(Fault("update", told))
    given = opened(files, sources, mapping, naming, about)
    if bulk and not dry_run:
        in_bulk.load(settings, given, jobs, quiet)
    elif isinstance(given, Dossiers):
        _load_dossiers(given.readings, settings, quiet)
    else:
        pace = Pace(ahead=(jobs or os.cpu_count() or 1) > 1)
        for stream in given:
            _read(stream) if dry_run else _load_stream(stream, pace, settings, quiet)


def _read(stream: Stream) -> None:
    taken = 0
    for item in stream.items:
        if isinstance(item, Remark):
            stream.remarks.note(item)
        else:
            taken += 1
    stream.tell(taken)


def _load_stream(stream: Stream, pace: Pace, settings: Settings, quiet: bool) -> None:
    dataset = stream.dataset

    async def work(db: Database) -> parts.Summary:
        with advance.drawn(dataset.file, dataset.rows, quiet) as row:
            told = Told(stream.remarks.note, row)
            return await parts.load(db, dataset, stream.items, told, pace)

    summary = using(settings, work, quiet)
    stream.tell(summary.rows)
    did = summary.did
    tell_tallies(summary.dataset, did, did.facts.brief)


def _load_dossiers(readings: list[Reading], settings: Settings, quiet: bool) -> None:
    ids = [reading.dossier.id for reading in readings]

    async def work(db: Database) -> None:
        for at, reading in enumerate(readings):
            # Those before it are loaded, and hold.
            _tell(await store.load(db, reading, frozenset(ids[at:])))
            tell_unseen(reading)

    using(settings, work, quiet)


def _tell(summary: store.Summary) -> None:
    tell_tallies(summary.dossier, summary.did, str(summary.did.facts))
