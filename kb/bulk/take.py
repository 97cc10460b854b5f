"""The first pass: what datasets bring, put aside by parts, and its claims written."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path

from kb.bulk import claims, parts
from kb.bulk.pages import Extent, Pages
from kb.bulk.parts import Part, Spilled, Told
from kb.errors import InvalidValue
from kb.ingest.table import apart
from kb.ingest.table.apart import Before, Table
from kb.ingest.table.sheets import Stretch
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Brought, Claim, Source
from kb.project.withdrawals import Withdrawal
from kb.store.clashes import Clash

_ROWS = 4000  # of a table that are put aside together


@dataclass(frozen=True)
class Aim:
    """Where what a dataset brings is put.

    Attributes:
        dataset: the dataset's place among all.
        id: and its id.
        apart: whether nobody else brings its claims or takes one back, so that they are written
            at once.
        folder: where everything is written.
        count: how many parts there are.
    """

    dataset: int
    id: str
    apart: bool
    folder: Path
    count: int


@dataclass(frozen=True)
class Rows:
    """A stretch of a dataset that is a table.

    Attributes:
        number: the stretch's, among those of all tables.
        stretch: which rows; None for all.
        before: where it stands what rows before it tell.
    """

    table: Table
    number: int
    stretch: Stretch | None
    before: tuple[Spilled, ...] = ()


@dataclass(frozen=True)
class Took:
    """What became of pieces of a dataset.

    Attributes:
        claims, rows: how many there are.
        opening: the parts in which something is said to open an access.
        written: where the claims lie that are written.
        remarks: where the remarks on rows lie, in lists.
        sources: those that are declared, but for the ones that rows of tables cite.
        standing: the ids of those in which claims stand.
    """

    spilled: tuple[Spilled, ...]
    claims: int
    withdrawals: tuple[Withdrawal, ...]
    opening: frozenset[int]
    clashes: tuple[tuple[int, Clash], ...] = ()
    rows: int = 0
    written: tuple[Extent, ...] = ()
    remarks: tuple[Spilled, ...] = ()
    sources: tuple[Source, ...] = ()
    standing: frozenset[str] = frozenset()


@dataclass
class _Aside:
    """What is put aside together."""

    aim: Aim
    parts: list[Part]
    pages: Pages = field(default_factory=Pages)
    opening: set[int] = field(default_factory=set)
    standing: set[str] = field(default_factory=set)
    clashes: list[tuple[int, Clash]] = field(default_factory=list)
    claims: int = 0

    def add(self, brought: Brought) -> None:
        """Put what a piece brings aside, all but the things that it declares."""
        aim = self.aim
        for source in brought.sources:
            self.parts[parts.of(source.id, aim.count)].sources.append((aim.dataset, source))
        for claim in brought.claims:
            self._bear(claim)
            self.standing.add(claim.source)
            try:
                if aim.apart:
                    claims.write(self.pages, claim)
                else:
                    part = parts.of(claim.id, aim.count)
                    self.parts[part].claims.append((aim.dataset, claim))
            except InvalidValue as error:
                self.clashes.append((aim.dataset, Clash(claim.id, error.what, error.remedy)))
        if aim.apart:
            claims.bring(self.pages, aim.id, brought.claims)
        self.claims += len(brought.claims)

    def _bear(self, claim: Claim) -> None:
        """Put what a claim states where it bears, and note where it has an access opened."""
        for part, bearing in parts.bearing(claim, self.aim.count):
            parts.put(self.parts[part], self.aim.dataset, bearing)
            if any(statement.key.type == "OPENS" for statement in bearing.statements):
                self.opening.add(part)


def take(aim: Aim, brought: tuple[Brought, ...]) -> Took:
    """Put pieces aside by parts, and write the claims that may be written already."""
    aside = _empty(aim)
    for one in brought:
        for declaration in one.declarations:
            found = aside.parts[parts.of(declaration.id, aim.count)]
            found.declared.append((aim.dataset, declaration))
        aside.add(one)
    back = tuple(Withdrawal(c.id, of) for one in brought for c in one.claims for of in c.withdraws)
    sources = tuple(source for one in brought for source in one.sources)
    return replace(_written(aside), withdrawals=back, sources=sources)


def take_rows(aim: Aim, rows: Rows) -> Took:
    """Read a stretch of a table, and put what it brings aside.

    Raises:
        InvalidMapping: the mapping is wrong, or does not fit the table.
        InvalidTable: the table breaks off.
    """
    reading = apart.read(rows.table, rows.stretch, _before(rows))
    took = []
    while items := list(islice(reading.items, _ROWS)):
        aside = _empty(aim)
        for item in items:
            if isinstance(item, Taken):
                aside.add(item.brought)
        remarks = [item for item in items if isinstance(item, Remark)]
        took.append(_written(aside, len(items) - len(remarks), remarks))
    aside = _empty(aim)
    _tell(aside, rows, reading)
    return _took([*took, _written(aside)])


def _before(rows: Rows) -> Before:
    known = Before()
    for spilled in rows.before:
        for found in parts.lists(spilled, [rows.number]):
            for one in found:
                known.declared.update(one.declared)
                known.keys.update(one.keys)
    return known


def _tell(aside: _Aside, rows: Rows, reading: apart.Read) -> None:
    """Put aside what a stretch declares and is named."""
    aim = aside.aim
    told = [Told(aim.dataset, rows.number) for _ in range(aim.count)]
    for one in reading.spoken():
        told[parts.of(one.declaration.id, aim.count)].spoken.append(one)
    for key, row in reading.named():
        told[parts.of(key, aim.count)].keys.append((key, row))
    for part, all_told in zip(aside.parts, told, strict=True):
        if all_told.spoken or all_told.keys:
            part.told.append(all_told)


def _empty(aim: Aim) -> _Aside:
    return _Aside(aim, [Part() for _ in range(aim.count)])


def _written(aside: _Aside, rows: int = 0, remarks: Iterable[Remark] = ()) -> Took:
    folder, listed = aside.aim.folder, list(remarks)
    return Took(
        (parts.spill(folder, aside.parts),),
        aside.claims,
        (),
        frozenset(aside.opening),
        tuple(aside.clashes),
        rows,
        aside.pages.write(folder),
        (parts.spill_lists(folder, [listed]),) if listed else (),
        standing=frozenset(aside.standing),
    )


def _took(several: list[Took]) -> Took:
    return Took(
        tuple(spilled for one in several for spilled in one.spilled),
        sum(one.claims for one in several),
        (),
        frozenset().union(*(one.opening for one in several)),
        tuple(clash for one in several for clash in one.clashes),
        sum(one.rows for one in several),
        tuple(extent for one in several for extent in one.written),
        tuple(spilled for one in several for spilled in one.remarks),
        standing=frozenset().union(*(one.standing for one in several)),
    )


def remarks(took: Took) -> Iterator[Remark]:
    """Yield the remarks on rows, in the order of the rows."""
    for spilled in took.remarks:
        for found in parts.lists(spilled, [0]):
            yield from found
