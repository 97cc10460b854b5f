"""Planning one part of a dataset: its rows, but for those that contradict other datasets."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from kb.errors import InvalidTable, Problem
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Brought
from kb.model.identities import Identities
from kb.store import clashes, plan, standing
from kb.store.answers import Transaction
from kb.store.clashes import Clash
from kb.store.dataset import Dataset, Seen, mentions, together
from kb.store.plan import Of, Plan
from kb.store.standing import Standing

_ONE_OF_TWO = (
    "correct the row in that file too, and unload one of the two before you load them again; or "
    "say in the mapping that this one has another source"
)


@dataclass(frozen=True)
class Planned:
    """What a part comes to: its plan, what it brings, and why rows of it are refused.

    Attributes:
        refused: by id, what others hold to be something else.
    """

    plan: Plan
    brought: Brought = field(default_factory=Brought)
    remarks: tuple[Remark, ...] = ()
    refused: Mapping[str, Clash] = field(default_factory=dict)


async def part(
    tx: Transaction, dataset: Dataset, rows: Sequence[Taken], seen: Seen, who: Identities
) -> Planned:
    """Plan a part of a dataset; a row that contradicts another dataset is refused.

    Args:
        who: who is who, as long as the load lasts.

    Raises:
        InvalidTable: the source in which all rows stand is another document elsewhere, or a dossier
            has the dataset's id.
    """
    refused = dict(seen.refused)
    while True:
        kept = [row for row in rows if not _clash(row, refused)]
        brought = together(dataset, kept, seen)
        stands = await standing.part(tx, dataset.id, brought, who, partial=dataset.partial)
        _require_rows(dataset, stands)
        found = (
            *clashes.of_kinds(brought, seen.things, seen.sources),
            *clashes.found(brought, stands, frozenset()),
            *clashes.of_kin(brought, stands, seen.things),
        )
        clashing = {clash.id: clash for clash in found}
        if not clashing:
            break
        _require_sources(dataset, clashing)
        refused |= clashing
    of = Of(dataset.id, dataset.title, seen.sources)
    made = await plan.make(tx, of, brought, stands)
    return Planned(made, brought, tuple(_remarks(rows, refused)), refused)


def _clash(row: Taken, refused: Mapping[str, Clash]) -> Clash | None:
    return next((refused[id] for id in mentions(row) if id in refused), None) if refused else None


def _remarks(rows: Iterable[Taken], refused: Mapping[str, Clash]) -> Iterator[Remark]:
    for row in rows:
        if clash := _clash(row, refused):
            # A row's claim has its id from its source and its key: nobody can give it another.
            same_id = clash.claim and clash.remedy == clashes.ANOTHER_ID
            remedy = _ONE_OF_TWO if same_id else clash.remedy
            yield Remark(row.number, "", "", clash.what, remedy)


def _require_rows(dataset: Dataset, stands: Standing) -> None:
    if stands.by_rows is False:
        what = f"`{dataset.id}`, as this would be called, is a dossier that was loaded"
        remedy = (
            f"give another id with --as, or take the dossier back with `kb unload {dataset.id}`"
        )
        raise InvalidTable([Problem(dataset.file, 0, 0, what, remedy)])


def _require_sources(dataset: Dataset, clashing: Mapping[str, Clash]) -> None:
    problems = [
        Problem(dataset.file, 0, 0, clashing[source.id].what, clashing[source.id].remedy)
        for source in dataset.sources
        if source.id in clashing
    ]
    if problems:
        raise InvalidTable(problems)
