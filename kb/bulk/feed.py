"""From datasets to the importer's files, by two passes over what they bring."""

import uuid
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from kb.bulk import dataset as given
from kb.bulk import pages, parts, tables, take, workers
from kb.bulk.compute import Computed, Known, compute
from kb.bulk.dataset import Dataset
from kb.bulk.opened import forward
from kb.bulk.pages import Extent, Pages
from kb.bulk.parts import Spilled
from kb.bulk.settle import Settled, settle
from kb.bulk.take import Aim, Rows, Took
from kb.bulk.workers import Pool
from kb.errors import InvalidDossier, Problem
from kb.ingest.table import apart
from kb.model.claims import Brought
from kb.project import nodes
from kb.project.withdrawals import withdrawn
from kb.store import journal
from kb.store.changes import Tallies, Tally
from kb.store.clashes import Clash
from kb.store.load import Summary
from kb.store.schema import MODEL_VERSION

_OPENING = 32  # parts that are looked through together
_PIECES = 2000  # pieces of a dataset that are worked on at a time


@dataclass(frozen=True)
class _Read:
    """What the first pass found of all datasets.

    Attributes:
        count: how many parts there are.
        took: what became of all pieces, in their order, each with the place of its dataset.
    """

    count: int
    took: tuple[tuple[int, Took], ...]

    @property
    def spilled(self) -> tuple[Spilled, ...]:
        """Where the parts lie."""
        return tuple(spilled for _, took in self.took for spilled in took.spilled)

    @property
    def clashes(self) -> list[tuple[int, Clash]]:
        """What makes it impossible to load."""
        return [clash for _, took in self.took for clash in took.clashes]

    def rows(self, dataset: int) -> int:
        """Count the rows of a dataset that are taken; a dossier has none."""
        return sum(took.rows for at, took in self.took if at == dataset)


@dataclass(frozen=True)
class _Call:
    """One piece of work of the first pass.

    Attributes:
        rows: how many it is known to have; of a stretch of a table that is found.
    """

    aim: Aim
    what: tuple[Brought, ...] | Rows
    rows: int = 0

    def counted(self, took: Took) -> tuple[int, Took]:
        """Return what became of it, with its rows and the place of its dataset."""
        return self.aim.dataset, replace(took, rows=took.rows or self.rows)

    def of(self) -> tuple[Any, ...]:
        """Return the task and what it is called with."""
        return (take.take_rows if isinstance(self.what, Rows) else take.take, self.aim, self.what)

    def informed(self, before: tuple[Spilled, ...]) -> "_Call":
        """Return the same of a stretch that knows of rows before it."""
        if isinstance(self.what, Rows):
            return replace(self, what=replace(self.what, before=before))
        return self


def read(pool: Pool, datasets: Sequence[Dataset], folder: Path) -> _Read:
    """Read all that datasets bring, put it aside, and write the claims that stand by themselves.

    Raises:
        InvalidInput: a table or its mapping is wrong.
    """
    count = parts.count(Path(dataset.file) for dataset in datasets)
    calls: list[_Call] = []  # those of tables, which may have to be made again

    def noted() -> Iterator[tuple[Any, ...]]:
        for call in _calls(datasets, folder, count):
            brought = isinstance(call.what, tuple)
            calls.append(replace(call, what=()) if brought else call)
            yield call.of()

    took = list(workers.each(pool, noted()))
    _settle(pool, calls, took)
    found = _Read(count, tuple(call.counted(one) for call, one in zip(calls, took, strict=True)))
    for at, one in found.took:
        for remark in take.remarks(one):
            datasets[at].note(remark)
    return found


def _calls(datasets: Sequence[Dataset], folder: Path, count: int) -> Iterator[_Call]:
    alone, number = given.apart(datasets), 0
    for at, dataset in enumerate(datasets):
        aim = Aim(at, dataset.id, alone, folder, count)
        yield _Call(aim, (Brought(dataset.sources),))
        pieces = iter(dataset.brought)
        while brought := tuple(islice(pieces, _PIECES)):
            yield _Call(aim, brought, len(brought))
        if table := dataset.table:
            for stretch in apart.stretches(table):
                yield _Call(aim, Rows(table, number, stretch))
                number += 1


def _settle(pool: Pool, calls: list[_Call], took: list[Took]) -> None:
    """Read stretches again that have to know of rows before them, until all know what they need."""
    read = {call.what.number: at for at, call in enumerate(calls) if isinstance(call.what, Rows)}
    marks: dict[int, frozenset[str]] = {}
    void: list[Extent] = []
    while len(read) > 1:
        settled = _settled(pool, calls[0].aim, took, len(read))
        found = _marks(settled)
        again = [n for n in read if found.get(n) != marks.get(n)]
        if not again:
            break
        before = tuple(one.before for one in settled if one.before)
        informed = [calls[read[n]].informed(before) for n in again]
        for n, one in zip(again, workers.each(pool, (call.of() for call in informed)), strict=True):
            void += took[read[n]].written
            took[read[n]] = one
        marks = found
    pages.cut(void)


def _settled(pool: Pool, aim: Aim, took: Sequence[Took], stretches: int) -> list[Settled]:
    spilled = tuple(one for taken in took for one in taken.spilled)
    calls = ((settle, spilled, part, stretches, aim.folder) for part in range(aim.count))
    return list(workers.each(pool, calls))


def _marks(settled: Sequence[Settled]) -> dict[int, frozenset[str]]:
    """Return a mark of what each stretch has to know, by the stretches that have to."""
    found: dict[int, set[str]] = {}
    for part, one in enumerate(settled):
        for stretch, mark in one.marks.items():
            found.setdefault(stretch, set()).add(f"{part}:{mark}")
    return {stretch: frozenset(marks) for stretch, marks in found.items()}


@dataclass(frozen=True)
class Written:
    """What is ready for the importer.

    Attributes:
        summaries: what is loaded of each dataset.
        rows: how many rows of each are taken, where it is loaded row by row.
        edition: what the graph's is to be.
    """

    summaries: tuple[Summary, ...]
    rows: tuple[int, ...]
    edition: str


def write(pool: Pool, datasets: Sequence[Dataset], found: _Read, folder: Path) -> Written:
    """Compute everything and write the importer's files.

    Raises:
        InvalidDossier: datasets contradict each other.
    """
    known = _known(datasets, found, folder)
    spilled = (*found.spilled, *_forwarded(pool, found, folder))
    calls = ((compute, n, spilled, known) for n in range(found.count))
    computed = list(workers.each(pool, calls))
    _refuse(datasets, found, computed, known)
    summaries = _summaries(datasets, found, computed)
    rows = tuple(map(found.rows, range(len(datasets))))
    edition = _accounts(datasets, summaries, rows, folder)
    pages.headers(folder)
    return Written(summaries, rows, edition)


def _known(datasets: Sequence[Dataset], found: _Read, folder: Path) -> Known:
    withdrawals = [one for _, took in found.took for one in took.withdrawals]
    # Every part is told of them: the many that are no more than cited stay out.
    standing = frozenset().union(*(took.standing for _, took in found.took))
    sources = nodes.sources(
        (datasets[at].id, source)
        for at, took in found.took
        for source in took.sources
        if source.id in standing
    )
    return Known(
        folder,
        found.count,
        tuple(dataset.id for dataset in datasets),
        {source.id: source for source in sources},
        withdrawn(withdrawals),
        frozenset(one.of for one in withdrawals),
    )


def _forwarded(pool: Pool, found: _Read, folder: Path) -> list[Spilled]:
    opening = sorted(frozenset().union(*(took.opening for _, took in found.took)))
    spilled = found.spilled
    calls = (
        (forward, spilled, opening[at : at + _OPENING], found.count, folder)
        for at in range(0, len(opening), _OPENING)
    )
    return list(workers.each(pool, calls))


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
    for at, took in found.took:
        for withdrawal in took.withdrawals:
            if withdrawal.of in missing:
                what = f"the claim `{withdrawal.of}` that is withdrawn is in none of the files"
                clash = Clash(withdrawal.by, what, "load the dossier that makes it with them")
                yield datasets[at].problem(clash)


def _summaries(
    datasets: Sequence[Dataset], found: _Read, computed: Sequence[Computed]
) -> tuple[Summary, ...]:
    claims: Counter[int] = Counter()
    for at, took in found.took:
        claims[at] += took.claims
    things = sum((one.things for one in computed), Counter())
    facts = sum((one.facts for one in computed), Counter())
    return tuple(
        Summary(dataset.id, Tallies(Tally(claims[at]), Tally(things[at]), Tally(facts[at])))
        for at, dataset in enumerate(datasets)
    )


def _accounts(
    datasets: Sequence[Dataset], summaries: Sequence[Summary], rows: Sequence[int], folder: Path
) -> str:
    """Write the nodes that keep account of loads, as `kb.store.journal` makes them."""
    page, now, edition = Pages(), datetime.now(UTC).isoformat().replace("+00:00", "Z"), ""
    dossier, load, graph = (tables.nodes((name,)) for name in ("Dossier", "Load", "Throughline"))
    for dataset, summary, taken in zip(datasets, summaries, rows, strict=True):
        edition, total = str(uuid.uuid4()), summary.did.total
        page.add(dossier, dossier.row((dataset.id,), {"title": dataset.title or None}))
        counts = {name: getattr(total, name) for name in ("created", "changed", "unchanged")}
        account = {"at": now, "dossier": dataset.id, "withdrawn": total.withdrawn, **counts}
        if dataset.by_rows:
            counted = {"rows": taken, "done": taken, "refused": 0}
            account |= {"file": journal.placed(dataset.file), "finished": True, **counted}
        page.add(load, load.row((edition,), account))
    page.add(graph, graph.row(("graph",), {"model": MODEL_VERSION, "edition": edition}))
    page.write(folder)
    return edition
