"""`kb load`: dossiers, each all or nothing; tables and FollowTheMoney's files piece by piece."""

from collections.abc import Iterable
from dataclasses import asdict, fields
from pathlib import Path

import click

from kb.cli import entities, tables
from kb.cli.database import using
from kb.cli.dossiers import files_argument, read_all, sources_option, tell_unseen
from kb.cli.entities import Given, with_about
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
_dry = click.option("--dry-run", is_flag=True, help="Read rows or entities, and load none of them.")
_as = click.option(
    "--as", "called", metavar="ID", help="Load the table, or FollowTheMoney's file, under this id."
)
_report = click.option(
    "--report",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Where to list what is not loaded, and why; the file's name with .report.csv, here, "
    "if not given.",
)


@click.command()
@files_argument
@sources_option
@_mapping
@_dry
@_as
@_report
@with_about
@with_settings
@with_quiet
def load(
    files: tuple[Path, ...],
    sources: Path | None,
    mapping: Path | None,
    dry_run: bool,
    called: str | None,
    report: Path | None,
    settings: Settings,
    quiet: bool,
    **about: str,
) -> None:
    """Load dossiers, a table, or FollowTheMoney's files; loading again changes what has changed."""
    if any(map(entities.recognised, files)) and not mapping:
        readings = entities.all(files, Given(**about, called=called, report=report), sources)
    else:
        entities.refuse(about)
        readings = _readings(files, sources, mapping, report, called, dry_run)
    if dry_run:
        return
    together = frozenset(reading.dossier.id for reading in readings)

    async def work(db: Database) -> None:
        for reading in readings:
            _tell(await store.load(db, reading, together))
            tell_unseen(reading)

    using(settings, work, quiet)


def _readings(
    files: tuple[Path, ...],
    sources: Path | None,
    mapping: Path | None,
    report: Path | None,
    called: str | None,
    dry_run: bool,
) -> list[Reading]:
    if mapping is None:
        if dry_run or called or report:
            raise InvalidParameter(
                Fault("mapping", "these options are for a table: give --mapping")
            )
        return read_all(files, sources)
    if sources:
        raise InvalidParameter(Fault("sources", "a table has no texts: leave --sources out"))
    return [_table(files, mapping, called, report)]


def _table(
    files: tuple[Path, ...], mapping: Path, called: str | None, report: Path | None
) -> Reading:
    if len(files) != 1:
        raise InvalidParameter(Fault("files", "give one table with --mapping"))
    id = called or ids.slug(files[0].stem)
    if not ids.is_id(id):
        raise InvalidParameter(Fault("as", f"`{id}` cannot be an id; write small letters"))
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


def _write(path: Path, remarks: Iterable[Remark]) -> None:
    columns = [column.name for column in fields(Remark)]
    with path.open("w", newline="", encoding="utf-8") as file:
        tables.write("csv", columns, [asdict(remark) for remark in remarks], file)


def _tell(summary: store.Summary) -> None:
    click.echo(f"{summary.dossier}: {summary.total}")
    click.echo(f"  claims: {summary.claims}")
    click.echo(f"  things: {summary.things}")
    click.echo(f"  facts:  {summary.facts}")
