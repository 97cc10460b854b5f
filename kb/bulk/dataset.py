"""What is loaded in bulk: dossiers and tables alike, read piece by piece."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from kb.errors import Problem
from kb.ingest.dossier import Reading
from kb.ingest.table.apart import Table
from kb.ingest.taken import Remark
from kb.ingest.tree import Mark
from kb.model.claims import Brought, Source
from kb.store.clashes import Clash


def _unheard(_remark: Remark) -> None:
    """Pass over a remark."""


@dataclass(frozen=True)
class Dataset:
    """One file's content, as it is read.

    Attributes:
        id, title: what its node in the graph has.
        file: where it is read, for messages.
        sources: those in which its claims stand; further ones that claims cite come with `brought`.
        brought: its pieces. A thing and a claim come once, with what they need in the same file.
        table: the table that it is, of which several processes read stretches; nothing else is
            `brought` then.
        note: told each remark on a row of the table, in the order of the rows.
        by_rows: whether it is loaded row by row, and no dossier.
        withdraws: whether a claim of it may take another back.
        marks: where the file has its things and sources, and its claims, by id.
    """

    id: str
    title: str
    file: str
    sources: tuple[Source, ...]
    brought: Iterable[Brought] = ()
    table: Table | None = None
    note: Callable[[Remark], None] = _unheard
    by_rows: bool = False
    withdraws: bool = False
    marks: Mapping[str, Mark] = field(default_factory=dict)
    claim_marks: Mapping[str, Mark] = field(default_factory=dict)

    def problem(self, clash: Clash) -> Problem:
        """Return what another dataset contradicts, at its place in the file."""
        mark = self.claim_marks.get(clash.id) or self.marks.get(clash.id) or Mark(0, 0)
        return Problem(self.file, mark.line, mark.column, clash.what, clash.remedy)


def of_dossier(reading: Reading) -> Dataset:
    """Return a checked dossier as a dataset."""
    dossier = reading.dossier
    return Dataset(
        dossier.id,
        dossier.title,
        reading.file,
        dossier.sources,
        (Brought((), dossier.declarations, dossier.claims),),
        withdraws=any(claim.withdraws for claim in dossier.claims),
        marks=reading.marks,
        claim_marks=reading.claim_marks,
    )


def apart(datasets: Iterable[Dataset]) -> bool:
    """Say whether no claim is brought twice or taken back, so that each is written as it is read.

    A row's claim is named by the source in which its table stands.
    """
    given = tuple(datasets)
    if any(one.withdraws for one in given):
        return False
    stand = {source.id for one in given for source in one.sources}
    return len(given) == 1 or (all(one.table for one in given) and len(stand) == len(given))
