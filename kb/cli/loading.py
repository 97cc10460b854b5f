"""`kb load`: dossiers, each all or nothing, and tables, row by row."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, fields
from pathlib import Path

import click

from kb.cli import in_bulk, tables
from kb.cli.database import using
from kb.cli.dossiers import files_argument, read_all, sources_option, tell_unseen
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings
from kb.errors import Fault, InvalidParameter
from kb.ingest.dossier import Reading
from kb.ingest.table import mapping as mappings
from kb.ingest.table import rows, sheets
from kb.ingest.taken import Remark, Taken
from kb.model import ids
from kb.store import load as store
from kb.store.driver import Database

_mapping = click.option(
    "--mapping",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="How the rows of a table become claims; the one FILE is then a table.",
)
_dry = click.option("--dry-run", is_flag=True, help="Read the rows, and load none of them.")
_as = click.option("--as", "called", metavar="ID", help="Load the table under this id.")
_report = click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to list the rows that are not loaded, and why; TABLE.report.csv here if not given.",
)
_bulk = click.option(
    "--bulk", is_flag=True, help="Make a fresh database of all FILES by Neo4j's importer."
)


@click.command()
@files_argument
@sources_option
@_mapping
@_dry
@_as
@_report
@_bulk
@with_settings
@with_quiet
def load(
    files: tuple[Path, ...],
    sources: Path | None,
    mapping: Path | None,
    dry_run: bool,
    called: str | None,
    report: Path | None,
    bulk: bool,
    settings: Settings,
    quiet: bool,
) -> None:
    """Load dossiers, or the rows of a table; loading again changes what has changed."""
    _check_options(sources, mapping, tables_only=bool(dry_run or called or report))
    if bulk and mapping and not dry_run:
        named = (files[0], mapping, report)
        _tell(in_bulk.table(settings, named, _id(files, called), quiet))
        return
    readings = [_table(files, mapping, called, report)] if mapping else read_all(files, sources)
    if dry_run:
        return
    if bulk:
        _tell_all(in_bulk.dossiers(settings, readings, quiet), readings)
        return
    together = frozenset(reading.dossier.id for reading in readings)

    async def work(db: Database) -> None:
        for reading in readings:
            _tell_all([await store.load(db, reading, together)], [reading])

    using(settings, work, quiet)


def _check_options(sources: Path | None, mapping: Path | None, *, tables_only: bool) -> None:
    if mapping is None and tables_only:
        raise InvalidParameter(Fault("mapping", "these options are for a table: give --mapping"))
    if mapping and sources:
        raise InvalidParameter(Fault("sources", "a table has no texts: leave --sources out"))


def _table(
    files: tuple[Path, ...], mapping: Path, called: str | None, report: Path | None
) -> Reading:
    id = _id(files, called)
    read = mappings.read(mapping)
    found = list(rows.read(read, sheets.read(files[0], read.sheet)))
    remarks = [item for item in found if isinstance(item, Remark)]
    taken = [item for item in found if isinstance(item, Taken)]
    refused = sum(remark.refused for remark in remarks)
    click.echo(f"{files[0]}: {len(taken)} rows read, {refused} refused")
    if remarks:
        place = report or Path(f"{files[0].stem}.report.csv")
        _write(place, remarks)
        click.echo(f"  remarks on {len(remarks)} are in {place}")
    return rows.gathered(id, read, taken)


def _id(files: tuple[Path, ...], called: str | None) -> str:
    """Return the id under which the one table is loaded."""
    if len(files) != 1:
        raise InvalidParameter(Fault("files", "give one table with --mapping"))
    id = called or ids.slug(files[0].stem)
    if not ids.is_id(id):
        raise InvalidParameter(Fault("as", f"`{id}` cannot be an id; write small letters"))
    return id


def _write(path: Path, remarks: Iterable[Remark]) -> None:
    columns = [column.name for column in fields(Remark)]
    with path.open("w", newline="", encoding="utf-8") as file:
        tables.write("csv", columns, [asdict(remark) for remark in remarks], file)


def _tell_all(summaries: Sequence[store.Summary], readings: Sequence[Reading]) -> None:
    for summary, reading in zip(summaries, readings, strict=True):
        _tell(summary)
        tell_unseen(reading)


def _tell(summary: store.Summary) -> None:
    click.echo(f"{summary.dossier}: {summary.total}")
    click.echo(f"  claims: {summary.claims}")
    click.echo(f"  things: {summary.things}")
    click.echo(f"  facts:  {summary.facts}")
