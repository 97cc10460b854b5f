"""Reading a table's cells as texts, from CSV, XLSX or Parquet."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import InvalidTable, InvalidValue, MissingExtra, Problem
from kb.ingest.table import lines, workbook
from kb.ingest.table.lines import Cells, Cut, Text
from kb.ingest.table.workbook import Book

if TYPE_CHECKING:
    import polars

SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet")
Numbered = Iterator[tuple[int, Cells | InvalidValue]]  # rows, or why one of them is none
_ROW = 100  # bytes of a row, about
_BATCH = 20_000
STRETCH = 1 << 20  # bytes of a text that are read at a time: some five thousand rows
_SECOND = "_duplicated_"  # as Polars calls the second column of a heading
_EXTRA = "install throughline-kb[tables]"


@dataclass(frozen=True)
class Stretch:
    """Rows of a table that stand together, which any process can read by themselves.

    Attributes:
        first: the number of the first.
        start, end: where they lie: bytes of a text, rows of anything else.
    """

    first: int
    start: int
    end: int


@dataclass(frozen=True)
class Sheet:
    """A table at hand.

    Attributes:
        file: its name, as messages call it.
        headings: its columns' names.
        first: the number of its first row: 2 where a line of headings stands above it.
        text, book, frame: where its rows are: one of these.
        left_out: columns whose cells are no texts, and what they hold.
    """

    file: str
    headings: tuple[str, ...]
    first: int
    text: Text | None = None
    book: Book | None = None
    frame: "polars.LazyFrame | None" = None
    left_out: Mapping[str, str] = field(default_factory=dict)

    @property
    def since_1904(self) -> bool:
        """Whether its days that are numbers are counted from 1904."""
        return self.book is not None and self.book.since_1904

    def merged(self) -> dict[int, list[tuple[str, int]]]:
        """Return the cells that are merged over several rows, by the first of these.

        Each as the heading of its column and the number of its last row.
        """
        found: dict[int, list[tuple[str, int]]] = {}
        for one in self.book.merged if self.book else ():
            found.setdefault(one.first, []).append((self.headings[one.left], one.last))
        return found

    def count(self) -> int:
        """Count the rows, without keeping any.

        Raises:
            InvalidTable: the file breaks off, or is not what its name says.
        """
        if self.text:
            return sum(cut.rows for cut in lines.cuts(self.text, STRETCH))
        if self.book:
            return len(self.book.rows)
        return _count(Path(self.file), self.frame) if self.frame is not None else 0

    def numbers(self, headings: Iterable[str]) -> dict[str, bool]:
        """Return which of these columns have cells that are numbers, and whether all of them are.

        In a text there are none: its cells are as somebody wrote them.
        """
        path, asked = Path(self.file), [one for one in headings if one in self.headings]
        if path.suffix.lower() == ".parquet":
            return dict.fromkeys(_numeric(path).intersection(asked), True)
        numbers = self.book.numbers if self.book else {}
        return {self.headings[at]: all for at, all in numbers.items() if self.headings[at] in asked}

    def rows(self) -> Numbered:
        """Yield every row, from the first, with its number and its cells; empty ones are None.

        Raises:
            InvalidTable: the file breaks off, or is not what its name says.
        """
        for stretch in self.stretches():
            yield from self.rows_of(stretch)

    def stretches(self, size: int = STRETCH) -> Iterator[Stretch]:
        """Yield the table as stretches of its rows; a workbook is one, since it is read whole.

        Args:
            size: how many bytes the rows of a stretch have, about, where they are text.

        Raises:
            InvalidTable: the file is not what its name says.
        """
        if self.text:
            number = self.first
            for cut in lines.cuts(self.text, size):
                yield Stretch(number, cut.start, cut.end)
                number += cut.rows
            return
        rows = self.count()
        step = rows if self.book else size // _ROW
        for at in range(0, rows, max(step, 1)):
            yield Stretch(self.first + at, at, at + max(step, 1))

    def rows_of(self, stretch: Stretch) -> Numbered:
        """Yield the rows of a stretch, as `rows` does.

        Raises:
            InvalidTable: the file breaks off, or is not what its name says.
        """
        if self.text:
            yield from lines.rows(self.text, Cut(stretch.start, stretch.end, 0), stretch.first)
        elif self.book:
            yield from enumerate(self.book.rows[stretch.start : stretch.end], stretch.first)
        elif self.frame is not None:
            frame = self.frame.slice(stretch.start, stretch.end - stretch.start)
            yield from _numbered(self.file, stretch.first, frame)


def _numeric(path: Path) -> frozenset[str]:
    import polars

    kinds = polars.scan_parquet(path, glob=False).collect_schema()
    return frozenset(name for name, kind in kinds.items() if kind.is_numeric())


def _count(path: Path, frame: "polars.LazyFrame") -> int:
    import polars

    try:
        return int(frame.select(polars.len()).collect().item())
    except polars.exceptions.PolarsError as error:
        raise _unreadable(path, error) from error


def _numbered(file: str, number: int, frame: "polars.LazyFrame") -> Iterator[tuple[int, Cells]]:
    import polars

    try:
        for batch in frame.collect_batches(chunk_size=_BATCH, maintain_order=True):
            for row in batch.iter_rows():
                yield number, row
                number += 1
    except polars.exceptions.PolarsError as error:
        raise _unreadable(Path(file), error) from error


def read(path: Path, sheet: str = "") -> Sheet:
    """Open a table; `sheet` names one of a workbook, the first if not given.

    Raises:
        InvalidTable: it is none that can be read.
        MissingExtra: what reads tables is not installed.
    """
    if path.suffix.lower() not in SUFFIXES:
        what = f"is no table: its name ends in none of {', '.join(SUFFIXES)}"
        raise InvalidTable([Problem(str(path), 0, 0, what, "save it as one of these")])
    if not path.is_file():
        raise InvalidTable([Problem(str(path), 0, 0, "is not there", "give the path of a file")])
    try:
        match path.suffix.lower():
            case ".xlsx":
                return _workbook(path, sheet)
            case ".parquet":
                return _parquet(path)
    except ImportError as error:
        what = f"workbooks and Parquet are read by openpyxl and Polars; {_EXTRA}"
        raise MissingExtra(what) from error
    text = lines.read(path)
    return Sheet(str(path), _unlike(text.headings), text.first, text)


def _workbook(path: Path, sheet: str) -> Sheet:
    import openpyxl  # noqa: F401 - where it is missing, that is no fault of the file

    try:
        book = workbook.read(path, sheet)
    except InvalidValue as error:
        raise InvalidTable([Problem(str(path), 0, 0, error.what, error.remedy)]) from error
    except Exception as error:  # openpyxl lets through whatever a damaged part of a file provokes
        raise _unreadable(path, error) from error
    return Sheet(str(path), _unlike(book.headings), book.first, book=book)


def _unlike(headings: Iterable[str | None]) -> tuple[str, ...]:
    """Return headings of which none is like another, as Polars calls those that are."""
    found: dict[str, None] = {}
    for heading in (one or "" for one in headings):
        more = (f"{heading}{_SECOND}{number}" for number in count())
        found[heading if heading not in found else next(m for m in more if m not in found)] = None
    return tuple(found)


def _parquet(path: Path) -> Sheet:
    import polars

    try:
        frame = polars.scan_parquet(path, glob=False)
        kinds = dict(frame.collect_schema())
    except (polars.exceptions.PolarsError, OSError, ValueError) as error:
        raise _unreadable(path, error) from error
    no_texts = (polars.Binary, polars.Object)
    left_out = {n: str(kind) for n, kind in kinds.items() if kind.is_nested() or kind in no_texts}
    flat = [name for name in kinds if name not in left_out]
    texts = frame.select(polars.col(flat).cast(polars.String))
    return Sheet(str(path), tuple(flat), 1, frame=texts, left_out=left_out)


def _unreadable(path: Path, error: Exception) -> InvalidTable:
    said = str(error).strip().split("\n", 1)[0]
    return InvalidTable([Problem(str(path), 0, 0, f"cannot be read: {said}", "save it anew")])
