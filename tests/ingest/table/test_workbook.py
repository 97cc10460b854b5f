"""Workbooks say no more than their cells show."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from kb.ingest.table import mapping, rows, sheets, workbook
from kb.ingest.taken import Remark
from tests.ingest.table.small import HEAD, MAPPING, stated


def _book(path: Path, lines: Iterable[Iterable[Any]], format: str = "General") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(list(line))
    for row in sheet.iter_rows(min_row=2):
        for cell in row:
            cell.number_format = format
    book.save(path)
    return path


def _at(*parts: int) -> datetime:
    year, month, day, hour, minute = parts
    return datetime(year, month, day, hour, minute, tzinfo=UTC).replace(tzinfo=None)


@pytest.mark.parametrize(
    ("value", "format", "text"),
    [
        (date(2018, 4, 8), "yyyy-mm-dd", "2018-04-08 00:00:00"),
        (date(2018, 4, 8), "d/m/yy;@", "2018-04-08 00:00:00"),
        (date(2018, 4, 8), '[$-409]dddd, mmmm dd, yyyy "noon"', "2018-04-08 00:00:00"),
        (_at(2018, 4, 8, 12, 30), "yyyy-mm-dd h:mm", "2018-04-08 12:30:00"),
        (date(2018, 4, 1), "mmm-yy", "2018-04"),
        (date(2018, 4, 1), "mm/yyyy h:mm", "2018-04"),
        (date(2018, 4, 1), "dddd mmm yyyy", "2018-04"),
        (date(2018, 1, 1), "yyyy", "2018"),
        (date(2018, 1, 1), '"since "yyyy', "2018"),
        (_at(2018, 1, 1, 7, 5), "yyyy h:mm:ss", "2018"),
        (date(2018, 4, 8), "d-mmm", "--04-08"),
        (_at(2018, 4, 8, 7, 5), "h:mm", "07:05:00"),
        (time(7, 5), "h:mm", "07:05:00"),
        (0.51, "0%", "51%"),
        (0.514, "0.00%", "51.4%"),
        (1, "0%", "100%"),
        (0.51, '0.00" %"', "0.51"),
        (0.51, "General", "0.51"),
        (114138082.756, "#,##0", "114138082.756"),
        (1e20, "General", "100000000000000000000"),
        (-3.0, "General", "-3"),
        (True, "General", "true"),
        ("#N/A", "General", "#N/A"),
        ("007", "@", "007"),
    ],
)
def test_a_cell_is_what_it_shows(tmp_path: Path, value: Any, format: str, text: str) -> None:
    book = workbook.read(_book(tmp_path / "t.xlsx", [["a"], [value]], format), "")
    assert (book.headings, book.first, book.rows) == (("a",), 2, ((text,),))


def test_rows_have_the_numbers_of_the_sheet_and_as_many_cells_as_headings(tmp_path: Path) -> None:
    lines: list[list[Any]] = [[], [], [None, "a", "b"], [None, 1], [], [None, None, "x", "note"]]
    read = sheets.read(_book(tmp_path / "t.xlsx", lines))
    assert (read.headings, list(read.rows())) == (
        ("", "a", "b"),
        [(4, (None, "1", None)), (5, (None,) * 3), (6, (None, None, "x"))],
    )


def test_headings_that_are_alike_are_told_apart(tmp_path: Path) -> None:
    read = sheets.read(_book(tmp_path / "t.xlsx", [["a", "a", None, "a", "b"]]))
    assert read.headings == ("a", "a_duplicated_0", "", "a_duplicated_1", "b")


def _loans(path: Path, *cells: tuple[Any, str, Any]) -> list[list[str] | Remark]:
    """What is stated of the terms of loans that have these days, in these formats, and amounts."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    book.epoch = CALENDAR_MAC_1904 if path.stem == "mac" else book.epoch
    sheet.append(HEAD.strip().split(","))
    for number, (day, format, amount) in enumerate(cells, 7):
        sheet.append([number, "A", "", "B", day, amount])
        sheet.cell(sheet.max_row, 5).number_format = format
    book.save(path)
    (path.parent / "m.yaml").write_text(MAPPING)
    return [
        item if isinstance(item, Remark) else [part[4] for part in stated(item) if part[3]]
        for item in rows.read(mapping.read(path.parent / "m.yaml"), sheets.read(path))
    ]


def test_a_month_is_no_day_and_an_error_no_empty_cell(tmp_path: Path) -> None:
    day = date(2018, 4, 1)
    cells = ((day, "mmm-yy", 5), (day, "yyyy", 5), (day, "d-mmm", 5), (day, "yyyy-mm-dd", "#N/A"))
    assert _loans(tmp_path / "t.xlsx", *cells) == [
        ["2018-04", "EUR 5"],
        ["2018", "EUR 5"],
        Remark(4, "9", "Signed", "`--04-01` is not a date of the form excel, %d.%m.%Y or %Y",
               "correct the cell, or the form in the mapping"),
        Remark(5, "10", "Amount", "`#N/A` is an error of the spreadsheet",
               "correct it, or `map` #N/A"),
    ]  # fmt: skip


def test_days_that_are_numbers_are_counted_from_where_the_workbook_does(tmp_path: Path) -> None:
    cells = ((date(2018, 4, 8), "yyyy-mm-dd", 5), (41736, "General", 5))
    assert _loans(tmp_path / "mac.xlsx", *cells) == [["2018-04-08", "EUR 5"]] * 2


def test_a_merged_cell_is_read_for_each_of_its_rows_and_remarked_on(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for line in (HEAD.strip().split(","), [7, "A"], [8], [9, "B"], [10, "C"]):
        sheet.append(line)
    for merged in ("B2:B3", "B5:D5", "H2:H5"):
        sheet.merge_cells(merged)
    book.save(tmp_path / "t.xlsx")
    (tmp_path / "m.yaml").write_text(MAPPING)
    remark, *taken, last, refused = rows.read(
        mapping.read(tmp_path / "m.yaml"), sheets.read(tmp_path / "t.xlsx")
    )
    lenders = [part[1:3] for row in (*taken, last) for part in stated(row) if part[0] == "LENDS"]
    assert lenders == [("reg-a", "reg-7"), ("reg-a", "reg-8"), ("reg-b", "reg-9")]
    assert remark == Remark(
        2, "7", "Lenders", "the cell is merged over rows 2 to 3",
        "each of them is read with its value; part the cells if it is not each's", refused=False,
    )  # fmt: skip
    assert refused == Remark(
        5,
        "10",
        "Kinds",
        "the cell is merged with another column's",
        "part the two, or `map` #MERGED!",
    )


def test_a_formula_without_its_value_is_refused_where_it_is_read(tmp_path: Path) -> None:
    cells = (("=DATE(2018,4,8)", "General", 5), ("", "General", 5))
    assert _loans(tmp_path / "t.xlsx", *cells) == [
        Remark(2, "7", "Signed", "the cell has a formula that was saved without its value",
               "save the workbook with a program that calculates it, or `map` #UNCALCULATED!"),
        ["EUR 5"],
    ]  # fmt: skip
