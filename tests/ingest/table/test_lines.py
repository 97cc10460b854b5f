"""Texts cut between their rows: however small the pieces, Polars reads the same rows of them."""

from pathlib import Path

import polars
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.errors import InvalidTable
from kb.ingest.table import lines, sheets
from kb.ingest.table.lines import Cut
from kb.ingest.table.workbook import Cells

_BITS = st.sampled_from(["x", "é", '"', '""', "\n", "\n\n", "\r\n", ",", '"q\nq"', " "])


@pytest.mark.parametrize(
    ("text", "size", "found"),
    [
        (b"a,b\n1,2\n3,4\n", 4, [Cut(4, 8, 1), Cut(8, 12, 1)]),
        (b"a,b\n1,2\n3,4\n", 99, [Cut(4, 12, 2)]),
        (b"a,b\n1,2\n3,4", 5, [Cut(4, 8, 1), Cut(8, 11, 1)]),
        (b'a,b\n"1\n",2\n3,4\n', 3, [Cut(4, 11, 1), Cut(11, 15, 1)]),
        (b'\xef\xbb\xbf\n"a\n",b\r\n\r\n1,2\r\n', 9, [Cut(12, 19, 2)]),
        (b"a,b\n", 4, []),
        (b"a,b", 4, []),
    ],
)
def test_a_cut_has_whole_rows(tmp_path: Path, text: bytes, size: int, found: list[Cut]) -> None:
    (tmp_path / "t.csv").write_bytes(text)
    assert list(lines.cuts(tmp_path / "t.csv", size)) == found


def _whole(path: Path) -> list[tuple[int, Cells]] | None:
    frame = polars.scan_csv(path, infer_schema=False, glob=False)
    try:
        return list(enumerate(frame.collect().rows(), 2))
    except polars.exceptions.PolarsError:
        return None


def _in_stretches(path: Path, size: int) -> list[tuple[int, Cells]] | None:
    sheet = sheets.read(path)
    try:
        return [row for stretch in sheet.stretches(size) for row in sheet.rows_of(stretch)]
    except InvalidTable:
        return None


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(_BITS, max_size=25).map("".join), st.sampled_from([1, 3, 8, 1000]))
def test_stretches_have_the_rows_of_the_whole(tmp_path: Path, text: str, size: int) -> None:
    path = tmp_path / "t.csv"
    path.write_bytes(b"a,b\n" + text.encode())
    whole = _whole(path)
    assert _in_stretches(path, size) == whole
    if whole is not None:
        assert sheets.read(path).count() == len(whole)
