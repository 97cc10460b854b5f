"""Stretches of a table read apart, by any process, as if read one after another.

A stretch is first read as if it were the first. What it then tells of itself is held against what
those before it tell: where rows before it declare a thing otherwise, or have one of its keys, it is
read again, knowing that. What it tells may be other than before, so that those after it may have to
be read once more; the first is right from the beginning, each of the others once those before it
are. Most tables have nothing of the kind in most of their stretches.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from kb.ingest.table import fit, rows, sheets
from kb.ingest.table import mapping as mappings
from kb.ingest.table.mapping import Mapping
from kb.ingest.table.rows import Reader
from kb.ingest.table.sheets import Sheet, Stretch
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Declaration

Declared = dict[str, tuple[int, Declaration]]


@dataclass(frozen=True)
class Table:
    """A table, and the mapping that says how to read it.

    Attributes:
        stretch: how many bytes are read at a time, about.
        dataset: what the table is loaded as.
    """

    file: Path
    mapping: Path
    stretch: int = sheets.STRETCH
    dataset: str = ""


@dataclass(frozen=True)
class Before:
    """What rows before a stretch declare and are named, as far as the stretch has to know it."""

    declared: Declared = field(default_factory=dict)
    keys: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Spoken:
    """What a stretch tells of a thing.

    Attributes:
        row: the row that declares it first; 0 if that is one before the stretch, or none is taken.
        alike: whether all rows of the stretch that speak of it declare it like this.
    """

    row: int
    declaration: Declaration
    alike: bool


@dataclass(frozen=True)
class Read:
    """One reading of a stretch: its rows as they are read, and what it tells once they are."""

    items: Iterator[Taken | Remark]
    reader: Reader
    before: Before

    def spoken(self) -> Iterator[Spoken]:
        """Yield what the stretch tells of each thing that its rows speak of."""
        declared, known = self.reader.declared, self.before.declared
        views = self.reader.views or {}
        for id, view in views.items():
            row, one = (0, None) if id in known else declared.get(id, (0, None))
            yield Spoken(row, one or view or Declaration(id, ""), alike=view is not None)
        for id in declared.keys() - views.keys() - known.keys():
            yield Spoken(*declared[id], alike=True)  # a row speaks of it that another row makes

    def named(self) -> Iterator[tuple[str, int]]:
        """Yield the keys of rows, each with the first row that has it."""
        yield from self.reader.keys.items()


def _open(table: Table) -> tuple[Mapping, Sheet]:
    read = replace(mappings.read(table.mapping), dataset=table.dataset)
    sheet = sheets.read(table.file, read.sheet)
    return fit.fitted(read, sheet), sheet


_opened = lru_cache(maxsize=2)(_open)  # a process reads one stretch after another


def stretches(table: Table) -> Iterator[Stretch | None]:
    """Yield the stretches in which a table can be read; None for all of it at once.

    Raises:
        InvalidMapping: the mapping is wrong, or does not fit the table.
        InvalidTable: there is no table.
    """
    mapping, sheet = _open(table)
    fit.places(mapping, sheet)
    if rows.speak_of_others(mapping):
        yield None
    else:
        yield from sheet.stretches(table.stretch)


def read(table: Table, stretch: Stretch | None, before: Before) -> Read:
    """Begin to read a stretch, or all of a table.

    Raises:
        InvalidMapping: the mapping is wrong, or does not fit the table.
        InvalidTable: there is no table, or it breaks off.
    """
    mapping, sheet = _opened(table)
    reader = Reader(
        mapping,
        fit.places(mapping, sheet),
        rows.made(mapping, sheet),
        dict(before.declared),
        dict(before.keys),
        {},
        sheet.merged(),
    )
    numbered = sheet.rows() if stretch is None else sheet.rows_of(stretch)
    return Read(reader.all(numbered), reader, before)


def needed(spoken: Iterable[Spoken], keys: Iterable[tuple[str, int]], earlier: Before) -> Before:
    """Return what a stretch has to know of rows before it, given all that these tell."""
    declared = {}
    for one in spoken:
        known = earlier.declared.get(one.declaration.id)
        if known and not (one.alike and known[1] == one.declaration):
            declared[one.declaration.id] = known
    named = {key: earlier.keys[key] for key, _ in keys if key in earlier.keys}
    return Before(declared, named)


def tell(spoken: Iterable[Spoken], keys: Iterable[tuple[str, int]], later: Before) -> None:
    """Add what a stretch tells to what those after it may have to know."""
    for one in spoken:
        if one.row:
            later.declared.setdefault(one.declaration.id, (one.row, one.declaration))
    for key, row in keys:
        later.keys.setdefault(key, row)
