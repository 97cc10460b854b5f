"""`kb check`, and the dossiers that commands read."""

from pathlib import Path

import click

from kb.errors import Fault, InvalidDossier, InvalidParameter, Problem
from kb.ingest import dossier
from kb.ingest.dossier import Reading
from kb.ingest.table import sheets

files_argument = click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
sources_option = click.option(
    "--sources",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    metavar="DIR",
    help="Where the sources' texts are; beside each dossier if not given.",
)


@click.command()
@files_argument
@sources_option
def check(files: tuple[Path, ...], sources: Path | None) -> None:
    """Say all that is wrong with dossiers, without a database."""
    refuse_tables(files)
    for reading in read_all(files, sources):
        found = reading.dossier
        click.echo(
            f"{reading.file}: {len(found.claims)} claims on {len(found.declarations)} things hold; "
            f"{reading.found} passages found"
        )
        tell_unseen(reading)


def refuse_tables(files: tuple[Path, ...]) -> None:
    """Refuse tables where dossiers are asked for.

    Raises:
        InvalidParameter: one is a table.
    """
    for file in files:
        if file.suffix.lower() in sheets.SUFFIXES and file.is_file():
            what = (
                f"{file} is a table, which `kb load` reads by a --mapping: "
                f"`kb new mapping --from {file}` drafts one"
            )
            raise InvalidParameter(Fault("files", what))


def tell_unseen(reading: Reading) -> None:
    """Say which sources' texts were not at hand."""
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
