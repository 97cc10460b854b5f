"""Tables as files have them: every cell a text, every row with its number."""

import sys
from datetime import date
from pathlib import Path

import openpyxl
import polars
import pytest

from kb.errors import InvalidTable, MissingExtra
from kb.ingest.table import sheets


def _book(path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for row in (["a", "b"], [1.5, "x"], [None, None], [3, date(2018, 4, 8)]):
        first.append(row)
    book.create_sheet("more").append(["c"])
    book.save(path)


def test_a_workbook_has_texts_and_the_numbers_of_its_rows(tmp_path: Path) -> None:
    _book(tmp_path / "t.xlsx")
    read = sheets.read(tmp_path / "t.xlsx")
    assert (read.headings, list(read.rows())) == (
        ("a", "b"),
        [(2, ("1.5", "x")), (3, (None, None)), (4, ("3", "2018-04-08 00:00:00"))],
    )
    assert sheets.read(tmp_path / "t.xlsx", "more").headings == ("c",)


def test_separated_values_have_texts_as_written(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(b'\xef\xbb\xbfa,b\n007,"x\ny"\n,\n')
    assert list(sheets.read(tmp_path / "t.csv").rows()) == [(2, ("007", "x\ny")), (3, (None, None))]
    (tmp_path / "t.tsv").write_text("a\tb\n1,5\t2\n")
    assert list(sheets.read(tmp_path / "t.tsv").rows()) == [(2, ("1,5", "2"))]


def test_parquet_has_no_line_of_headings_and_what_is_no_text_is_left_out(tmp_path: Path) -> None:
    polars.DataFrame(
        {"a": [1, None], "b": [date(2018, 4, 8), None], "c": [[1], [2]]}
    ).write_parquet(tmp_path / "t.parquet")
    read = sheets.read(tmp_path / "t.parquet")
    assert (read.headings, list(read.rows())) == (
        ("a", "b"),
        [(1, ("1", "2018-04-08")), (2, (None, None))],
    )


def test_cells_that_are_numbers_are_told_from_texts(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    first = book.active
    assert first is not None
    for row in (["n", "t", "both", "none"], [1.5, "1.5", 1.234, None], [3, "3", "1.234", None]):
        first.append(row)
    book.save(tmp_path / "t.xlsx")
    read = sheets.read(tmp_path / "t.xlsx")
    assert read.numbers(["n", "t", "both", "none", "absent"]) == {"n": True, "both": False}
    frame = polars.DataFrame({"n": [1.5, None], "t": ["1.5", "3"]})
    frame.write_parquet(tmp_path / "t.parquet")
    assert sheets.read(tmp_path / "t.parquet").numbers(["n", "t"]) == {"n": True}
    frame.write_csv(tmp_path / "t.csv")
    assert sheets.read(tmp_path / "t.csv").numbers(["n", "t"]) == {}


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("t.txt", b"a", "is no table: its name ends in none of .csv, .tsv, .xlsx, .parquet; "
         "save it as one of these"),
    ],
)  # fmt: skip
def test_what_is_no_table_is_told_in_words(
    tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InvalidTable) as caught:
        list(sheets.read(tmp_path / name).rows())
    assert str(caught.value) == f"{tmp_path / name}: {said}"


@pytest.mark.parametrize("name", ["t.xlsx", "t.parquet"])
def test_a_damaged_file_is_no_table(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"hello")
    with pytest.raises(InvalidTable, match="cannot be read: "):
        list(sheets.read(tmp_path / name).rows())


def test_a_table_that_is_not_there_and_a_sheet_that_is_not_in_it(tmp_path: Path) -> None:
    with pytest.raises(InvalidTable) as caught:
        sheets.read(tmp_path / "t.csv")
    assert str(caught.value) == f"{tmp_path}/t.csv: is not there; give the path of a file"
    _book(tmp_path / "t.xlsx")
    with pytest.raises(InvalidTable) as caught:
        sheets.read(tmp_path / "t.xlsx", "Nope")
    assert str(caught.value) == f"{tmp_path}/t.xlsx: unknown sheet `Nope`; write one of Sheet, more"


@pytest.mark.parametrize(("name", "module"), [("t.parquet", "polars"), ("t.xlsx", "openpyxl")])
def test_without_what_reads_it_the_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    (tmp_path / name).touch()
    with pytest.raises(MissingExtra) as caught:
        sheets.read(tmp_path / name)
    assert str(caught.value) == (
        "workbooks and Parquet are read by openpyxl and Polars; install throughline-kb[tables]"
    )
