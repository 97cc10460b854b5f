"""`kb compare`."""

from pathlib import Path

import pytest

from tests.cli.conftest import Run

pytestmark = pytest.mark.usefixtures("rigour")


def test_a_score_is_explained_word_by_word(kb: Run) -> None:
    ran = kb("compare", "China Exmbank", "Export-Import Bank of China (China Eximbank)")
    assert (ran.returncode, ran.stdout.splitlines()[0]) == (
        0,
        "0.946: they may be one, from 0.75 on they may be one",
    )
    assert "│ exmbank │ eximbank │ word of its own │ 1      │ 0.875    │" in ran.stdout


def test_pairs_are_scored_and_a_damaged_file_leaves_none(kb: Run, tmp_path: Path) -> None:
    table, scored = tmp_path / "pairs.csv", tmp_path / "scored.csv"
    table.write_text("schema,name1,name2\nCompany,OAO Gazprom,Gazprom JSC\n")
    ran = kb("compare", "--file", str(table), "-o", str(scored))
    assert (ran.returncode, ran.stdout, scored.read_text()) == (
        0,
        "",
        "schema,name1,name2,score,same\nCompany,OAO Gazprom,Gazprom JSC,1.000,true\n",
    )
    table.write_text("schema,name1,name2\nCompany,A,A\nCompany,B\n")
    ran = kb("compare", "--file", str(table), "-o", str(tmp_path / "other.csv"))
    assert (ran.returncode, ran.stderr) == (
        1,
        f"{table}:3:1: the row has 2 cells, beside 3 headings; complete it: it may be cut off\n",
    )
    assert sorted(path.name for path in tmp_path.glob("*.csv*")) == ["pairs.csv", "scored.csv"]


def test_names_or_a_table_are_compared_and_not_both(kb: Run) -> None:
    for given in ((), ("One",), ("One", "Other", "--file", "pairs.csv"), ("One", "Two", "-o", "x")):
        ran = kb("compare", *given)
        assert (ran.returncode, ran.stderr) == (2, "give two names, or --file PAIRS and -o FILE\n")
