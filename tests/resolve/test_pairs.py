"""Pairs of names in a table get a score and a verdict."""

from pathlib import Path

import pytest

from kb.errors import InvalidTable
from kb.ingest.table import sheets
from kb.resolve import pairs

pytestmark = pytest.mark.usefixtures("rigour")


def test_each_pair_has_its_score_and_an_older_one_is_written_anew(tmp_path: Path) -> None:
    table = tmp_path / "pairs.csv"
    table.write_text(
        "schema,name1,score,name2\n"
        "Company,Siemens AG,?,Siemens Aktiengesellschaft\n"
        "\n"
        'Person,"Putin, Vladimir",,Vladimir Putin\n'
        "Company,,,Siemens\n"
    )
    sheet = sheets.read(table)
    assert (pairs.headings(sheet), list(pairs.scored(sheet))) == (
        ("schema", "name1", "name2", "score", "same"),
        [
            ("Company", "Siemens AG", "Siemens Aktiengesellschaft", "1.000", "true"),
            ("Person", "Putin, Vladimir", "Vladimir Putin", "1.000", "true"),
            ("Company", "", "Siemens", "0.000", "false"),
        ],
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "name1,other\na,b\n",
            ":1:1: has no column `name2`; head the names to compare by name1 and name2",
        ),
        (
            "one,other\na,b\n",
            ":1:1: has no column `name1` and `name2`; head the names to compare by name1 and name2",
        ),
        (
            "name1,name2\na,b\nc\n",
            ":3:1: the row has 1 cell, beside 2 headings; complete it: it may be cut off",
        ),
    ],
)
def test_what_is_no_table_of_pairs_is_told_at_its_row(tmp_path: Path, text: str, told: str) -> None:
    table = tmp_path / "pairs.csv"
    table.write_text(text)
    with pytest.raises(InvalidTable) as caught:
        list(pairs.scored(sheets.read(table)))
    assert str(caught.value) == f"{table}{told}"
