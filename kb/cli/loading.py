"""`kb load`: dossiers, each all or nothing, and tables, row by row."""

from pathlib import Path

import click

from kb.cli import advance, streams
from kb.cli.database import using
from kb.cli.dossiers import files_argument, read_all, sources_option, tell_unseen
from kb.cli.options import with_quiet, with_settings
from kb.cli.streams import Naming, Stream
from kb.config import Settings
from kb.errors import Fault, InvalidParameter
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
called_option = click.option("--as", "called", metavar="ID", help="Load the table under this id.")
report_option = click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to list the rows that are not loaded, and why; TABLE.report.csv here if not given.",
)
partial_option = click.option(
    "--update",
    "partial",
    is_flag=True,
    help="The table has only the rows that are new or changed; all others stay as they are.",
)
_dry = click.option("--dry-run", is_flag=True, help="Read the rows, and load none of them.")


@click.command()
@files_argument
@sources_option
@mapping_option
@_dry
@called_option
@partial_option
@report_option
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
) -> None:
    """Load dossiers, or the rows of a table; loading again changes what has changed."""
    given = opened(files, sources, mapping, Naming(called, report, partial, dry_run))
    if not isinstance(given, Stream):
        _load_dossiers(given, settings, quiet)
    elif dry_run:
        _read(given)
    else:
        _load_stream(given, settings, quiet)


_FOR_TABLES = "these options are for a table: give --mapping"


def opened(
    files: tuple[Path, ...], sources: Path | None, mapping: Path | None, naming: Naming
) -> list[Reading] | Stream:
    """Open what a command is given: dossiers, which are read at once, or a table.

    Raises:
        InvalidInput: a file is wrong.
        InvalidParameter: options do not go together.
    """
    if mapping is None:
        if naming != Naming():
            raise InvalidParameter(Fault("mapping", _FOR_TABLES))
        return read_all(files, sources)
    if sources:
        raise InvalidParameter(Fault("sources", "a table has no texts: leave --sources out"))
    if len(files) != 1:
        raise InvalidParameter(Fault("files", "give one table with --mapping"))
    return streams.table(files[0], mapping, naming)


def _read(stream: Stream) -> None:
    taken = 0
    for item in stream.items:
        if isinstance(item, Remark):
            stream.remarks.note(item)
        else:
            taken += 1
    _tell_rows(stream, taken)


def _tell_rows(stream: Stream, taken: int) -> None:
    click.echo(f"{stream.dataset.file}: {taken} rows read, {stream.remarks.refused} refused")
    stream.remarks.tell()


def _load_stream(stream: Stream, settings: Settings, quiet: bool) -> None:
    dataset = stream.dataset

    async def work(db: Database) -> parts.Summary:
        with advance.drawn(dataset.file, dataset.rows, quiet) as row:
            return await parts.load(db, dataset, stream.items, Told(stream.remarks.note, row))

    summary = using(settings, work, quiet)
    _tell_rows(stream, summary.rows)
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
