"""Tables among what `kb load` is given: by which mapping they are read, and under which id."""

from pathlib import Path

import pytest

from kb.store.hash import graph_hash
from tests.cli.conftest import Run
from tests.conftest import Using
from tests.ingest.table.small import HEAD, MAPPING
from tests.ingest.table.test_states import OWNED
from tests.ingest.written import write


def test_a_table_is_loaded_row_by_row_and_again_changes_nothing(
    empty: Using, kb: Run, tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    table = tmp_path / "t.csv"
    table.write_text(f"{HEAD}7,Old Bank,bank,Mill,2018-04-08,,,\n8,Old Bank,bank,Mill,soon,,,\n")
    given = (str(table), "--mapping", str(tmp_path / "m.yaml"), "--report", str(tmp_path / "r.csv"))
    dry = kb("load", *given, "--dry-run", "--quiet")
    assert (dry.returncode, empty(graph_hash)) == (0, "0" * 64)
    first = kb("load", *given, "--quiet")
    assert (first.returncode, first.stdout) == (
        0,
        f"{table}: 1 rows read, 1 refused\n  remarks on 1 are in {tmp_path}/r.csv\n"
        "t: 8 created, 0 changed, 0 unchanged, 0 withdrawn\n"
        "  claims: 1 created, 0 changed, 0 unchanged, 0 withdrawn\n"
        "  things: 4 created, 0 changed, 0 unchanged, 0 withdrawn\n"
        "  facts:  3 created, 0 changed, 0 withdrawn\n",
    )
    assert (tmp_path / "r.csv").read_text() == (
        "number,key,column,what,remedy,refused\n"
        '3,8,Signed,"`soon` is not a date of the form excel, %d.%m.%Y or %Y",'
        '"correct the cell, or the form in the mapping",true\n'
    )
    before = empty(graph_hash)
    assert "t: 0 created, 0 changed, 5 unchanged" in kb("load", *given, "--quiet").stdout
    assert empty(graph_hash) == before


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table, one of the same name, two mappings, and a dossier."""
    (tmp_path / "other").mkdir()
    for file in (tmp_path / "t.csv", tmp_path / "other" / "t.csv"):
        file.write_text(HEAD)
    (tmp_path / "m.yaml").write_text(MAPPING)
    (tmp_path / "unnamed.yaml").write_text(OWNED)
    write(tmp_path)
    return tmp_path / "t.csv"


BY = ("--mapping", "{}/m.yaml")
DRAFTED = (
    "{}/t.csv is a table, which `kb load` reads by a --mapping: `kb new mapping --from {}/t.csv` "
    "drafts one"
)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("load", "{}/small.yaml", "--dry-run"), "these options are for a table: give --mapping"),
        (("load", "{}/t.csv"), DRAFTED),
        (("check", "{}/small.yaml", "{}/t.csv"), DRAFTED),
        (("load", "{}", *BY), "{} is a folder: give the tables in it, one by one"),
        (("load", "{}/t.csv", "o.csv", *BY, "--as", "o"), "--as and --report are of one table"),
        (
            ("load", "{}/t.csv", "--mapping", "{}"),
            "{} has no t.yaml, which {}/t.csv would be read by",
        ),
        (
            ("load", "{}/t.csv", "{}/other/t.csv", *BY),
            "{}/t.csv and {}/other/t.csv would both be loaded as `t`: load them one by one, with "
            "--as",
        ),
        (
            ("load", "{}/t.csv", *BY, "--as", "Not An Id"),
            "`Not An Id` cannot be an id; write small letters",
        ),
        (
            ("load", "{}/t.csv", *BY, "--update"),
            "--update would take away what rows say of each other (`other_rows` in {}/m.yaml), "
            "since {}/t.csv has only some of them: load the whole table, of which only what has "
            "changed is written",
        ),
        (
            ("load", "{}/t.csv", "--mapping", "{}/unnamed.yaml", "--update"),
            "--update would put the rows of {}/t.csv in the place of others that have their "
            "numbers: name the column that tells rows apart by `row:` in {}/unnamed.yaml, and load "
            "the whole table once more, or load the whole table each time",
        ),
        (
            ("load", "{}/t.csv", *BY, "--sources", "{}"),
            "a table has no texts: leave --sources out",
        ),
    ],
)
def test_what_is_for_tables_goes_with_a_mapping(
    kb: Run, table: Path, given: tuple[str, ...], said: str
) -> None:
    folder = str(table.parent)
    refused = kb(*(one.replace("{}", folder) for one in given))
    assert (refused.returncode, refused.stdout, refused.stderr) == (
        2,
        "",
        said.replace("{}", folder) + "\n",
    )


def test_tables_of_a_command_are_read_by_the_mappings_of_their_names(
    empty: Using, kb: Run, tmp_path: Path
) -> None:
    for name, number in (("one", 7), ("two", 8)):
        (tmp_path / f"{name}.yaml").write_text(MAPPING)
        (tmp_path / f"{name}.csv").write_text(f"{HEAD}{number},Bank,bank,Mill,2018-04-08,,,\n")
    files = (str(tmp_path / "one.csv"), str(tmp_path / "two.csv"))
    loaded = kb("load", *files, "--mapping", str(tmp_path), "--jobs", "1", "--quiet")
    assert [line for line in loaded.stdout.splitlines() if not line.startswith(" ")] == [
        f"{files[0]}: 1 rows read, 0 refused",
        "one: 8 created, 0 changed, 0 unchanged, 0 withdrawn",
        f"{files[1]}: 1 rows read, 0 refused",
        "two: 8 created, 0 changed, 0 unchanged, 0 withdrawn",
    ]


def test_tables_whose_rows_only_numbers_name_are_loaded_by_one_mapping(
    empty: Using, kb: Run, tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING.replace("row: number\n", ""))
    for name, number in (("one", 7), ("two", 8)):
        (tmp_path / f"{name}.csv").write_text(f"{HEAD}{number},Bank,bank,Mill,2018-04-08,,,\n")
    files = (str(tmp_path / "one.csv"), str(tmp_path / "two.csv"))
    loaded = kb("load", *files, "--mapping", str(tmp_path / "m.yaml"), "--quiet")
    assert [line for line in loaded.stdout.splitlines() if not line.startswith(" ")] == [
        f"{files[0]}: 1 rows read, 0 refused",
        "one: 8 created, 0 changed, 0 unchanged, 0 withdrawn",
        f"{files[1]}: 1 rows read, 0 refused",
        "two: 8 created, 0 changed, 0 unchanged, 0 withdrawn",
    ]
