"""How cells are read: by columns, forms and what cells are by themselves."""

from pathlib import Path

import openpyxl
import polars
import pytest

from kb.errors import InvalidMapping
from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Remark, Taken
from tests.ingest.table.small import HEAD, MAPPING, read, stated


def test_several_are_found_in_what_was_found_before(tmp_path: Path) -> None:
    inner = MAPPING.replace("find: 'see (\\d+)'", "find: ['see ([^.]*)', '\\d+']")
    found = read(
        tmp_path,
        "7,Old Bank,bank,,,,,see 8 and 9. Of 1999",
        "8,Old Bank,bank,,,,,9",
        "9,Old Bank,bank,,,,,",
        text=inner,
    )
    related = {part[1:3] for row in found for part in stated(row) if part[0] == "RELATED_TO"}
    assert related == {("reg-7", "reg-8"), ("reg-7", "reg-9")}


def test_what_a_part_of_a_pattern_did_not_find_is_left_out(tmp_path: Path) -> None:
    either = MAPPING.replace("find: 'see (\\d+)'", "find: 'see (\\d+)|of'")
    found = read(tmp_path, "7,Old Bank,bank,,,,,of see 7", "8,Old Bank,bank,,,,,of", text=either)
    assert [type(one) for one in found] == [Taken, Taken]


def test_dates_as_written_stand_beside_those_of_a_form(tmp_path: Path) -> None:
    either = MAPPING.replace('[excel, "%d.%m.%Y", "%Y"]', '[as written, "%d.%m.%Y"]')
    given = ("05.06.2018", "2018-06-05", "2018-06", "2018", "June")
    *dated, refused = read(
        tmp_path, *(f"{n},Old Bank,bank,,{day},,," for n, day in enumerate(given)), text=either
    )
    begins = [next(said[4] for said in stated(row) if said[3] == "begins") for row in dated]
    assert begins == ["2018-06-05", "2018-06-05", "2018-06", "2018"]
    assert refused == Remark(
        6, "4", "Signed", "`June` is not a date of the form as written or %d.%m.%Y",
        "correct the cell, or the form in the mapping",
    )  # fmt: skip


def _amounts(file: Path, text: str = MAPPING) -> list[str]:
    (file.parent / "m.yaml").write_text(text)
    found = rows.read(mapping.read(file.parent / "m.yaml"), sheets.read(file))
    return [
        item.what
        if isinstance(item, Remark)
        else next(said[4] for said in stated(item) if said[3] == "amount")
        for item in found
    ]


def test_a_cell_that_is_a_number_is_one_whatever_signs_texts_have(tmp_path: Path) -> None:
    row = dict.fromkeys(HEAD.strip().split(","), "")
    made = [{**row, "No": str(n), "Lenders": "A", "Borrower": "B"} for n in (7, 8)]
    amounts = polars.Series("Amount", [1.5, 1.234])
    table = polars.DataFrame(made).with_columns(amounts)
    table.write_parquet(tmp_path / "t.parquet")
    table.write_excel(tmp_path / "t.xlsx")
    assert _amounts(tmp_path / "t.parquet") == ["EUR 1.5", "EUR 1.234"]
    assert _amounts(tmp_path / "t.xlsx") == ["EUR 1.5", "EUR 1.234"]


def test_where_only_some_cells_are_numbers_what_may_be_either_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD.strip().split(","))
    for number, amount in enumerate((1.5, "1.500,5", "1.234"), 7):
        sheet.append([number, "A", "", "B", "", amount])
    book.save(tmp_path / "t.xlsx")
    assert _amounts(tmp_path / "t.xlsx") == [
        *("EUR 1.5", "EUR 1500.5", "`1.234` may be 1.234 or 1234"),
    ]


def test_a_heading_that_stands_twice_names_no_column(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    (tmp_path / "t.csv").write_text(HEAD.replace("Note", "Note,Signed") + "7,A,bank,,,,,,\n")
    with pytest.raises(InvalidMapping) as caught:
        list(rows.read(mapping.read(tmp_path / "m.yaml"), sheets.read(tmp_path / "t.csv")))
    assert str(caught.value) == (
        f"{tmp_path}/m.yaml:11:3: `Signed` heads several columns of {tmp_path}/t.csv; "
        "give one another heading"
    )


def test_a_sheet_is_of_a_workbook(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(
        MAPPING.replace("source: gazette", "sheet: Loans\nsource: gazette")
    )
    (tmp_path / "t.csv").write_text(HEAD)
    with pytest.raises(InvalidMapping) as caught:
        list(rows.read(mapping.read(tmp_path / "m.yaml"), sheets.read(tmp_path / "t.csv")))
    assert str(caught.value) == (
        f"{tmp_path}/m.yaml:3:8: `sheet` is for workbooks, and {tmp_path}/t.csv is none; "
        "remove the line"
    )


def test_a_column_whose_cells_are_no_texts_is_told_as_that(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    row: dict[str, list[object]] = {name: ["7"] for name in HEAD.strip().split(",")}
    table = tmp_path / "t.parquet"
    polars.DataFrame({**row, "Note": [["see 7"]], "Guess": [b"\xff"]}).write_parquet(table)
    with pytest.raises(InvalidMapping) as caught:
        list(rows.read(mapping.read(tmp_path / "m.yaml"), sheets.read(table)))
    assert str(caught.value).splitlines() == [
        f"{tmp_path}/m.yaml:{line}: `{name}` holds {kind}, which is no text, in the rows of {table}"
        "; write it out as text in another column"
        for line, name, kind in (("13:3", "Guess", "Binary"), ("14:3", "Note", "List(String)"))
    ]


@pytest.mark.parametrize(
    ("entry", "read"),
    [
        ('{column: Amount, country: true, map: {Kosovo: XK, NA: NA, "#N/A": ""}}',
         {"Kosovo": ("XK",), "China": ("CN",), "NA": ("NA",), "#N/A": ("",), "": ("",)}),
        ('{column: Amount, number: plain, map: {n/a: ""}}', {"n/a": ("",), "1.50": ("1.50",)}),
        ('{column: Amount, number: {thousands: "", decimal: ","}}', {"1,5": ("1.5",)}),
        ('{column: Amount, split: "|", date: "%Y", map: {always: ""}}',
         {"2018|always": ("2018", "")}),
    ],
)  # fmt: skip
def test_a_map_is_asked_before_the_form(
    tmp_path: Path, entry: str, read: dict[str, tuple[str, ...]]
) -> None:
    old = '{column: Amount, number: {thousands: ".", decimal: ","}}'
    (tmp_path / "m.yaml").write_text(MAPPING.replace(old, entry))
    column = mapping.read(tmp_path / "m.yaml").columns.columns["amount"]
    assert {cell: column.read(cell) for cell in read} == read
