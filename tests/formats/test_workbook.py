"""Spreadsheets, read back by another program's eyes."""

import io
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.escape import unescape

from kb.errors import DoesNotFit
from kb.formats import workbook


def _opened(
    columns: Sequence[str], rows: Sequence[Sequence[Any]], name: str = "party", **about: str
) -> openpyxl.Workbook:
    output = io.BytesIO()
    workbook.write(output, name, columns, rows, about)
    return openpyxl.load_workbook(output)


def _values(book: openpyxl.Workbook, sheet: int) -> list[tuple[Any, ...]]:
    return list(book.worksheets[sheet].iter_rows(values_only=True))


def _cell(value: Any) -> tuple[Any, str]:
    """A written value as it is read back, with its type: n, s, b, d or f."""
    cell = _opened(["column"], [[value]]).worksheets[0]["A2"]
    return cell.value, cell.data_type


def test_rows_stand_under_a_header_that_stays_and_filters() -> None:
    book = _opened(["name", "amount"], [["ZTE", 5], [None, 2.5]])
    sheet = book.worksheets[0]
    assert _values(book, 0) == [("name", "amount"), ("ZTE", 5), (None, 2.5)]
    assert (sheet.title, sheet.freeze_panes, sheet.auto_filter.ref) == ("party", "A2", "A1:B3")


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        (5, (5, "n")),
        (-2.5, (-2.5, "n")),
        (True, (True, "b")),
        (date(2018, 6, 5), (datetime(2018, 6, 5), "d")),  # noqa: DTZ001 - a day has no zone
        (date(1900, 3, 1), (datetime(1900, 3, 1), "d")),  # noqa: DTZ001
        (date(1900, 2, 28), ("1900-02-28", "s")),
        (date(1879, 1, 1), ("1879-01-01", "s")),
        (date(9999, 12, 30), (datetime(9999, 12, 30), "d")),  # noqa: DTZ001
        (999_999_999_999_999, (999_999_999_999_999, "n")),
        (1_000_000_000_000_000, ("1000000000000000", "s")),
        (float("inf"), ("inf", "s")),
        (["huawei", "zte"], ('["huawei", "zte"]', "s")),
        ("12", ("12", "s")),
        ("2018-06-05", ("2018-06-05", "s")),
        ("=1+1", ("=1+1", "s")),
        ("{=1+1}", ("{=1+1}", "s")),
        ("https://herald.example/", ("https://herald.example/", "s")),
        (" two\nlines ", (" two\nlines ", "s")),
        ("中兴 & <b>", ("中兴 & <b>", "s")),
    ],
    ids=str,
)
def test_a_cell_has_the_type_of_its_value(value: Any, kept: tuple[Any, str]) -> None:
    assert _cell(value) == kept


def test_what_xml_cannot_hold_is_escaped() -> None:
    assert unescape(_cell("bell \x07 and _x0007_")[0]) == "bell \x07 and _x0007_"


def test_an_address_is_no_link() -> None:
    sheet = _opened(["url"], [["https://herald.example/"]]).worksheets[0]
    assert sheet["A2"].hyperlink is None


def test_a_text_that_fills_a_cell_is_whole() -> None:
    assert _cell("a" * 32_767) == ("a" * 32_767, "s")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("a" * 32_768, "a" * 32_729 + " […cut here: 32,768 characters in all]"),
        ("😀" * 20_000, "😀" * 16_364 + " […cut here: 20,000 characters in all]"),
    ],
    ids=["of one unit a character", "of two"],
)
def test_a_text_too_long_for_a_cell_says_so_in_the_cell_and_on_the_second_sheet(
    text: str, kept: str
) -> None:
    book = _opened(["party", "says"], [["zte", "short"], ["zte", text]], question="evidence")
    assert _values(book, 0)[2] == ("zte", kept)
    assert _values(book, 1) == [
        ("question", "evidence"),
        (
            "cut texts",
            "B3: longer than the 32,767 characters of a cell; csv and json hold them whole",
        ),
    ]


def test_the_second_sheet_says_what_the_first_is() -> None:
    book = _opened(["name"], [], question="party", party='"zte"')
    assert book.sheetnames == ["party", "about"]
    assert (_values(book, 0), _values(book, 1)) == (
        [("name",)],
        [("question", "party"), ("party", '"zte"')],
    )


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("about", "about rows"),
        ("History", "History rows"),
        ("", "rows"),
        ("a/b's: [all]", "a-b-s- -all-"),
        ("a" * 40, "a" * 31),
    ],
)
def test_a_name_that_no_sheet_can_have_is_changed(name: str, title: str) -> None:
    assert _opened(["name"], [], name).sheetnames == [title, "about"]


def test_more_rows_than_a_sheet_holds_are_an_error_and_nothing_is_written() -> None:
    def rows() -> Iterator[tuple[None]]:
        for _ in range(1_048_576):
            yield (None,)

    output = io.BytesIO()
    with pytest.raises(DoesNotFit) as refused:
        workbook.write(output, "party", ["name"], rows(), {})
    assert str(refused.value) == (
        "a spreadsheet holds 1,048,575 rows and there are more; "
        "ask for fewer, or for another format, such as csv"
    )
    assert output.getvalue() == b""


def test_an_output_that_cannot_seek_will_do() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def seek(self, *_: Any) -> int:
            raise io.UnsupportedOperation

    pipe = Pipe()
    workbook.write(pipe, "party", ["name"], [["ZTE"]], {})
    assert openpyxl.load_workbook(io.BytesIO(pipe.getvalue())).sheetnames == ["party", "about"]
