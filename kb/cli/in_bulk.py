"""`kb load --bulk`: a fresh database of what a command is given."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from kb.cli.dossiers import tell_unseen
from kb.cli.inputs import Dossiers
from kb.cli.streams import Stream
from kb.cli.tallies import tell_tallies
from kb.config import Settings
from kb.ingest.taken import Remark
from kb.model.claims import Brought

if TYPE_CHECKING:
    from kb.bulk.dataset import Dataset
    from kb.bulk.load import Loaded


def _passing(stream: Stream) -> Iterator[Brought]:
    """Yield what each row brings; remarks on rows are listed as they pass by."""
    for item in stream.items:
        if isinstance(item, Remark):
            stream.remarks.note(item)
        else:
            yield item.brought


def load(settings: Settings, given: Dossiers | list[Stream], jobs: int | None, quiet: bool) -> None:
    """Make a fresh database of dossiers or of files that are read row by row."""
    from kb.bulk import dataset  # here and below: loading through Bolt needs none of it

    if isinstance(given, Dossiers):
        datasets = [dataset.of_dossier(reading) for reading in given.readings]
        done = _load(settings, datasets, jobs, quiet)
        for summary, reading in zip(done.summaries, given.readings, strict=True):
            tell_tallies(summary.dossier, summary.did, str(summary.did.facts))
            tell_unseen(reading)
        return
    done = _load(settings, [_dataset(stream) for stream in given], jobs, quiet)
    for summary, rows, stream in zip(done.summaries, done.rows, given, strict=True):
        stream.tell(rows)
        tell_tallies(summary.dossier, summary.did, summary.did.facts.brief)


def _dataset(stream: Stream) -> "Dataset":
    from kb.bulk.dataset import Dataset

    told = stream.dataset
    made = Dataset(told.id, told.title, told.file, told.sources, by_rows=True)
    if stream.table:
        return replace(made, table=stream.table, note=stream.remarks.note)
    return replace(made, brought=_passing(stream))


def _load(
    settings: Settings, datasets: "Sequence[Dataset]", jobs: int | None, quiet: bool
) -> "Loaded":
    from rich.console import Console

    from kb.bulk import load as bulk
    from kb.engine import report

    with report.drawn(Console(stderr=True, quiet=quiet)) as told:
        return bulk.load(settings, datasets, told, jobs)
