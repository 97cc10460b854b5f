"""Lines that are read as statements, or refused by themselves."""

from pathlib import Path

import pytest

from kb.ingest.followthemoney.sources import About
from tests.ingest.followthemoney.made import of


@pytest.mark.parametrize("day", ["notadate", "2019-02-30", "2019..2020", "2019-21", "1546300800"])
def test_a_statement_that_was_seen_on_no_day_is_refused_by_itself(tmp_path: Path, day: str) -> None:
    path = tmp_path / "x.statements.csv"
    path.write_text(
        "entity_id,schema,prop,dataset,value,first_seen,last_seen\n"
        "a,Company,name,reg,A,2019-01-01T08:00:00,2019-06-30\n"
        f"a,Company,alias,reg,B,2019-01-01,{day}\n"
        "a,Company,alias,reg,C,2019-01,2019\n"
    )
    read = of(path, About("file"))
    assert [(one.name, one.aliases) for one in read.declarations] == [("A", ("C",))]
    assert read.remarks == (
        (3, "", f"its `last_seen` is `{day}`, which is no day", "write it as 2018-06-05", True),
    )
