"""`kb diff`: what files would change, without changing anything."""

from collections import Counter
from dataclasses import asdict, fields
from pathlib import Path
from typing import IO

import click

from kb.cli import advance, tables
from kb.cli.database import using
from kb.cli.dossiers import files_argument, sources_option
from kb.cli.loading import called_option, mapping_option, opened, partial_option, report_option
from kb.cli.options import with_format, with_quiet, with_settings
from kb.cli.streams import Naming, Stream
from kb.config import Settings
from kb.store import differ, schema
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
) -> None:
    """Say what loading files would change: each claim, thing and fact."""
    given = opened(files, sources, mapping, Naming(called, report, partial, mapping is not None))

    async def work(db: Database) -> list[Line]:
        await schema.apply(db)
        if not isinstance(given, Stream):
            return [line async for line in differ.of_dossiers(db, given)]
        with advance.drawn(given.dataset.file, given.dataset.rows, quiet) as row:
            told = Told(given.remarks.note, row)
            return [line async for line in differ.of_rows(db, given.dataset, given.items, told)]

    lines = using(settings, work, quiet)
    tables.write(form, _COLUMNS, [asdict(line) for line in lines], output)
    click.echo(_summed(lines), err=True)
    if isinstance(given, Stream):
        given.remarks.tell()


def _summed(lines: list[Line]) -> str:
    counts = Counter(line.change for line in lines)
    changes = ("created", "changed", "withdrawn")
    return ", ".join(f"{counts[change]} {change}" for change in changes)
