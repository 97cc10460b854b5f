"""The list of commands: true to them, and no command pays for another's modules."""

import subprocess
import sys

import pytest

from kb.cli.main import COMMANDS
from tests.cli.conftest import Run
from tests.conftest import ROOT

IMPORTED = """
import sys
from kb.cli import main
try:
    main()
finally:
    print(*sorted(sys.modules), file=sys.stderr)
"""
# Each takes from a hundredth to a third of a second to import.
HEAVY = {
    *("asyncio", "fastapi", "filelock", "jgo", "neo4j", "prompt_toolkit", "psutil", "pygments"),
    *("requests", "rich", "yaml"),
}


def _heavy(*arguments: str) -> set[str]:
    """Those of the heavy modules that a command imports."""
    ran = subprocess.run(
        [sys.executable, "-c", IMPORTED, *arguments],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
    )
    return HEAVY & set(ran.stderr.split())


@pytest.mark.parametrize("name", COMMANDS)
def test_what_the_list_says_of_a_command_is_what_the_command_says(name: str) -> None:
    command = COMMANDS[name].load()
    assert command.name == name
    assert (command.help or "").split("\n\n", 1)[0].replace("\n", " ") == COMMANDS[name].help


def test_the_list_imports_no_command() -> None:
    assert _heavy("--help") == set()


@pytest.mark.parametrize(
    "asked", [("queries",), ("query", "party", "--help"), ("shell", "--help")], ids=" ".join
)
def test_what_asks_no_database_imports_no_driver(asked: tuple[str, ...]) -> None:
    assert _heavy(*asked) == set()


def test_an_unknown_command_is_wrong_usage(kb: Run) -> None:
    asked = kb("quries")
    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr.splitlines()[-1] == "Error: No such command 'quries'."
