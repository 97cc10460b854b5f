"""`kb check`, `kb load`, `kb rebuild`, `kb status`: what they print and exit with."""

import json
import signal
import subprocess
import sys
from pathlib import Path

from kb.store.driver import Database
from kb.store.hash import graph_hash
from tests.cli.conftest import Run
from tests.conftest import INVENTED, ROOT, SHIPPED, Using, wipe
from tests.ingest.table.small import HEAD, MAPPING
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
