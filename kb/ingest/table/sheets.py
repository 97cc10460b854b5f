"""Reading a table's cells as texts, batch by batch: CSV, XLSX or Parquet, by Polars."""

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from kb.errors import InvalidTable, MissingExtra, Problem
from kb.ingest.table import lines

if TYPE_CHECKING:
    import polars

Cells = tuple[str | None, ...]
SUFFIXES = (".csv", ".tsv", ".xlsx", ".parquet")
SEPARATED = (".csv", ".tsv")
_ROW = 100  # bytes of a row, about
_MOST_ROWS = 1 << 20  # of a workbook's sheet
_BATCH = 20_000
STRETCH = 1 << 20  # bytes of a text that are read at a time: some five thousand rows
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
        sheet: which of a workbook it is; empty for the first.
    """

    file: str
    headings: tuple[str, ...]
    first: int
    _frame: "polars.LazyFrame"
    sheet: str = ""

    def count(self) -> int:
        """Count the rows, without keeping any.

        Raises:
            InvalidTable: the file breaks off, or is not what its name says.
        """
        path = Path(self.file)
        if path.suffix.lower() in SEPARATED:
            # Polars would map all of the file into memory.
            return sum(cut.lines for cut in lines.cuts(path, STRETCH))
        import polars

        try:
            return int(self._frame.select(polars.len()).collect().item())
        except polars.exceptions.PolarsError as error:
            raise _unreadable(path, error) from error

    def numbers(self, headings: Iterable[str]) -> dict[str, bool]:
        """Return which of these columns have cells that are numbers, and whether all of them are.

        In a text there are none: its cells are as somebody wrote them.
        """
        path, asked = Path(self.file), [one for one in headings if one in self.headings]
        match path.suffix.lower():
            case ".parquet":
                return dict.fromkeys(_numeric(path).intersection(asked), True)
            case ".xlsx" if asked:
                return _numbers_of_workbook(path, self.sheet, asked)
        return {}

    def rows(self) -> Iterator[tuple[int, Cells]]:
        """Yield every row, from the first, with its number and its cells; empty ones are None.

        Raises:
            InvalidTable: the file breaks off, or is not what its name says.
        """
        if Path(self.file).suffix.lower() in SEPARATED:
            for stretch in self.stretches():
                yield from self.rows_of(stretch)
        else:
            yield from _numbered(self.file, self.first, self._frame)

    def stretches(self, size: int = STRETCH) -> Iterator[Stretch]:
        """Yield the table as stretches of its rows; a workbook is one, since it is read whole.

        Args:
            size: how many bytes the rows of a stretch have, about, where they are text.

        Raises:
            InvalidTable: the file is not what its name says.
        """
        path = Path(self.file)
        match path.suffix.lower():
            case ".parquet":
                rows = max(size // _ROW, 1)
                for at in range(0, self.count(), rows):
                    yield Stretch(self.first + at, at, at + rows)
            case ".xlsx":
                yield Stretch(self.first, 0, _MOST_ROWS)
            case _:
                number = self.first
                for cut in lines.cuts(path, size):
                    yield Stretch(number, cut.start, cut.end)
                    number += cut.lines

    def rows_of(self, stretch: Stretch) -> Iterator[tuple[int, Cells]]:
        """Yield the rows of a stretch, as `rows` does.

        Raises:
            InvalidTable: the file breaks off, or is not what its name says.
        """
        path = Path(self.file)
        if path.suffix.lower() in SEPARATED:
            frame = _separated(path, len(self.headings), stretch)
        else:
            frame = self._frame.slice(stretch.start, stretch.end - stretch.start)
        yield from _numbered(self.file, stretch.first, frame)


def _numeric(path: Path) -> frozenset[str]:
    import polars

    kinds = polars.scan_parquet(path, glob=False).collect_schema()
    return frozenset(name for name, kind in kinds.items() if kind.is_numeric())


def _numbers_of_workbook(path: Path, sheet: str, asked: Iterable[str]) -> dict[str, bool]:
    import fastexcel

    book, found = fastexcel.read_excel(path), {}
    for name in asked:
        try:
            [column] = book.load_sheet(
                sheet or 0, use_columns=[name], schema_sample_rows=None, dtype_coercion="strict"
            ).selected_columns
        except fastexcel.UnsupportedColumnTypeCombinationError:
            found[name] = False  # there are cells of several kinds
        else:
            if column.dtype in {"int", "float"}:
                found[name] = True
    return found


def _separated(path: Path, columns: int, stretch: Stretch) -> "polars.LazyFrame":
    """Read lines of a text as if they stood below its headings, whose names do not matter here."""
    import polars

    sign = _separator(path)
    with path.open("rb") as file:
        file.seek(stretch.start)
        headings = sign.join(map(str, range(columns))).encode()
        text = headings + b"\n" + file.read(stretch.end - stretch.start)
    try:
        return polars.read_csv(io.BytesIO(text), infer_schema=False, separator=sign).lazy()
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
    try:
        import fastexcel
        import polars
    except ImportError as error:
        raise MissingExtra(f"tables are read by Polars; {_EXTRA}") from error
    if path.suffix.lower() not in SUFFIXES:
        what = f"is no table: its name ends in none of {', '.join(SUFFIXES)}"
        raise InvalidTable([Problem(str(path), 0, 0, what, "save it as one of these")])
    if not path.is_file():
        raise InvalidTable([Problem(str(path), 0, 0, "is not there", "give the path of a file")])
    try:
        frame = _frame(path, sheet)
        headings = tuple(frame.collect_schema().names())
    except (
        *(polars.exceptions.PolarsError, fastexcel.FastExcelError, OSError, ValueError),
    ) as error:
        raise _unreadable(path, error) from error
    first = 1 if path.suffix.lower() == ".parquet" else 2
    return Sheet(str(path), headings, first, frame, sheet)


def _frame(path: Path, sheet: str) -> "polars.LazyFrame":
    import polars

    match path.suffix.lower():
        case ".parquet":
            # A list or a structure in a cell is no text, and is read by no mapping.
            frame = polars.scan_parquet(path, glob=False)
            flat = [name for name, kind in frame.collect_schema().items() if not kind.is_nested()]
            return frame.select(polars.col(flat).cast(polars.String))
        case ".xlsx":
            named = {"sheet_name": sheet} if sheet else {"sheet_id": 1}
            # Rows without cells are kept, so that numbers stay those of the spreadsheet.
            found = polars.read_excel(
                path, engine="calamine", infer_schema_length=0, drop_empty_rows=False, **named
            )
            return found.with_columns(polars.all().cast(polars.String)).lazy()
    return polars.scan_csv(path, infer_schema=False, separator=_separator(path), glob=False)


def _separator(path: Path) -> str:
    return "\t" if path.suffix.lower() == ".tsv" else ","


def _unreadable(path: Path, error: Exception) -> InvalidTable:
    said = str(error).strip().split("\n", 1)[0]
    what, remedy = f"cannot be read: {said}", "save it anew, as UTF-8 where it is text"
    if path.suffix.lower() in {".csv", ".tsv"} and (ragged := _ragged(path)):
        what, remedy = ragged, "put cells that hold the separator in double quotes"
    return InvalidTable([Problem(str(path), 0, 0, what, remedy)])


def _ragged(path: Path) -> str:
    """Return which row has more cells than there are headings; empty where none has."""
    with path.open(newline="", encoding="utf-8", errors="replace") as file:
        rows = csv.reader(file, delimiter=_separator(path))
        headings = next(rows, [])
        for number, row in enumerate(rows, 2):
            if len(row) > len(headings):
                return f"row {number} has {len(row)} cells, and there are {len(headings)} headings"
    return ""
