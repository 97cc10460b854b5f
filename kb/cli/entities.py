"""Files of FollowTheMoney, as `kb load` reads them: what is said of them, remarks and report."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

import click

from kb.cli import tables
from kb.errors import Fault, InvalidParameter
from kb.ingest.dossier import Reading
from kb.ingest.followthemoney import files, read
from kb.ingest.followthemoney.sources import About
from kb.ingest.taken import Remark, Taken
from kb.model import ids

Command = TypeVar("Command", bound=Callable[..., Any])
recognised = files.recognised
_HELP = {
    "published": "The date on which a file of FollowTheMoney was published, if it does not say.",
    "title": "What a file of FollowTheMoney is called; its name if not given.",
    "publisher": "Who publishes a file of FollowTheMoney.",
    "url": "Where a file of FollowTheMoney can be had.",
}


@dataclass(frozen=True)
class Given:
    """What a person says of files of FollowTheMoney, and where the report on one is to be."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    called: str | None = None
    report: Path | None = None


def with_about(command: Command) -> Command:
    """Give a command the options that say of a file what it does not say itself."""
    for name, help in _HELP.items():
        metavar = "DATE" if name == "published" else "TEXT"
        command = click.option(f"--{name}", default="", metavar=metavar, help=help)(command)
    return command


def refuse(about: Mapping[str, str]) -> None:
    """Refuse what is said of a file of FollowTheMoney where there is none.

    Raises:
        InvalidParameter: something is.
    """
    if said := [f"--{name}" for name, text in about.items() if text]:
        what = f"{', '.join(said)} is for files of FollowTheMoney only"
        raise InvalidParameter(Fault("files", what))


def all(paths: tuple[Path, ...], given: Given, sources: Path | None) -> list[Reading]:
    """Read files.

    Raises:
        InvalidParameter: one is none of FollowTheMoney's, or what is said is of one and not of all.
    """
    if sources:
        raise InvalidParameter(Fault("sources", "entities have no texts: leave --sources out"))
    for path in paths:
        if not recognised(path):
            what = f"{path} is none of FollowTheMoney's files: load it by itself"
            raise InvalidParameter(Fault("files", what))
    if len(paths) > 1 and (given.called or given.report or given.title):
        raise InvalidParameter(Fault("files", "--as, --report and --title are of one file"))
    return [reading(path, given) for path in paths]


def reading(path: Path, given: Given) -> Reading:
    """Read a file, print what came of it, and write its report.

    Raises:
        InvalidEntities: it cannot be read, or nobody says when it was published.
        InvalidParameter: the id that it is to be loaded as can be none.
    """
    id = given.called or ids.slug(files.stem(path))
    if not ids.is_id(id):
        raise InvalidParameter(Fault("as", f"`{id}` cannot be an id; write small letters"))
    about = About(id, given.title or path.name, given.publisher, given.published, given.url)
    file, placeless = files.opened(path), Counter[str]()
    remarks: list[Remark] = []
    found = read.gathered(file, about, _taken(read.read(file, about, placeless), remarks))
    _tell(path, found, remarks, placeless)
    _report(given.report or Path(f"{path.name}.report.csv"), remarks, placeless)
    return found


def _taken(items: Iterable[Taken | Remark], remarks: list[Remark]) -> Iterator[Taken]:
    for item in items:
        if isinstance(item, Remark):
            remarks.append(item)
        else:
            yield item


def _tell(path: Path, found: Reading, remarks: list[Remark], placeless: Counter[str]) -> None:
    things, claims = len(found.dossier.declarations), len(found.dossier.claims)
    refused = sum(remark.refused for remark in remarks)
    click.echo(f"{path}: {things} things and {claims} claims read, {refused} entities refused")
    if placeless:
        click.echo("  the model has no place for:")
    for what, count in sorted(placeless.items(), key=lambda item: (-item[1], item[0])):
        click.echo(f"    {count:>6} {tables.plain(what)}")


def _report(path: Path, remarks: list[Remark], placeless: Counter[str]) -> None:
    left_out = [
        Remark(0, "", what, f"{count} that the model has no place for", "they are left out", False)
        for what, count in sorted(placeless.items())
    ]
    if not (remarks or left_out):
        return
    columns = [column.name for column in fields(Remark)]
    with path.open("w", newline="", encoding="utf-8") as file:
        tables.write("csv", columns, [asdict(one) for one in (*remarks, *left_out)], file)
    click.echo(f"  remarks on {len(remarks)}, and what has no place, are in {path}")
