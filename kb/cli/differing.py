"""`kb diff`: what files would change, without changing anything."""

from collections import Counter
from dataclasses import asdict, fields
from pathlib import Path
from typing import IO

import click

from kb.cli import advance, tables
from kb.cli.database import using
from kb.cli.dossiers import files_argument, sources_option
from kb.cli.entities import with_about
from kb.cli.inputs import Dossiers, opened
from kb.cli.loading import called_option, mapping_option, partial_option, report_option
from kb.cli.options import with_format, with_quiet, with_settings
from kb.cli.streams import Naming, Stream
from kb.config import Settings
from kb.store import differ
from kb.store.differ import Line
from kb.store.driver import Database
from kb.store.parts import Told

_COLUMNS = [column.name for column in fields(Line)]


@click.command()
@files_argument
@sources_option
@mapping_option
@called_option
@partial_option
@report_option
@with_about
@with_format
@with_settings
@with_quiet
def diff(
    files: tuple[Path, ...],
    sources: Path | None,
    mapping: Path | None,
    called: str | None,
    partial: bool,
    report: Path | None,
    form: str,
    output: IO[str],
    settings: Settings,
    quiet: bool,
    **about: str,
) -> None:
    """Say what loading files would change: each claim, thing and fact."""
    naming = Naming(called, report, partial, mapping is not None)
    given = opened(files, sources, mapping, naming, about)

    async def work(db: Database) -> list[Line]:
        if isinstance(given, Dossiers):
            return [line async for line in differ.of_dossiers(db, given.readings)]
        return [line for stream in given for line in await _of_stream(db, stream, quiet)]

    lines = using(settings, work, quiet)
    rows = [{**asdict(line), "fields": list(line.fields)} for line in lines]
    tables.write(form, _COLUMNS, rows, output)
    click.echo(_summed(lines), err=True)
    for stream in given if isinstance(given, list) else ():
        stream.remarks.tell()


async def _of_stream(db: Database, stream: Stream, quiet: bool) -> list[Line]:
    dataset = stream.dataset
    with advance.drawn(dataset.file, dataset.rows, quiet) as row:
        told = Told(stream.remarks.note, row)
        return [line async for line in differ.of_rows(db, dataset, stream.items, told)]


def _summed(lines: list[Line]) -> str:
    counts = Counter(line.change for line in lines)
    told = [f"{counts[change]} {change}" for change in ("created", "changed", "withdrawn")]
    told += [f"{counts[change]} {change}" for change in ("joined", "left") if counts[change]]
    return ", ".join(told)
