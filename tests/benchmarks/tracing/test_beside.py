import csv
from pathlib import Path

from tests.benchmarks.tracing import beside


def _rows(file: Path) -> list[dict[str, str]]:
    with file.open(newline="", encoding="utf-8") as lines:
        return list(csv.DictReader(lines))


def test_what_is_loaded_beside_are_other_agreements_of_the_same_parties(tmp_path: Path) -> None:
    made = beside.write(tmp_path, 2_000)
    assert [file.name for file in made] == [
        *("late-credit-lines.csv", "late-partnerships.csv", "late-accesses.csv"),
    ]
    lines, deals, accesses = map(_rows, made)
    assert {row["line_id"].rpartition("-")[0] for row in lines} == {"late-line"}
    assert {row["lender_id"].rpartition("-")[0] for row in lines} == {"syn-bank"}
    assert {row["partnership_id"] for row in accesses} <= {row["partnership_id"] for row in deals}
    assert {row["partnership_id"].rpartition("-")[0] for row in deals} == {"late-partnership"}
