"""`kb judgements`: out to a file, in from it, and back."""

from pathlib import Path

from kb.store import judging, load
from kb.store.hash import graph_hash
from tests.cli.conftest import Run
from tests.conftest import Using
from tests.ingest.written import write
from tests.store.judgements import FIRST, SECOND, judged, reading

ROW = (
    "exim-nowhere,export-bank,same,0.9,a tester,2026-11-27T16:00:00Z,made up,"
    "Exim Nowhere,The Export Bank of Nowhere\n"
)
HEAD = "one,other,verdict,score,by,at,why,one_name,other_name\n"


def _loaded(empty: Using, folder: Path) -> str:
    for text in (FIRST, SECOND):
        read = reading(folder, text)
        empty(lambda db, read=read: load.load(db, read))  # type: ignore[misc]
    before: str = empty(graph_hash)
    return before


def test_judgements_go_out_and_in_and_back(empty: Using, kb: Run, tmp_path: Path) -> None:
    before = _loaded(empty, tmp_path)
    file = tmp_path / "judgements.csv"
    empty(lambda db: judging.judge(db, [judged("export-bank", "exim-nowhere")]))
    merged = empty(graph_hash)
    assert kb("judgements", "export", "-o", str(file)).returncode == 0
    assert file.read_text() == HEAD + ROW
    ran = kb("judgements", "withdraw", "export-bank", "exim-nowhere")
    assert (ran.returncode, ran.stdout) == (
        0,
        "judgements: 0 created, 0 changed, 0 unchanged, 1 withdrawn\n"
        "  facts:  4 created, 2 changed, 2 withdrawn\n",
    )
    assert empty(graph_hash) == before
    ran = kb("judgements", "import", str(file))
    assert (ran.returncode, ran.stdout) == (
        0,
        "judgements: 1 created, 0 changed, 0 unchanged, 0 withdrawn\n"
        "  facts:  2 created, 2 changed, 4 withdrawn\n",
    )
    assert empty(graph_hash) == merged
    file.write_text(HEAD)
    assert kb("judgements", "import", "--exactly", str(file)).returncode == 0
    assert empty(graph_hash) == before


def test_a_file_with_a_line_that_cannot_stand_changes_nothing(
    empty: Using, kb: Run, tmp_path: Path
) -> None:
    before = _loaded(empty, tmp_path)
    file = tmp_path / "judgements.csv"
    file.write_text(HEAD + ROW + "maker,state,same,,ada,2026-11-27T16:00:00Z,,,\n")
    ran = kb("judgements", "import", str(file))
    assert (ran.returncode, ran.stderr) == (
        1,
        f"{file}:3:1: `maker` is a Company and `state` a Government; judge them to be different, "
        "or correct what a file calls them\n",
    )
    assert empty(graph_hash) == before


def test_ids_of_which_nothing_is_loaded_are_told(empty: Using, kb: Run, tmp_path: Path) -> None:
    _loaded(empty, tmp_path)
    file = tmp_path / "judgements.csv"
    file.write_text(HEAD + "exim-nowhere,exin-nowhere,same,,ada,2026-11-27T16:00:00Z,,,\n")
    ran = kb("judgements", "import", str(file))
    assert (ran.returncode, ran.stderr) == (
        0,
        f"{file}:2: nothing that is loaded has the id `exin-nowhere`\n",
    )


def test_a_mistyped_id_does_not_come_to_stand_for_a_party(
    empty: Using, kb: Run, tmp_path: Path
) -> None:
    before = _loaded(empty, tmp_path)
    file = tmp_path / "judgements.csv"
    file.write_text(HEAD + ROW + "export-bank,exprt-bank,same,,ada,2026-11-27T16:00:00Z,,,\n")
    ran = kb("judgements", "import", str(file))
    assert (ran.returncode, ran.stderr) == (
        1,
        f"{file}:3:1: nothing that is loaded has the id `exprt-bank`, which would stand for "
        "`export-bank`; correct the id, load what has it first, or import with --ahead if that "
        "comes later\n",
    )
    assert empty(graph_hash) == before
    ran = kb("judgements", "import", "--ahead", str(file))
    assert (ran.returncode, ran.stderr) == (
        0,
        f"{file}:3: nothing that is loaded has the id `exprt-bank`\n",
    )


def test_what_nobody_judged_cannot_be_taken_back(empty: Using, kb: Run) -> None:
    ran = kb("judgements", "withdraw", "a", "b")
    assert (ran.returncode, ran.stderr) == (
        3,
        "there is no judgement on `a` and `b`; `kb query judgements` lists them\n",
    )


OTHER = """\
dossier: other
sources: {other-gazette: {publisher: The Other Gazette, published: 2018}}
parties:
  companies: {x: An X}
  governments: {other-bank: The Other}
claims:
- {says: It is., source: other-gazette, at: page 1, asserts: {other-bank: {owns: x}}}
"""


def test_of_dossiers_that_are_loaded_together_the_first_holds(
    empty: Using, kb: Run, tmp_path: Path
) -> None:
    empty(lambda db: judging.judge(db, [judged("export-bank", "other-bank")]))
    first, other = (
        write(tmp_path, text, f"{name}.yaml") for text, name in ((FIRST, "first"), (OTHER, "other"))
    )
    ran = kb("load", str(first), str(other))
    assert (ran.returncode, ran.stderr) == (
        1,
        f"{other}:5:17: `other-bank` is a Government and `export-bank` a Bank, and they are judged "
        "to be the same; correct the file, or take the judgement back with `kb judgements "
        "withdraw`\n",
    )


OWNING = """\
dossier: owning
sources: {third-gazette: {publisher: The Third Gazette, published: 2020}}
parties:
  companies: {maker: The Maker}
  banks: {export-bank: The Export Bank of Nowhere}
claims:
- {says: It owns it., source: third-gazette, at: page 1, asserts: {export-bank: {owns: maker}}}
"""


def test_of_files_that_are_loaded_together_none_relates_a_party_to_itself(
    empty: Using, kb: Run, tmp_path: Path
) -> None:
    empty(lambda db: judging.judge(db, [judged("export-bank", "maker")]))
    first = write(tmp_path, FIRST, "first.yaml")
    owning = write(tmp_path, OWNING, "owning.yaml")
    for command in ("load", "diff"):
        ran = kb(command, str(first), str(owning))
        assert (ran.returncode, ran.stderr.splitlines()[-1]) == (
            1,
            f"{owning}:7:50: a claim says `export-bank` OWNS `maker`, and they are judged to be "
            "the same; correct the file, or take the judgement back with `kb judgements "
            "withdraw`",
        )
