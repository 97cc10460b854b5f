"""`kb load --bulk`: what is read for it, and what is said of that."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kb.config import Settings
from kb.formats import comma_separated
from kb.ingest.dossier import Reading
from kb.ingest.table import mapping as mappings
from kb.ingest.table import rows, sheets
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Brought
from kb.store.load import Summary

if TYPE_CHECKING:
    from kb.bulk.dataset import Dataset


@dataclass
class _Rows:
    """The rows of a table as they pass by; remarks on them are listed as they are made."""

    report: Path
    taken: int = 0
    refused: int = 0
    remarks: int = 0

    def brought(self, found: Iterable[Taken | Remark]) -> Iterator[Brought]:
        """Yield what each row brings."""
        for item in found:
            if isinstance(item, Taken):
                self.taken += 1
                yield item.brought
            else:
                self._list(item)

    def _list(self, remark: Remark) -> None:
        columns = [column.name for column in fields(Remark)]
        with self.report.open("ab" if self.remarks else "wb") as file:
            if not self.remarks:
                file.write(comma_separated.header(columns))
            file.write(comma_separated.lines([[getattr(remark, name) for name in columns]]))
        self.remarks += 1
        self.refused += remark.refused


def dossiers(settings: Settings, readings: Sequence[Reading], quiet: bool) -> tuple[Summary, ...]:
    """Make a fresh database of dossiers."""
    from kb.bulk import dataset  # here and below: loading through Bolt needs none of it

    return _load(settings, [dataset.of_dossier(reading) for reading in readings], quiet)


def table(
    settings: Settings, named: tuple[Path, Path, Path | None], id: str, quiet: bool
) -> Summary:
    """Make a fresh database of a table, reading it row by row.

    Args:
        settings: which home.
        named: the table, its mapping, and where remarks on its rows are listed.
        id: what the table is loaded as.
        quiet: whether nothing is said of progress.
    """
    from kb.bulk.dataset import Dataset

    file, mapping, report = named
    read = mappings.read(mapping)
    passing = _Rows(report or Path(f"{file.stem}.report.csv"))
    brought = passing.brought(rows.read(read, sheets.read(file, read.sheet)))
    dataset = Dataset(id, read.title, str(file), (read.source,), brought)
    [summary] = _load(settings, [dataset], quiet)
    click.echo(f"{file}: {passing.taken} rows read, {passing.refused} refused")
    if passing.remarks:
        click.echo(f"  remarks on {passing.remarks} are in {passing.report}")
    return summary


def _load(settings: Settings, datasets: "Sequence[Dataset]", quiet: bool) -> tuple[Summary, ...]:
    from rich.console import Console

    from kb.bulk import load
    from kb.engine import report

    with report.drawn(Console(stderr=True, quiet=quiet)) as told:
        return load.load(settings, datasets, told).summaries
