"""The README: every command in it runs, and what it shows is what a user sees."""

import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import neo4j
import py2neo
import pytest

from kb.config import Connection, Settings
from kb.engine import process
from kb.queries import header, run
from tests.cli.test_trace import HUAWEI
from tests.conftest import ROOT, Using

README = (ROOT / "README.md").read_text()
BLOCKS = [
    [line.removeprefix("$ ") for line in block.splitlines()]
    for block in re.findall(r"```console\n(.*?)```", README, re.DOTALL)
]
# What needs a container engine is run by `tests/containers/test_compose.py`.
IN_CONTAINERS = [block for block in BLOCKS if any("docker" in line for line in block)]
COMMANDS = [line for block in BLOCKS if block not in IN_CONTAINERS for line in block]
CYPHER = re.findall(r"```cypher\n(.*?)```", README, re.DOTALL)
PORT = "8000"


@pytest.fixture(scope="module")
def environment(
    settings: Settings, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, str]]:
    """A user's own home, and the programs of the environment that runs the tests."""
    home = tmp_path_factory.mktemp("readme") / "home"
    yield {
        **{name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")},
        "KB_HOME": str(home),
        "KB_CACHE": str(settings.cache),
        "KB_AOT": "on" if settings.aot else "off",
    }
    for one in (home, home.with_name("as-of")):
        process.stop(replace(settings, home=one))


def _free_port() -> str:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return str(free.getsockname()[1])


def _here(command: str, port: str) -> str:
    """The command with this run's programs and port in place of the README's."""
    bin_folder = str(Path(sys.executable).parent)
    return command.replace(".venv/bin", bin_folder).replace(PORT, port)


# What says nothing where it finds nothing, or writes into a file.
QUIET = ("kb lint cypher/", "kb query judgements", "kb report")
# What needs a package that has to be built, and may be missing anywhere but in CI.
BUILT = {
    "ftm": "followthemoney",
    "kb compare": "rigour",
    "kb resolve": "rigour",
    "queries=": "rigour",
}
# What the README shows to be refused; curl itself is content with any answer.
REFUSED = ("party=Huawai",)


# Some hundred programs, one after the other.
@pytest.mark.timeout(900)
def test_every_command_runs(environment: dict[str, str]) -> None:
    port = _free_port()
    with ExitStack() as serving:
        for command in COMMANDS:
            if any(words in command and find_spec(name) is None for words, name in BUILT.items()):
                continue  # other tests, which say so, are skipped for it
            line = _here(command, port)
            if command == "make test":
                # A test cannot run all tests; that there is such a target can be shown.
                line = "make --dry-run test"
            elif command == "make demo":
                line = _here(_made("demo"), port)
            if " serve " in command:
                _serve(line, environment, serving)
            else:
                if not any(words in command for words in REFUSED):
                    line = line.replace("curl -s ", "curl -s --fail-with-body ")
                ran = _ran(line, environment)
                told = not any(words in command for words in QUIET)
                assert (ran.returncode, ran.stdout != "") == (0, told), (command, ran)


def _made(target: str) -> str:
    """What make runs in the end: what it installs before is there, since the tests run."""
    dry = subprocess.run(
        ["make", "--no-print-directory", "--dry-run", target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return dry.stdout.splitlines()[-1]


def _ran(line: str, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    for written in ("../as-of", "report.html"):
        there = Path(environment["KB_HOME"]).with_name(Path(written).name)
        line = line.replace(written, str(there))
    return subprocess.run(  # noqa: S602 - the README's commands are a shell's
        line,
        shell=True,
        check=False,
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=300,
    )


def _serve(line: str, environment: dict[str, str], until: ExitStack) -> None:
    """Start a server that ends with the stack, and wait until it answers."""
    served = subprocess.Popen(
        line.split(), cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True
    )
    until.callback(served.communicate, timeout=60)
    until.callback(served.terminate)
    _read_until(served, "Application startup complete")


def _read_until(program: subprocess.Popen[str], words: str) -> None:
    assert program.stderr is not None
    for line in program.stderr:
        if words in line:
            return
    pytest.fail(f"it ended without saying {words!r}")


def test_the_picture_is_what_a_user_sees() -> None:
    [picture] = re.findall(r"```text\n(.*?)```", README, re.DOTALL)
    assert picture == HUAWEI


def test_the_cypher_in_it_finds_the_chain(shipped: Using) -> None:
    cypher, _ = CYPHER
    rows = shipped(lambda db: db.read(cypher))
    assert [tuple(row.values()) for row in rows if row["owner.name"] == "China"] == [
        (
            *("China", "Chinese government-owned banks"),
            "Credit lines of Chinese government-owned banks to Huawei",
            *("Huawei", "Facebook's partnership with Huawei", "Unspecified user data"),
        )
    ]


def test_the_question_in_it_is_one(shipped: Using) -> None:
    question = header.parse("companies", "companies.cypher", CYPHER[1])
    answer = shipped(lambda db: run.ask(db, question, question.example))
    assert [tuple(row.values()) for row in answer.rows] == [
        ("huawei", "Huawei", 2),
        ("other-chinese-makers", "Other Chinese manufacturers", 2),
        ("lenovo", "Lenovo", 1),
        ("oppo", "Oppo", 1),
        ("tcl", "TCL", 1),
    ]


def test_the_python_in_it_gives_two_drivers_the_same_rows(
    shipped: Using, connection: Connection
) -> None:
    [python] = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    auth = (connection.username, connection.password)
    with neo4j.GraphDatabase.driver(connection.uri, auth=auth) as driver:
        names: dict[str, Any] = {"driver": driver, "graph": py2neo.Graph(connection.uri, auth=auth)}
        exec(python, names)  # noqa: S102 - the README's own
        names["graph"].service.connector.close()
    assert [record.data() for record in names["records"]] == names["rows"]
    assert [row["lender"] for row in names["rows"]] == ["cn-state-banks"]


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_a_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
