"""Files that are loaded row by row, as commands are given them."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import click

from kb import __version__
from kb.cli import tables as shown
from kb.cli.remarks import Remarks
from kb.errors import Fault, InvalidParameter
from kb.ingest.table import mapping as mappings
from kb.ingest.table import rows, sheets
from kb.ingest.table.apart import Table
from kb.ingest.table.mapping import Mapping
from kb.ingest.table.things import OTHER_ROWS
from kb.ingest.taken import Remark, Taken
from kb.model import ids
from kb.store.dataset import Dataset
from kb.store.schema import MODEL_VERSION


@dataclass(frozen=True)
class Stream:
    """A file that is read while it is loaded.

    Attributes:
        pieces: what its pieces are called.
        placeless: how much there is that the model has no place for, by what it is; it grows while
            the file is read.
        table: what it is, if it is a table.
    """

    dataset: Dataset
    items: Iterable[Taken | Remark]
    remarks: Remarks
    pieces: str = "rows"
    placeless: Counter[str] = field(default_factory=Counter)
    table: Table | None = None

    def tell(self, taken: int) -> None:
        """Say how much of the file is taken, and what is not."""
        refused = self.remarks.refused
        click.echo(f"{self.dataset.file}: {taken} {self.pieces} read, {refused} refused")
        left_out = sorted(self.placeless.items(), key=lambda item: (-item[1], item[0]))
        if left_out:
            click.echo("  the model has no place for:")
        for what, count in left_out:
            click.echo(f"    {count:>6} {shown.plain(what)}")
            told = f"{count} that the model has no place for"
            self.remarks.note(Remark(0, "", what, told, "they are left out", refused=False))
        self.remarks.tell()


@dataclass(frozen=True)
class Naming:
    """How what is loaded is called, and where the report on it is to be; None for what is usual.

    Attributes:
        partial: whether the file has only the rows that are new or changed.
        dry: whether it is read for a look, and not to be loaded.
    """

    called: str | None = None
    report: Path | None = None
    partial: bool = False
    dry: bool = False


def tables(files: Sequence[Path], mapping: Path, naming: Naming) -> list[Stream]:
    """Open tables that one mapping says how to read, or a folder with one for each by its name.

    Raises:
        InvalidMapping: a mapping is wrong, or does not fit its table.
        InvalidTable: there is no table.
        InvalidParameter: what is said is of one table, or two would be one dataset; or an update is
            of rows that speak of each other, or that only numbers name.
    """
    if len(files) > 1 and (naming.called or naming.report):
        raise InvalidParameter(Fault("files", "--as and --report are of one table"))
    found = [_table(file, _mapping(file, mapping), naming) for file in files]
    named: dict[str, str] = {}
    for dataset in (one.dataset for one in found):
        if (other := named.setdefault(dataset.id, dataset.file)) != dataset.file:
            what = (
                f"{other} and {dataset.file} would both be loaded as `{dataset.id}`: "
                "load them one by one, with --as"
            )
            raise InvalidParameter(Fault("files", what))
    return found


def _mapping(file: Path, mapping: Path) -> Path:
    if not mapping.is_dir():
        return mapping
    own = mapping / f"{file.stem}.yaml"
    if not own.is_file():
        told = f"{mapping} has no {own.name}, which {file} would be read by"
        raise InvalidParameter(Fault("mapping", told))
    return own


def _table(file: Path, mapping: Path, naming: Naming) -> Stream:
    id = dataset_id(file.stem, naming.called)
    read = replace(mappings.read(mapping), dataset=id)
    if not naming.dry:
        mappings.refuse_draft(read)
    if naming.partial and (told := _no_update(file, mapping, read)):
        raise InvalidParameter(Fault("update", told))
    sheet = sheets.read(file, read.sheet)
    dataset = Dataset(
        id,
        read.title,
        (read.source,),
        str(file),
        content(file, mapping),
        sheet.count(),
        naming.partial,
    )
    report = naming.report or Path(f"{file.stem}.report.csv")
    table = Table(file, mapping, dataset=id)
    return Stream(dataset, rows.read(read, sheet), Remarks(report), table=table)


def _no_update(file: Path, by: Path, mapping: Mapping) -> str:
    """Return why some rows of a table cannot be loaded without the others; empty if they can."""
    if rows.speak_of_others(mapping):
        return (
            f"--update would take away what rows say of each other (`{OTHER_ROWS}` in {by}), "
            f"since {file} has only some of them: load the whole table, of which only what has "
            "changed is written"
        )
    if not mapping.row:
        return (
            f"--update would put the rows of {file} in the place of others that have their "
            f"numbers: name the column that tells rows apart by `row:` in {by}, and load the whole "
            "table once more, or load the whole table each time"
        )
    return ""


def dataset_id(name: str, called: str | None) -> str:
    """Return the id under which a file is loaded: the one that is asked for, or one like its name.

    Raises:
        InvalidParameter: it can be no id.
    """
    id = called or ids.slug(name)
    if not ids.is_id(id):
        raise InvalidParameter(Fault("as", f"`{id}` cannot be an id; write small letters"))
    return id


def content(*files: Path) -> str:
    """Return a hash of all that decides what is loaded: files, and how this version reads them."""
    parts = [__version__, str(MODEL_VERSION)]
    for file in files:
        with file.open("rb") as stream:
            parts.append(hashlib.file_digest(stream, "sha256").hexdigest())
    return ids.digest(*parts)
