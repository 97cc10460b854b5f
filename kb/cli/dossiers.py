"""`kb check` and `kb load`."""

from pathlib import Path

import click

from kb.cli.database import using
from kb.cli.options import with_quiet, with_settings
from kb.config import Settings
from kb.errors import InvalidDossier, Problem
from kb.ingest import dossier
from kb.ingest.dossier import Reading
from kb.store import load as store
from kb.store.driver import Database

_files = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
_sources = click.option(
    "--sources",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Where the sources' texts are; beside each dossier if not given.",
)


@click.command()
@_files
@_sources
def check(files: tuple[Path, ...], sources: Path | None) -> None:
    """Say all that is wrong with dossiers, without a database."""
    for reading in read_all(files, sources):
        found = reading.dossier
        click.echo(
            f"{reading.file}: {len(found.claims)} claims on {len(found.declarations)} things hold; "
            f"{reading.found} passages found"
        )
        _tell_unseen(reading)


@click.command()
@_files
@_sources
@with_settings
@with_quiet
def load(files: tuple[Path, ...], sources: Path | None, settings: Settings, quiet: bool) -> None:
    """Load dossiers; loading one again changes nothing, loading a changed one what changed."""
    readings = read_all(files, sources)

    together = frozenset(reading.dossier.id for reading in readings)

    async def work(db: Database) -> None:
        for reading in readings:
            _tell(await store.load(db, reading, together))
            _tell_unseen(reading)

    using(settings, work, quiet)


def _tell(summary: store.Summary) -> None:
    click.echo(f"{summary.dossier}: {summary.total}")
    click.echo(f"  claims: {summary.claims}")
    click.echo(f"  things: {summary.things}")
    click.echo(f"  facts:  {summary.facts}")


def _tell_unseen(reading: Reading) -> None:
    for unseen in reading.unseen:
        click.echo(f"  the text of {unseen} is not at hand: its passages were not looked for")


def read_all(files: tuple[Path, ...], sources: Path | None) -> list[Reading]:
    """Read dossiers; if any is wrong, tell everything that is wrong in all of them.

    Raises:
        InvalidDossier: with the problems of every file.
    """
    readings: list[Reading] = []
    problems: list[Problem] = []
    for file in files:
        try:
            readings.append(dossier.read(file, sources))
        except InvalidDossier as error:
            problems += error.problems
    problems += _same_id(readings)
    if problems:
        raise InvalidDossier(problems)
    return readings


def _same_id(readings: list[Reading]) -> list[Problem]:
    first: dict[str, str] = {}
    problems = []
    for reading in readings:
        id = reading.dossier.id
        if id in first and first[id] != reading.file:
            what = f"the dossier id `{id}` is already that of {first[id]}"
            problems.append(Problem(reading.file, 1, 1, what, "give one of them another id"))
        first.setdefault(id, reading.file)
    return problems
