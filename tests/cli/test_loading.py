"""`kb check`, `kb load`, `kb rebuild`, `kb status`: what they print and exit with."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kb.config import Settings
from kb.store.driver import Database
from kb.store.hash import graph_hash
from tests.cli.conftest import Run
from tests.conftest import INVENTED, ROOT, SHIPPED, Using, wipe
from tests.ingest.table.small import HEAD, MAPPING
from tests.ingest.table.test_states import OWNED
from tests.ingest.written import SMALL, write
from tests.store.test_load import SECOND


def test_check_says_what_holds_and_which_texts_were_not_at_hand(kb: Run, tmp_path: Path) -> None:
    path = write(tmp_path)
    checked = kb("check", str(path), NEO4J_URI="bolt://127.0.0.1:1")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert checked.stdout == f"{path}: 3 claims on 8 things hold; 3 passages found\n"
    (tmp_path / "gazette.txt").unlink()
    assert kb("check", str(path)).stdout == (
        f"{path}: 3 claims on 8 things hold; 0 passages found\n"
        "  the text of gazette is not at hand: its passages were not looked for\n"
    )


def test_the_shipped_dossier_holds_against_its_source(kb: Run, sources: Path) -> None:
    checked = kb("check", str(SHIPPED), "--sources", str(sources))
    assert (checked.returncode, checked.stdout) == (
        0,
        f"{SHIPPED}: 18 claims on 43 things hold; 18 passages found\n",
    )


def test_loading_sums_up_and_loading_again_changes_nothing(empty: Using, kb: Run) -> None:
    first = kb("load", str(SHIPPED), "--quiet")
    assert (first.returncode, first.stdout) == (
        0,
        "facebook-device-partners: 138 created, 0 changed, 0 unchanged, 0 withdrawn\n"
        "  claims: 18 created, 0 changed, 0 unchanged, 0 withdrawn\n"
        "  things: 46 created, 0 changed, 0 unchanged, 0 withdrawn\n"
        "  facts:  74 created, 0 changed, 0 unchanged, 0 withdrawn\n"
        "  the text of hill-2018-06-05 is not at hand: its passages were not looked for\n",
    )
    again = kb("load", str(SHIPPED), "--quiet")
    assert again.stdout.startswith(
        "facebook-device-partners: 0 created, 0 changed, 138 unchanged, 0 withdrawn\n"
    )
    digest = empty(graph_hash)
    assert kb("rebuild").stdout == f"74 facts computed again; graph hash {digest}\n"
    assert json.loads(kb("status", "--format", "json").stdout)["graph_hash"] == digest


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


def test_what_is_for_tables_goes_with_a_mapping(kb: Run, tmp_path: Path) -> None:
    path, table, same = write(tmp_path), tmp_path / "t.csv", tmp_path / "other" / "t.csv"
    same.parent.mkdir()
    for file in (table, same):
        file.write_text(HEAD)
    (tmp_path / "m.yaml").write_text(MAPPING)
    (tmp_path / "unnamed.yaml").write_text(OWNED)
    told = {
        ("load", str(path), "--dry-run"): "these options are for a table: give --mapping",
        ("load", str(table)): (
            f"{table} is a table, which `kb load` reads by a --mapping: "
            f"`kb new mapping --from {table}` drafts one"
        ),
        ("check", str(path), str(table)): (
            f"{table} is a table, which `kb load` reads by a --mapping: "
            f"`kb new mapping --from {table}` drafts one"
        ),
        ("load", str(tmp_path), "--mapping", str(tmp_path / "m.yaml")): (
            f"{tmp_path} is a folder: give the tables in it, one by one"
        ),
        ("load", str(table), "o.csv", "--mapping", str(tmp_path / "m.yaml"), "--as", "o"): (
            "--as and --report are of one table"
        ),
        ("load", str(table), "--mapping", str(tmp_path)): (
            f"{tmp_path} has no t.yaml, which {table} would be read by"
        ),
        ("load", str(table), str(same), "--mapping", str(tmp_path / "m.yaml")): (
            f"{table} and {same} would both be loaded as `t`: load them one by one, with --as"
        ),
        ("load", str(table), "--mapping", str(tmp_path / "m.yaml"), "--as", "Not An Id"): (
            "`Not An Id` cannot be an id; write small letters"
        ),
        ("load", str(table), "--mapping", str(tmp_path / "m.yaml"), "--update"): (
            f"--update would take away what rows say of each other (`other_rows` in {tmp_path}/"
            f"m.yaml), since {table} has only some of them: load the whole table, of which only "
            "what has changed is written"
        ),
        ("load", str(table), "--mapping", str(tmp_path / "unnamed.yaml"), "--update"): (
            f"--update would put the rows of {table} in the place of others that have their "
            f"numbers: name the column that tells rows apart by `row:` in {tmp_path}/unnamed.yaml, "
            "and load the whole table once more, or load the whole table each time"
        ),
        ("load", str(table), "--mapping", str(tmp_path / "m.yaml"), "--sources", str(tmp_path)): (
            "a table has no texts: leave --sources out"
        ),
    }
    for given, said in told.items():
        refused = kb(*given)
        assert (refused.returncode, refused.stdout, refused.stderr) == (2, "", f"{said}\n")


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


def test_one_wrong_dossier_keeps_all_of_them_out(empty: Using, kb: Run, tmp_path: Path) -> None:
    right, wrong = write(tmp_path), write(tmp_path, SMALL.replace("bank,", "bnak,"), "wrong.yaml")
    refused = kb("load", str(right), str(wrong), str(tmp_path / "gone.yaml"))
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        f"{tmp_path}/gone.yaml: cannot be read: no such file or directory; "
        "give the path of a readable file\n"
        f"{wrong}:25:22: unknown party `bnak`; did you mean `bank`?\n"
    )
    assert empty(graph_hash) == "0" * 64


def test_two_files_cannot_be_one_dossier(kb: Run, tmp_path: Path) -> None:
    one, other = write(tmp_path), write(tmp_path, SMALL, "other.yaml")
    refused = kb("check", str(one), str(other))
    assert (refused.returncode, refused.stderr) == (
        1,
        f"{other}:1:1: the dossier id `small` is already that of {one}; "
        "give one of them another id\n",
    )


def test_both_dossiers_are_loaded_by_one_command(empty: Using, kb: Run) -> None:
    loaded = kb("load", str(SHIPPED), str(INVENTED), "--quiet")
    assert [line for line in loaded.stdout.splitlines() if not line.startswith(" ")] == [
        "facebook-device-partners: 138 created, 0 changed, 0 unchanged, 0 withdrawn",
        "invented: 73 created, 0 changed, 0 unchanged, 0 withdrawn",
    ]


def test_dossiers_that_contradict_each_other_are_kept_out_together(
    empty: Using, kb: Run, tmp_path: Path
) -> None:
    other = SECOND.replace(
        "companies: {maker: Invented Maker Ltd, network: Invented Network}",
        "companies: {network: Invented Network}\n  governments: {maker: A Government}",
    )
    paths = [write(tmp_path), write(tmp_path, other, "second.yaml")]
    refused = kb("load", *map(str, paths), "--quiet")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr == (
        f"{paths[1]}:7:17: `maker` is a Government here and a Company in `small`; give one of them "
        "another id, or correct both files and load them in one command\n"
    )
    assert empty(graph_hash) == "0" * 64


def test_a_file_is_compared_listed_and_taken_back(empty: Using, kb: Run, tmp_path: Path) -> None:
    path = write(tmp_path)
    compared = kb("diff", str(path), "--format", "ndjson", "--quiet")
    assert (compared.returncode, compared.stderr) == (0, "24 created, 0 changed, 0 withdrawn\n")
    assert (len(compared.stdout.splitlines()), empty(graph_hash)) == (24, "0" * 64)
    kb("load", str(path), "--quiet")
    [listed] = json.loads(kb("log", "--format", "json").stdout)
    assert (listed["dossier"], listed["created"], listed["state"]) == ("small", 24, "loaded")
    taken = kb("unload", str(path), "--quiet")
    assert (taken.returncode, taken.stdout.splitlines()[0]) == (
        0,
        "small: 0 created, 0 changed, 0 unchanged, 24 withdrawn",
    )
    assert empty(graph_hash) == "0" * 64
    again = kb("unload", "small", "--quiet")
    assert (again.returncode, again.stderr) == (
        3,
        "nothing was loaded as `small`, and no source has that id; `kb log` lists loads, "
        "`kb query sources` sources\n",
    )


def test_a_table_is_taken_back_by_its_file_and_is_no_update_in_bulk(
    empty: Using, kb: Run, tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    table = tmp_path / "t.csv"
    table.write_text(f"{HEAD}7,Old Bank,bank,Mill,2018-04-08,,,\n")
    given = (str(table), "--mapping", str(tmp_path / "m.yaml"))
    assert kb("load", *given, "--quiet").returncode == 0
    other = tmp_path / "elsewhere" / "t.csv"
    other.parent.mkdir()
    other.write_text(table.read_text())
    kept = kb("unload", str(other), "--quiet")
    assert (kept.returncode, kept.stderr) == (
        3,
        f"nothing was loaded as `{other}`, and no source has that id; `kb log` lists loads, "
        "`kb query sources` sources\n",
    )
    assert kb("unload", "t.csv", "--quiet", inside=tmp_path).returncode == 0
    assert empty(graph_hash) == "0" * 64
    refused = kb("load", "--bulk", "--update", *given)
    assert (refused.returncode, refused.stderr) == (
        2,
        "a fresh database has nothing to update: leave --bulk or --update out\n",
    )


# `kb` that loads a table by two rows at a time.
BY_TWO = (
    sys.executable,
    "-c",
    "from kb.store import ahead; ahead.PART = 2; from kb.cli import main; main()",
)
STATE = "MATCH (l:Load) RETURN l.done AS done, l.finished AS finished"


def test_a_load_that_was_killed_comes_to_the_graph_of_an_undisturbed_one(
    empty: Using, kb: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    table = tmp_path / "t.csv"
    rows = (f"{number},Old Bank,bank,Mill {number % 40},2018,,,\n" for number in range(120))
    table.write_text(HEAD + "".join(rows))
    given = ("load", str(table), "--mapping", str(tmp_path / "m.yaml"), "--quiet")

    def begun() -> "subprocess.Popen[bytes]":
        return subprocess.Popen([*BY_TWO, *given], env=environment, cwd=ROOT)

    assert kb(*given).returncode == 0
    undisturbed = empty(graph_hash)
    empty(wipe)
    with begun() as loading:

        async def some_is_written(db: Database) -> None:
            while loading.poll() is None and not await db.read(STATE):
                pass

        empty(some_is_written)
        loading.kill()
    [left] = empty(lambda db: db.read(STATE))
    assert (loading.returncode, left["finished"]) == (-signal.SIGKILL, False)
    assert left["done"] in range(2, 120, 2)
    assert empty(graph_hash) not in {undisturbed, "0" * 64}
    with begun() as again:
        assert again.wait(240) == 0
    assert empty(lambda db: db.read(STATE)) == [{"done": 120, "finished": True}]
    assert empty(graph_hash) == undisturbed


def test_a_table_is_loaded_in_bulk_into_a_fresh_home(
    empty: Using, kb: Run, settings: Settings, tmp_path: Path
) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    table = tmp_path / "t.csv"
    table.write_text(f"{HEAD}7,Old Bank,bank,Mill,2018-04-08,,,\n8,Old Bank,bank,Mill,soon,,,\n")
    given = (str(table), "--mapping", str(tmp_path / "m.yaml"), "--report", str(tmp_path / "r.csv"))
    private = {"NEO4J_URI": "", "KB_CACHE": str(settings.cache)}
    try:
        loaded = kb("load", "--bulk", *given, "--quiet", **private)
        report = (tmp_path / "r.csv").read_text()
        through_bolt = kb("load", *given, "--quiet")
        assert (loaded.returncode, loaded.stdout) == (0, through_bolt.stdout)
        assert (report.count("\n"), report) == (2, (tmp_path / "r.csv").read_text())
        status = json.loads(kb("status", "--format", "json", **private).stdout)
        assert status["graph_hash"] == empty(graph_hash)
    finally:
        kb("down", **private)


@pytest.mark.usefixtures("followthemoney")
def test_entities_are_loaded_in_bulk_into_a_fresh_home(
    empty: Using, kb: Run, settings: Settings, tmp_path: Path
) -> None:
    given = (
        str(ROOT / "tests" / "entities" / "invented.ftm.json"),
        "--published",
        "2024-03-01",
        "--report",
        str(tmp_path / "r.csv"),
    )
    private = {"NEO4J_URI": "", "KB_CACHE": str(settings.cache), "KB_AOT": "off"}
    try:
        loaded = kb("load", "--bulk", "--jobs", "1", *given, "--quiet", **private)
        through_bolt = kb("load", *given, "--quiet")
        assert (loaded.returncode, loaded.stdout) == (0, through_bolt.stdout)
        status = json.loads(kb("status", "--format", "json", **private).stdout)
        assert status["graph_hash"] == empty(graph_hash)
        logged = json.loads(kb("log", "--format", "json", **private).stdout)
        [row] = json.loads(kb("log", "--format", "json").stdout)
        assert [one["rows"] for one in logged] == [row["rows"]]
    finally:
        kb("down", **private)


def test_a_neo4j_that_is_not_ours_is_not_made_in_bulk(empty: Using, kb: Run) -> None:
    refused = kb("load", "--bulk", str(INVENTED), "--quiet", NEO4J_URI="bolt://127.0.0.1:1")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert refused.stderr == (
        "NEO4J_URI names the Neo4j at bolt://127.0.0.1:1, whose store only its owner can make in "
        "bulk; unset it to load into the private one, or load without --bulk\n"
    )
