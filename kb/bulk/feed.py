"""From datasets to the importer's files, by two passes over what they bring."""

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from kb.bulk import pages, parts, tables, workers
from kb.bulk.compute import Computed, Known, compute
from kb.bulk.dataset import Dataset
from kb.bulk.opened import forward
from kb.bulk.pages import Pages
from kb.bulk.parts import Spilled
from kb.bulk.take import Batch, Taken, take
from kb.errors import InvalidDossier, Problem
from kb.model.claims import Brought
from kb.project import nodes
from kb.project.withdrawals import withdrawn
from kb.store.changes import Tallies, Tally
from kb.store.clashes import Clash
from kb.store.load import Summary
from kb.store.schema import MODEL_VERSION

_PIECES = 2000  # pieces of a dataset that are worked on at a time


@dataclass(frozen=True)
class _Read:
    """What the first pass found of all datasets."""

    taken: tuple[tuple[int, Taken], ...]

    @property
    def spilled(self) -> list[Spilled]:
        """Where the parts lie."""
        return [taken.spilled for _, taken in self.taken]

    @property
    def clashes(self) -> list[tuple[int, Clash]]:
        """What makes it impossible to load."""
        return [clash for _, taken in self.taken for clash in taken.clashes]


def read(pool: Executor, datasets: Sequence[Dataset], folder: Path) -> _Read:
    """Read all that datasets bring, put it aside, and write the claims that stand by themselves."""
    calls = ((batch, folder) for batch in _batches(datasets))
    order: list[int] = []

    def noted() -> Iterator[tuple[Batch, Path]]:
        for batch, where in calls:
            order.append(batch.dataset)
            yield batch, where

    found = list(workers.each(pool, take, noted()))
    return _Read(tuple(zip(order, found, strict=True)))


def _batches(datasets: Sequence[Dataset]) -> Iterator[Batch]:
    apart = len(datasets) == 1 and not datasets[0].withdraws
    for at, dataset in enumerate(datasets):
        yield Batch(at, dataset.id, apart, (Brought(dataset.sources),))
        pieces = iter(dataset.brought)
        while brought := tuple(islice(pieces, _PIECES)):
            yield Batch(at, dataset.id, apart, brought)


def write(
    pool: Executor, datasets: Sequence[Dataset], found: _Read, folder: Path
) -> tuple[tuple[Summary, ...], str]:
    """Compute everything and write the importer's files; return what was loaded, and its edition.

    Raises:
        InvalidDossier: datasets contradict each other.
    """
    known = _known(datasets, found, folder)
    spilled = [*found.spilled, *_forwarded(pool, found, folder)]
    calls = ((n, parts.pieces(spilled, n), known) for n in range(parts.COUNT))
    computed = list(workers.each(pool, compute, calls))
    _refuse(datasets, found, computed, known)
    summaries = _summaries(datasets, found, computed)
    edition = _accounts(datasets, summaries, folder)
    pages.headers(folder)
    return summaries, edition


def _known(datasets: Sequence[Dataset], found: _Read, folder: Path) -> Known:
    withdrawals = [one for _, taken in found.taken for one in taken.withdrawals]
    sources = nodes.sources((d.id, source) for d in datasets for source in d.sources)
    return Known(
        folder,
        tuple(dataset.id for dataset in datasets),
        {source.id: source for source in sources},
        withdrawn(withdrawals),
        frozenset(one.of for one in withdrawals),
    )


def _forwarded(pool: Executor, found: _Read, folder: Path) -> list[Spilled]:
    opening = sorted(frozenset().union(*(taken.opening for _, taken in found.taken)))
    calls = ((parts.pieces(found.spilled, part), folder) for part in opening)
    return list(workers.each(pool, forward, calls))


def _refuse(
    datasets: Sequence[Dataset], found: _Read, computed: Sequence[Computed], known: Known
) -> None:
    clashes = [*found.clashes, *(clash for one in computed for clash in one.clashes)]
    problems = [datasets[at].problem(clash) for at, clash in clashes]
    if not problems:
        problems = [*_unknown(datasets, found, computed, known)]
    if problems:
        raise InvalidDossier(problems)


def _unknown(
    datasets: Sequence[Dataset], found: _Read, computed: Sequence[Computed], known: Known
) -> Iterator[Problem]:
    missing = known.named.difference(*(one.named for one in computed))
    for at, taken in found.taken:
        for withdrawal in taken.withdrawals:
            if withdrawal.of in missing:
                what = f"the claim `{withdrawal.of}` that is withdrawn is in none of the files"
                clash = Clash(withdrawal.by, what, "load the dossier that makes it with them")
                yield datasets[at].problem(clash)


def _summaries(
    datasets: Sequence[Dataset], found: _Read, computed: Sequence[Computed]
) -> tuple[Summary, ...]:
    claims: Counter[int] = Counter()
    for at, taken in found.taken:
        claims[at] += taken.claims
    things = sum((one.things for one in computed), Counter())
    facts = sum((one.facts for one in computed), Counter())
    return tuple(
        Summary(dataset.id, Tallies(Tally(claims[at]), Tally(things[at]), Tally(facts[at])))
        for at, dataset in enumerate(datasets)
    )


def _accounts(datasets: Sequence[Dataset], summaries: Sequence[Summary], folder: Path) -> str:
    """Write the nodes that keep account of loads, as `kb.store.journal` makes them."""
    page, now, edition = Pages(), datetime.now(UTC).isoformat().replace("+00:00", "Z"), ""
    dossier, load, graph = (tables.nodes((name,)) for name in ("Dossier", "Load", "Throughline"))
    for dataset, summary in zip(datasets, summaries, strict=True):
        edition, total = str(uuid.uuid4()), summary.did.total
        page.add(dossier, dossier.row((dataset.id,), {"title": dataset.title or None}))
        counts = {name: getattr(total, name) for name in ("created", "changed", "unchanged")}
        account = {"at": now, "dossier": dataset.id, "withdrawn": total.withdrawn, **counts}
        if dataset.by_rows:
            account |= {"file": dataset.file, "finished": True}
        page.add(load, load.row((edition,), account))
    page.add(graph, graph.row(("graph",), {"model": MODEL_VERSION, "edition": edition}))
    page.write(folder)
    return edition
