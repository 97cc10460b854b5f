"""`kb lint` as people and their CI run it."""

import json
import subprocess
from pathlib import Path

import pytest

from kb.lint.findings import RULES
from tests.cli.conftest import KB, Run
from tests.conftest import ROOT

WRONG = "MATCH (n:Compny) RETURN n.name"
FOUND = {
    "file": "a.cypher",
    "line": 1,
    "column": 10,
    "code": "unknown-label",
    "what": "the model has no label `Compny`",
    "remedy": "did you mean `Company`?",
}


@pytest.fixture
def wrong(tmp_path: Path) -> str:
    path = tmp_path / "a.cypher"
    path.write_text(WRONG)
    return str(path)


def test_nothing_is_said_on_standard_output_where_all_is_well(kb: Run) -> None:
    ran = kb("lint", "cypher/")
    assert (ran.returncode, ran.stdout) == (0, "")
    count = len(list((ROOT / "cypher").glob("*.cypher")))
    assert ran.stderr == f"{count} files, nothing found\n"


def test_what_is_found_is_a_line_each(kb: Run, wrong: str) -> None:
    ran = kb("lint", wrong)
    assert (ran.returncode, ran.stdout, ran.stderr) == (
        1,
        f"{wrong}:1:10: unknown-label: the model has no label `Compny`; did you mean `Company`?\n",
        "1 file, 1 found\n",
    )


def test_programs_read_it_as_json(kb: Run, wrong: str) -> None:
    ran = kb("lint", wrong, "--format", "json", "--quiet")
    assert (ran.returncode, ran.stderr) == (1, "")
    assert json.loads(ran.stdout) == [{**FOUND, "file": wrong}]


def test_github_shows_it_beside_the_line(kb: Run, wrong: str) -> None:
    ran = kb("lint", wrong, "--format", "github", "--quiet")
    assert ran.stdout == (
        f"::error file={wrong},line=1,col=10,title=unknown-label::"
        "the model has no label `Compny`; did you mean `Company`?\n"
    )


def test_what_is_piped_in_is_read(environment: dict[str, str]) -> None:
    ran = subprocess.run(
        [*KB, "lint", "-", "--quiet"],
        input=WRONG,
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env=environment,
        timeout=240,
    )
    assert ran.stdout.startswith("-:1:10: unknown-label: ")


def test_without_a_file_all_questions_are_read(kb: Run, wrong: str) -> None:
    ran = kb("lint", "--cypher", str(Path(wrong).parent), "--quiet")
    assert [line.partition(": ")[0] for line in ran.stdout.splitlines()] == [f"{wrong}:1:10"]


def test_a_file_that_is_not_there_is_told_in_a_sentence(kb: Run) -> None:
    ran = kb("lint", "missing.cypher")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr == "missing.cypher: there is no such file; give one that is there\n"


def test_the_help_lists_the_rules(kb: Run) -> None:
    told = kb("lint", "--help", COLUMNS="200").stdout
    assert [
        code for code, what in RULES.items() if f"{code} " not in told or what not in told
    ] == []
