"""`kb shell` at a terminal, as a person uses it: keys go in by a pseudo-terminal."""

import asyncio
import re
import select
import socket
import socketserver
import stat
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TypeAlias

import pexpect
import pytest

from kb.store.driver import Database
from tests.cli.conftest import KB
from tests.conftest import ROOT, Using

PATIENCE = 60
CTRL_C, CTRL_D, CTRL_R, TAB, ENTER, UP = "\x03", "\x04", "\x12", "\t", "\r", "\x1b[A"
OTHERS = """
SHOW TRANSACTIONS YIELD currentQuery AS text WHERE text CONTAINS 'AS endless'
AND NOT text CONTAINS 'SHOW' RETURN text
"""

Shell: TypeAlias = "pexpect.spawn[str]"
Open = Callable[..., Shell]


@pytest.fixture
def shell(environment: dict[str, str]) -> Iterator[Open]:
    """Open a prompt at a terminal of its own, of 100 columns."""
    with ExitStack() as opened:

        def start(*arguments: str, **more: str) -> Shell:
            # How wide it is, the terminal says; where its cursor stands, this one cannot say.
            own = {name: value for name, value in environment.items() if name != "COLUMNS"}
            spawned = pexpect.spawn(
                KB[0],
                [*KB[1:], "shell", *arguments],
                cwd=str(ROOT),
                env={**own, "TERM": "xterm-256color", "PROMPT_TOOLKIT_NO_CPR": "1", **more},
                dimensions=(40, 100),
                encoding="utf-8",
                timeout=PATIENCE,
            )
            opened.callback(spawned.close, force=True)
            spawned.expect_exact("kb>")
            return spawned

        yield start


def _seen(shell: Shell) -> str:
    """What stood before that which was last waited for, as lines."""
    return str(shell.before).replace("\r\n", "\n")


def _shows(shell: Shell, column: str) -> None:
    """Wait for a table with this column; its heading is bold."""
    shell.expect(f"┃[^┃]*{column}[^┃]*┃")


def _ends(shell: Shell) -> int | None:
    """The exit code of a prompt that Ctrl-D ends."""
    shell.send(CTRL_D)
    shell.expect(pexpect.EOF)
    shell.wait()
    return shell.exitstatus


def test_a_statement_of_several_lines_is_answered(shipped: Using, shell: Open) -> None:
    prompt = shell()
    prompt.send(f"MATCH (p:Party {{id: 'zte'}}){ENTER}")
    prompt.expect_exact("  >")
    prompt.send(f"RETURN p.name AS the_name;{ENTER}")
    _shows(prompt, "the_name")
    prompt.expect_exact("│ ZTE      │")
    prompt.expect(r"1 row, \d+ ms")
    prompt.expect_exact("kb>")
    assert _ends(prompt) == 0


def test_the_banner_says_what_it_is_on(
    shipped: Using, shell: Open, environment: dict[str, str]
) -> None:
    uri = environment["NEO4J_URI"]
    expected = f"{uri}, database neo4j; `kb rebuild` drops facts written by hand; :help helps"
    assert f"{expected}\n" in _seen(shell())
    assert f"{uri}, database neo4j; read only; :help helps\n" in _seen(shell("--read-only"))
    assert uri not in _seen(shell("--quiet"))


def test_what_may_follow_is_offered_as_one_types(shipped: Using, shell: Open) -> None:
    prompt = shell()
    prompt.send("MATCH (b:Ba")
    prompt.expect_exact("label")
    prompt.send(f"{TAB})-[:LEN")
    prompt.expect_exact("LENT_TO")
    prompt.send(f"{TAB}]->() RETURN count(b) AS found, ba")
    prompt.send(f"\x7f\x7f1;{ENTER}")
    _shows(prompt, "found")


def test_parties_are_offered_as_the_database_knows_them(shipped: Using, shell: Open) -> None:
    prompt = shell()
    prompt.send(":ask measures party=zt")
    prompt.expect_exact("ZTE")
    prompt.send(TAB)
    prompt.expect_exact("zte")
    prompt.send(ENTER)  # takes what is chosen
    prompt.send(ENTER)
    prompt.expect(r"1 row, \d+")


def test_ctrl_c_ends_what_runs_and_the_prompt_goes_on(shipped: Using, shell: Open) -> None:
    async def until(db: Database, count: int) -> None:
        while len(await db.administer(OTHERS)) != count:
            pass

    prompt = shell()
    prompt.send(f"UNWIND range(1, 1000000000000) AS x RETURN count(x) AS endless;{ENTER}")
    shipped(lambda db: asyncio.wait_for(until(db, 1), PATIENCE))
    prompt.send(CTRL_C)
    prompt.expect_exact("cancelled")
    shipped(lambda db: asyncio.wait_for(until(db, 0), PATIENCE))
    prompt.expect_exact("kb>")
    prompt.send(f"RETURN 1 AS again;{ENTER}")
    _shows(prompt, "again")
    assert _ends(prompt) == 0


def test_ctrl_c_clears_what_is_typed(shipped: Using, shell: Open) -> None:
    prompt = shell()
    prompt.send("MATCH (n) never")
    prompt.expect_exact("never")
    prompt.send(CTRL_C)
    prompt.expect_exact("kb>")
    prompt.send(f"RETURN 1 AS cleared;{ENTER}")
    _shows(prompt, "cleared")


def test_an_error_is_pointed_at_and_the_prompt_goes_on(shipped: Using, shell: Open) -> None:
    prompt = shell(NO_COLOR="1")
    prompt.send(f"RETURN m;{ENTER}")
    prompt.expect_exact("line 1: Variable `m` not defined\r\n  RETURN m\r\n         ^\r\n")
    prompt.send(f":hlep{ENTER}")
    prompt.expect_exact("there is no command `:hlep`; did you mean `:help`?\r\n")
    prompt.send(f"RETURN 1 AS again;{ENTER}")
    _shows(prompt, "again")


class _Passing(socketserver.BaseRequestHandler):
    """Bytes passed between one connection and the run's Neo4j, until the way is closed."""

    server: "_Way"

    def handle(self) -> None:
        with socket.create_connection(self.server.to) as there:
            others = {self.request: there, there: self.request, self.server.closed: None}
            while True:
                for ready in select.select(list(others), [], [])[0]:
                    other = others[ready]
                    if other is None or not (passed := ready.recv(65536)):
                        return
                    other.sendall(passed)


class _Way(socketserver.ThreadingTCPServer):
    """A way to the run's Neo4j that can be closed and opened again at the same port."""

    allow_reuse_address = True

    def __init__(self, port: int, to: tuple[str, int]) -> None:
        super().__init__(("127.0.0.1", port), _Passing)
        self.to = to
        self.closed, self._ours = socket.socketpair()
        threading.Thread(target=self.serve_forever).start()

    def close(self) -> None:
        self.shutdown()
        self._ours.close()
        self.server_close()  # waits until nothing passes any more
        self.closed.close()


def test_a_lost_connection_is_told_and_the_next_statement_tries_again(
    shipped: Using, shell: Open, environment: dict[str, str]
) -> None:
    host, _, port = environment["NEO4J_URI"].removeprefix("bolt://").rpartition(":")
    to = (host, int(port))
    with closing(_Way(0, to)) as way:
        own = way.socket.getsockname()[1]
        prompt = shell(NEO4J_URI=f"bolt://127.0.0.1:{own}")
        prompt.send(f"RETURN 1 AS before;{ENTER}")
        _shows(prompt, "before")
    prompt.send(f"RETURN 1 AS lost;{ENTER}")
    prompt.expect_exact("the database does not answer; the next statement tries again\r\n")
    with closing(_Way(own, to)):
        prompt.send(f"RETURN 1 AS again;{ENTER}")
        _shows(prompt, "again")
        assert _ends(prompt) == 0


def test_a_cut_answer_says_so(shipped: Using, shell: Open) -> None:
    prompt = shell("--limit", "2", "--format", "csv")
    prompt.send(f"UNWIND [1, 2, 3] AS number RETURN number;{ENTER}")
    prompt.expect_exact("number\r\n1\r\n2\r\n")
    prompt.expect_exact("cut after 2 rows; ask for more with :limit N")


def test_history_outlives_a_session_and_is_its_owners_alone(
    shipped: Using, shell: Open, environment: dict[str, str]
) -> None:
    first = shell()
    for line in ("RETURN 1 AS kept;", " RETURN 2 AS secret;"):
        first.send(f"{line}{ENTER}")
        first.expect_exact(" ms")
        first.expect_exact("kb>")
    assert _ends(first) == 0
    file = Path(environment["KB_HOME"]) / "shell_history"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert re.findall(r"^\+(.*)$", file.read_text(), re.MULTILINE) == ["RETURN 1 AS kept;"]
    second = shell()
    second.send(UP)
    second.expect_exact("kept")
    second.send(ENTER)
    _shows(second, "kept")
    third = shell()
    third.send(f"{CTRL_R}kep")
    third.expect_exact("RETURN")


def test_nothing_is_kept_where_nothing_is_to_be(
    shipped: Using, shell: Open, environment: dict[str, str]
) -> None:
    prompt = shell("--no-history")
    prompt.send(f"RETURN 1 AS gone;{ENTER}")
    _shows(prompt, "gone")
    assert _ends(prompt) == 0
    assert not (Path(environment["KB_HOME"]) / "shell_history").exists()


def test_a_folder_that_is_no_home_keeps_nothing(
    shipped: Using, shell: Open, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "document").touch()
    prompt = shell(KB_HOME=str(tmp_path / "other"))
    told = re.sub(r"\s+", " ", _seen(prompt))
    assert "what is typed is not kept: " in told
    assert "holds files that are not Throughline's" in told
    assert [path.name for path in (tmp_path / "other").iterdir()] == ["document"]


@pytest.mark.parametrize(
    ("more", "coloured"), [({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)]
)
def test_colours_are_the_terminals_own_or_none(
    shipped: Using, shell: Open, more: dict[str, str], coloured: bool
) -> None:
    prompt = shell(**more)
    prompt.send(f"RETURN 1 AS here;{ENTER}")
    _shows(prompt, "here")
    assert ("\x1b[0;34;1m" in _seen(prompt)) is coloured
    colours = re.findall(r"\x1b\[[0-9;]*m", _seen(prompt))
    assert any("38;" in colour or "48;" in colour for colour in colours) is False
