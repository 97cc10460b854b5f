"""The report on a file that is loaded row by row."""

from pathlib import Path

import pytest

from kb.cli.remarks import Remarks
from kb.errors import InvalidParameter
from kb.ingest.taken import Remark

_REMARK = Remark(7, "L-7", "Amount", "`many` is no number", "write digits")
_REPORT = (
    "number,key,column,what,remedy,refused\n7,L-7,Amount,`many` is no number,write digits,true\n"
)


def test_remarks_are_listed_and_those_of_an_earlier_reading_go(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "r.csv"
    remarks = Remarks(path)
    remarks.note(_REMARK)
    remarks.tell()
    written = path.read_text()
    Remarks(path).tell()
    assert (written, path.exists()) == (_REPORT, False)
    assert capsys.readouterr().out == f"  remarks on 1 are in {path}\n"


def test_nothing_but_a_report_is_written_over(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Ref,Lender\n")
    for path, told in {
        table: f"{table} is there and is no report: remove it, or name another by --report",
        tmp_path: f"{tmp_path} is there and is no report: remove it, or name another by --report",
        tmp_path / "no" / "r.csv": f"there is no folder {tmp_path / 'no'}",
    }.items():
        with pytest.raises(InvalidParameter) as caught:
            Remarks(path)
        assert str(caught.value) == told
    assert table.read_text() == "Ref,Lender\n"
