"""Files of FollowTheMoney, as `kb load` reads them: what is said of them, remarks and report."""

from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from kb.cli.remarks import Remarks
from kb.cli.streams import Naming, Stream, content, dataset_id
from kb.errors import Fault, InvalidParameter
from kb.ingest.followthemoney import files, read
from kb.ingest.followthemoney.sources import About
from kb.model.ids import digest
from kb.store.dataset import Dataset

Command = TypeVar("Command", bound=Callable[..., Any])
recognised = files.recognised
stem = files.stem
_HELP = {
    "published": "The date on which a file of FollowTheMoney was published, if it does not say.",
    "title": "What a file of FollowTheMoney is called; its name if not given.",
    "publisher": "Who publishes a file of FollowTheMoney.",
    "url": "Where a file of FollowTheMoney can be had.",
}


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


def streams(paths: tuple[Path, ...], naming: Naming, about: Mapping[str, str]) -> list[Stream]:
    """Open files.

    Raises:
        InvalidEntities: one cannot be read, or nobody says when it was published.
        InvalidParameter: one is none of FollowTheMoney's, or what is said is of one and not of all.
    """
    for path in paths:
        if not recognised(path):
            what = f"{path} is none of FollowTheMoney's files: load it by itself"
            raise InvalidParameter(Fault("files", what))
    if len(paths) > 1 and (naming.called or naming.report or about["title"]):
        raise InvalidParameter(Fault("files", "--as, --report and --title are of one file"))
    return [_stream(path, naming, about) for path in paths]


def _stream(path: Path, naming: Naming, about: Mapping[str, str]) -> Stream:
    id = dataset_id(files.stem(path), naming.called)
    said = About(**{**about, "id": id, "title": about["title"] or path.name})
    file, placeless = files.opened(path), Counter[str]()
    hashed = digest(content(path), *(f"{name}: {text}" for name, text in sorted(about.items())))
    dataset = Dataset(id, said.title, (), str(path), hashed, partial=naming.partial)
    report = Remarks(naming.report or Path(f"{path.name}.report.csv"))
    return Stream(dataset, read.read(file, said, placeless), report, "entities", placeless)
