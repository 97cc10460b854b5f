"""What a shell gets when it completes `kb`, by the protocol that its script speaks."""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import pytest

from kb.queries import registry
from tests.cli.conftest import KB, Run
from tests.conftest import ROOT, Using

NOTHING: Mapping[str, str] = MappingProxyType({})
PARTNERSHIPS = (
    "Partnerships of a party: with whom, since when, until when, and what data they open."
)


def _completed(*words: str, folder: Path = ROOT, given: Mapping[str, str] = NOTHING) -> list[str]:
    """What bash offers for the last of the words; nothing may be said on the screen."""
    environment = {
        **os.environ,
        **given,
        "_KB_COMPLETE": "bash_complete",
        "COMP_WORDS": " ".join(("kb", *words)),
        "COMP_CWORD": str(len(words)),
    }
    told = subprocess.run(
        KB, env=environment, cwd=folder, capture_output=True, text=True, check=True
    )
    assert told.stderr == ""
    return [line.removeprefix("plain,") for line in told.stdout.splitlines() if line]


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A checkout whose folder of questions has a wrong file and an unreadable one."""
    (tmp_path / "kb").symlink_to(ROOT / "kb")
    questions = tmp_path / "cypher"
    questions.mkdir()
    (questions / "party.cypher").write_text((ROOT / "cypher" / "party.cypher").read_text())
    (questions / "partial.cypher").write_text("// parm party: party  Not a line.\n")
    (questions / "partisan.cypher").write_bytes(b"\xff")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("que",), ["query", "queries"]),
        (("k",), ["key"]),
        (("nothing",), []),
        (("query", "part"), ["partners_of_partners", "partnerships", "parts", "party"]),
        (("query", "chain", "--cert"), ["--certainty"]),
        (("query", "chain", "--certainty", ""), ["possible", "certain"]),
        (("query", "chain", "--certainty", "c"), ["certain"]),
        (("query", "chain", "--party", ""), []),
        (("query", "chain", "--certainty", "certain", "--go"), ["--government"]),
        (("query", "chain", "--format", "x"), ["xlsx"]),
        (("query", "no_such_question", "--"), ["--cypher", "--help"]),
        (("key", ""), ["create", "list", "revoke"]),
        (("completion", ""), ["bash", "zsh", "fish"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_begins_so_is_offered(words: Sequence[str], offered: list[str]) -> None:
    assert _completed(*words) == offered


def test_a_running_database_offers_what_it_knows(
    shipped: Using, environment: dict[str, str]
) -> None:
    def offered(*words: str) -> list[str]:
        return _completed("query", "chain", *words, given=environment)

    assert offered("--party", "hua") == ["huawei"]
    assert offered("--data", "user") == ["user-data"]


def test_a_database_that_does_not_run_offers_nothing_and_is_not_started(tmp_path: Path) -> None:
    home = tmp_path / "home"
    given = {"KB_HOME": str(home), "NEO4J_URI": ""}
    assert _completed("query", "chain", "--party", "hua", given=given) == []
    assert not home.exists()
    unreachable = {"NEO4J_URI": "bolt://127.0.0.1:1"}
    assert _completed("query", "chain", "--party", "hua", given=unreachable) == []


def test_questions_of_ones_own_are_offered(tmp_path: Path) -> None:
    (tmp_path / "parted.cypher").write_text((ROOT / "cypher" / "party.cypher").read_text())
    assert _completed("query", "--cypher", str(tmp_path), "parte") == ["parted"]
    assert _completed("query", "parte", given={"KB_CYPHER": str(tmp_path)}) == ["parted"]


def test_all_questions_are_offered() -> None:
    assert _completed("query", "") == registry.names([registry.shipped()])


def test_a_broken_question_is_offered_and_breaks_nothing(broken: Path) -> None:
    assert _completed("query", "part", folder=broken) == ["partial", "partisan", "party"]
    assert _completed("query", "party", "--part", folder=broken) == ["--party"]
    assert _completed("query", "partial", "--", folder=broken) == ["--cypher", "--help"]


def test_a_question_is_offered_with_its_title_where_the_shell_shows_one() -> None:
    environment = {
        **os.environ,
        "_KB_COMPLETE": "zsh_complete",
        "COMP_WORDS": "kb query partnerships",
        "COMP_CWORD": "2",
    }
    told = subprocess.run(KB, env=environment, cwd=ROOT, capture_output=True, text=True, check=True)
    assert told.stdout.splitlines() == ["plain", "partnerships", PARTNERSHIPS]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_is_the_one_that_asks_by_this_protocol(kb: Run, shell: str) -> None:
    printed = kb("completion", shell)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert f"_KB_COMPLETE={shell}_complete" in printed.stdout
    assert printed.stdout == kb(_KB_COMPLETE=f"{shell}_source").stdout
