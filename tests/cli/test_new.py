"""`kb new mapping`: what it writes and where, and what it refuses."""

from pathlib import Path

from kb.store.hash import graph_hash
from tests.cli.conftest import Run
from tests.conftest import Using
from tests.ingest.table.drafting.test_written import DRAFT, LOANS


def test_a_draft_is_printed_or_written_and_nothing_is_written_over(kb: Run, tmp_path: Path) -> None:
    table, place = tmp_path / "loans.csv", tmp_path / "m.yaml"
    table.write_text(LOANS)
    given = ("--from", str(table), "--published", "2024-06", "--title", "Loans [all]")
    assert kb("new", "mapping", *given).stdout == DRAFT
    first = kb("new", "mapping", *given, "-o", str(place))
    assert (first.returncode, place.read_text()) == (0, DRAFT)
    assert first.stdout == f"{place}: decide each `# check:` in it, then remove `draft: true`\n"
    again = kb("new", "mapping", *given, "-o", str(place))
    assert (again.returncode, again.stdout, again.stderr) == (
        *(2, "", f"{place} is there already; give another name with -o\n"),
    )


def test_a_draft_reads_rows_and_loads_none(empty: Using, kb: Run, tmp_path: Path) -> None:
    table, place = tmp_path / "loans.csv", tmp_path / "m.yaml"
    table.write_text(LOANS)
    place.write_text(DRAFT)
    given = ("load", str(table), "--mapping", str(place))
    dry = kb(*given, "--dry-run")
    assert (dry.returncode, dry.stdout) == (0, f"{table}: 4 rows read, 0 refused\n")
    refused = kb(*given, "--quiet")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.startswith(f"{place}:6:8: the mapping is a draft")
    assert empty(graph_hash) == "0" * 64


def test_a_sheet_is_of_a_workbook(kb: Run, tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    refused = kb("new", "mapping", "--from", str(table), "--sheet", "Loans")
    said = f"{table} is no workbook: leave --sheet out\n"
    assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", said)


def test_a_date_that_is_none_is_refused(kb: Run, tmp_path: Path) -> None:
    refused = kb("new", "mapping", "--from", str(tmp_path / "t.csv"), "--published", "soon")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr.startswith("`soon` is not a date; write 2018-06-05")
