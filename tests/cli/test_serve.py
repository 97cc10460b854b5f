"""`kb serve`: what it answers, what it logs, and when it refuses to start."""

import json
import signal
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import requests

from tests.cli.conftest import KB, Run
from tests.conftest import ROOT, Using

GREETING = """\
// A greeting.
//
// param name: string       Who is greeted.
// column greeting: string  The greeting.
// order: greeting
// example: {"name": "you"}
RETURN 'Hello, ' + $name AS greeting
"""


@contextmanager
def _serving(environment: dict[str, str], *options: str) -> Iterator[tuple[str, list[str]]]:
    """Run `kb serve`; its address and its log, which is whole when the block has ended."""
    command = [*KB, "serve", "--port", "0", *options]
    log: list[str] = []
    with subprocess.Popen(
        command, env=environment, cwd=ROOT, stderr=subprocess.PIPE, text=True
    ) as server:
        assert server.stderr is not None
        address = server.stderr.readline().partition("/ ")[0]
        while "startup complete" not in (line := server.stderr.readline()):
            assert line, "it ended before it had started"
        try:
            yield address, log
        finally:
            server.send_signal(signal.SIGTERM)
            log += server.stderr.read().splitlines()
    assert server.returncode in {0, -signal.SIGTERM}


def _get(address: str, path: str) -> requests.Response:
    return requests.get(address + path, timeout=60)


def test_a_file_that_is_dropped_in_answers_on_the_terminal_and_over_http(
    shipped: Using, kb: Run, environment: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "greeting.cypher").write_text(GREETING)
    own = {"KB_CYPHER": str(tmp_path)}
    asked = kb("query", "greeting", "--name", "Ada", "--format", "ndjson", **own)
    assert (asked.stdout, asked.stderr) == ('{"greeting": "Hello, Ada"}\n', "")
    assert "greeting              A greeting.\n" in kb("queries", **own).stdout
    folder = ("--cypher", str(tmp_path))
    for words in (("query", *folder, "greeting"), ("query", "greeting", *folder)):
        asked = kb(*words, "--name", "Ada", "--format", "ndjson")
        assert (asked.stdout, asked.stderr) == ('{"greeting": "Hello, Ada"}\n', "")
    assert "--name STRING" in kb("query", "greeting", "--help", **own).stdout
    with _serving(environment, "--cypher", str(tmp_path)) as (address, _):
        answer = _get(address, "/v1/queries/greeting?name=Ada").json()
        documented = _get(address, "/openapi.json").json()["paths"]["/v1/queries/greeting"]
    assert answer["rows"] == [{"greeting": "Hello, Ada"}]
    assert documented["get"]["summary"] == "A greeting."


def test_changed_files_are_picked_up_where_that_is_asked_for(
    shipped: Using, environment: dict[str, str], tmp_path: Path
) -> None:
    file = tmp_path / "greeting.cypher"
    path = "/v1/queries/greeting?name=Ada"
    with _serving(environment, "--reload", "--cypher", str(tmp_path)) as (address, _):
        assert _get(address, path).status_code == 404
        file.write_text(GREETING)
        assert _get(address, path).json()["rows"] == [{"greeting": "Hello, Ada"}]
        file.write_text(GREETING.replace("Hello", "Good day"))
        assert _get(address, path).json()["rows"] == [{"greeting": "Good day, Ada"}]
        file.write_text(GREETING.replace("AS greeting", "AS greting"))
        wrong = _get(address, path)
        file.unlink()
        assert _get(address, path).status_code == 404
    assert (wrong.status_code, wrong.json()["title"]) == (500, "A question file is wrong")


def test_a_question_that_is_wrong_lets_no_server_start(
    shipped: Using, kb: Run, tmp_path: Path
) -> None:
    file = tmp_path / "greeting.cypher"
    file.write_text(GREETING.replace("$name", "$nme"))
    refused = kb("serve", "--port", "0", "--cypher", str(tmp_path))
    assert (refused.returncode, refused.stderr.splitlines()) == (
        1,
        [
            f"{file}:3:1: `$name` is not used; use it, or remove its line",
            f"{file}:7:1: `$nme` is not declared; add `// param nme: …`",
        ],
    )
    file.write_text(GREETING.replace("AS greeting", "AS greting"))
    refused = kb("serve", "--port", "0", "--cypher", str(tmp_path))
    assert (refused.returncode, refused.stderr.splitlines()) == (
        1,
        [
            f"{file}:1:1: column `greting` is not declared; declare it",
            f"{file}:4:1: the query returns no column `greeting`; return it, or remove its line; "
            "it returns greting",
        ],
    )


def test_a_name_that_is_taken_lets_no_server_start(kb: Run, tmp_path: Path) -> None:
    (tmp_path / "chain.cypher").write_text(GREETING)
    refused = kb("serve", "--port", "0", "--cypher", str(tmp_path))
    assert (refused.returncode, refused.stderr) == (
        1,
        f"{tmp_path / 'chain.cypher'}: there is a question `chain` already, in "
        f"{ROOT / 'cypher' / 'chain.cypher'}; give one of the two files another name\n",
    )


@pytest.mark.parametrize("host", ["0.0.0.0", "::"])  # noqa: S104 - refused, as it is to be
def test_without_keys_nobody_outside_is_served(kb: Run, host: str) -> None:
    refused = kb("serve", "--host", host, "--port", "0")
    assert (refused.returncode, refused.stderr) == (
        2,
        f"{host} can be reached from outside, and without keys anyone could read; "
        "make one first with `kb key create NAME`, or listen on 127.0.0.1 alone\n",
    )


def test_without_keys_no_proxy_is_served(kb: Run) -> None:
    refused = kb("serve", "--allow-host", "kb.example", "--port", "0")
    assert (refused.returncode, refused.stderr) == (
        2,
        "kb.example can be reached from outside, and without keys anyone could read; "
        "make one first with `kb key create NAME`, or listen on 127.0.0.1 alone\n",
    )


@pytest.mark.parametrize("host", ["127.0.0.2", "::1"])
def test_the_address_that_is_told_is_one_that_answers(
    shipped: Using, environment: dict[str, str], host: str
) -> None:
    with _serving(environment, "--host", host) as (address, _):
        assert _get(address, "/health").json() == {"status": "ok"}


@pytest.mark.parametrize("options", [(), ("--reload",)], ids=["as it is", "reloading"])
def test_without_a_database_no_server_starts(kb: Run, options: tuple[str, ...]) -> None:
    refused = kb("serve", "--port", "0", *options, NEO4J_URI="bolt://127.0.0.1:1")
    assert (refused.returncode, refused.stdout) == (4, "")
    assert refused.stderr.startswith("no Neo4j answers at bolt://127.0.0.1:1; start it, or check")


def test_a_port_that_is_taken_is_told(shipped: Using, kb: Run) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        refused = kb("serve", "--port", str(port))
    assert (refused.returncode, refused.stderr) == (
        2,
        f"port {port} of 127.0.0.1 cannot be had (Address already in use); "
        "give another with --port, or 0 for any that is free\n",
    )


def test_the_log_is_lines_of_json(shipped: Using, environment: dict[str, str]) -> None:
    with _serving(environment) as (address, log):
        _get(address, "/v1/queries/party?party=huawei")
    told = [json.loads(line) for line in log]
    [asked] = [line for line in told if line["event"] == "request"]
    assert sorted(asked) == [
        *("event", "level", "method", "milliseconds", "path", "question"),
        *("request_id", "rows", "status", "timestamp"),
    ]
    assert (asked["level"], asked["question"], asked["rows"]) == ("info", "party", 1)


def test_the_log_is_for_people_where_that_is_asked_for(
    shipped: Using, environment: dict[str, str]
) -> None:
    with _serving(environment, "--log", "text") as (address, log):
        _get(address, "/v1/queries/party?party=huawei")
    [line] = [line for line in log if "request " in line]
    assert "question=party" in line
    assert "\x1b" not in line
