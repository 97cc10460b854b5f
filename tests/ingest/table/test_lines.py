"""Texts of separated values: what is damaged is one row, however the text is cut."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.errors import InvalidTable, InvalidValue
from kb.ingest.table import lines, sheets
from kb.ingest.table.lines import Cells, Cut

_BITS = st.sampled_from(["x", "é", '"', '""', "\n", "\n\n", "\r\n", ",", '"q\nq"', " "])
_CELLS = st.text(st.sampled_from('ab ,;\t"\n\ré'), max_size=5)
_STRAY = (
    "a quote stands where none belongs, or ends nowhere; "
    'put the whole cell in quotes, and write each quote in it twice, as "5"" pipe"'
)


@pytest.mark.parametrize(
    ("text", "size", "found"),
    [
        (b"a,b\n1,2\n3,4\n", 4, [Cut(4, 8, 1), Cut(8, 12, 1)]),
        (b"a,b\n1,2\n3,4\n", 99, [Cut(4, 12, 2)]),
        (b"a,b\n1,2\n3,4", 5, [Cut(4, 11, 2)]),
        (b'a,b\n"1\n",2\n3,4\n', 3, [Cut(4, 11, 1), Cut(11, 15, 1)]),
        (b'\xef\xbb\xbf\n"a\n",b\r\n\r\n1,2\r\n', 9, [Cut(12, 19, 2)]),
        (b"a,b\n", 4, []),
        (b"a,b", 4, []),
    ],
)
def test_a_cut_has_whole_rows(tmp_path: Path, text: bytes, size: int, found: list[Cut]) -> None:
    (tmp_path / "t.csv").write_bytes(text)
    assert list(lines.cuts(lines.read(tmp_path / "t.csv"), size)) == found


def _rows(path: Path, size: int = sheets.STRETCH) -> list[tuple[int, Cells | str]]:
    sheet = sheets.read(path)
    return [
        (number, str(row) if isinstance(row, InvalidValue) else row)
        for stretch in sheet.stretches(size)
        for number, row in sheet.rows_of(stretch)
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("1,2\n\n3,\n", [(2, ("1", "2")), (3, (None, None)), (4, ("3", None))]),
        ('"1\n2","say ""x"""\n', [(2, ("1\n2", 'say "x"'))]),
        (
            "1,2,3\n4\n5,6\n",
            [
                (2, "the row has 3 cells, beside 2 headings; "
                 "put cells that hold the separator in double quotes"),
                (3, "the row has 1 cell, beside 2 headings; "
                 "complete it: it may be cut off"),
                (4, ("5", "6")),
            ],
        ),
        # The next quote is another row's: no line goes with the damaged one.
        ('5" pipe,2\n3,4\n"5\n6",7\n', [(2, _STRAY), (3, ("3", "4")), (4, ("5\n6", "7"))]),
        ('1,"2\n3,4\n5,6', [(2, _STRAY), (3, ("3", "4")), (4, ("5", "6"))]),
        ('1,"2"x\n3,4\n', [(2, _STRAY), (3, ("3", "4"))]),
        (f'1,"{"x" * 200_000}"\n', [(2, ("1", "x" * 200_000))]),
        (f'1,"{"x" * 2_000_000}\n3,4\n', [(2, _STRAY), (3, ("3", "4"))]),
    ],
)  # fmt: skip
def test_what_is_damaged_is_one_row(
    tmp_path: Path, text: str, rows: list[tuple[int, Cells | str]]
) -> None:
    (tmp_path / "t.csv").write_text(f"a,b\n{text}")
    assert _rows(tmp_path / "t.csv") == rows
    assert _rows(tmp_path / "t.csv", 1) == rows
    assert sheets.read(tmp_path / "t.csv").count() == len(rows)


@pytest.mark.parametrize("damaged", ['1,"2\n', '1,5" pipe\n'])
def test_a_quote_astray_takes_none_of_many_lines_with_it(tmp_path: Path, damaged: str) -> None:
    path, line = tmp_path / "t.csv", f"1,{'x' * 20}\n"
    path.write_text(f"a,b\n{damaged}{line * 40_000}")
    first, *others = _rows(path)
    assert (first, others[0], others[-1]) == (
        (2, _STRAY),
        (3, ("1", "x" * 20)),
        (40_002, ("1", "x" * 20)),
    )


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_BITS, max_size=25).map("".join), st.sampled_from([1, 3, 8]))
def test_stretches_have_the_rows_of_the_whole(tmp_path: Path, text: str, size: int) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + text.encode())
    whole = _rows(path)
    assert _rows(path, size) == whole
    assert [number for number, _ in whole] == list(range(2, 2 + len(whole)))


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_CELLS, _CELLS), max_size=6), st.sampled_from([",", ";"]))
def test_what_is_written_is_read(tmp_path: Path, rows: list[tuple[str, str]], sign: str) -> None:
    text = io.StringIO()
    csv.writer(text, delimiter=sign).writerows([("a", "b"), *rows])
    (tmp_path / "t.csv").write_bytes(text.getvalue().encode())
    blank = (None, None)  # as is a row that holds no more than spaces
    cells = [
        tuple(cell or None for cell in row) if "".join(row).strip(" \t") else blank for row in rows
    ]
    assert _rows(tmp_path / "t.csv", 9) == list(enumerate(cells, 2))


@pytest.mark.parametrize(
    ("name", "text", "headings", "first"),
    [
        ("t.csv", "a,b\n", ("a", "b"), 2),
        ("t.csv", "\n,\n\na,b\n", ("a", "b"), 5),
        ("t.csv", 'a;"b\nof c"\n', ("a", "b\nof c"), 2),
        ("t.csv", "Amount, EUR;No;Name\n", ("Amount, EUR", "No", "Name"), 2),
        ("t.csv", "a\tb\n", ("a", "b"), 2),
        ("t.csv", "a|b\n", ("a", "b"), 2),
        ("t.tsv", "a,b\tc\n", ("a,b", "c"), 2),
    ],
)
def test_headings_are_found(
    tmp_path: Path, name: str, text: str, headings: tuple[str, ...], first: int
) -> None:
    (tmp_path / name).write_text(text)
    read = sheets.read(tmp_path / name)
    assert (read.headings, read.first) == (headings, first)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "is empty; write its headings and its rows"),
        (b"a\n\xe9\n", "row 2 is not UTF-8; save it anew as UTF-8, with commas between"),
        (b"\xff\xfea\0,\0b\0", "row 1 is not UTF-8; save it anew as UTF-8, with commas between"),
        (b'a,5" b\n', f"row 1, of the headings: {_STRAY}"),
    ],
)
def test_what_is_no_text_of_cells_is_told_in_words(
    tmp_path: Path, content: bytes, said: str
) -> None:
    (tmp_path / "t.csv").write_bytes(content)
    with pytest.raises(InvalidTable) as caught:
        list(sheets.read(tmp_path / "t.csv").rows())
    assert str(caught.value) == f"{tmp_path / 't.csv'}: {said}"
