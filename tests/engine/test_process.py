"""Starting and stopping, in the order of a home's life; the tests share one home and its cost."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from kb.config import Connection, Settings
from kb.engine import layout, process, running
from kb.engine.report import Step
from kb.engine.reset import reset
from kb.engine.status import describe
from kb.errors import HomeInUse, NotClosed, PortBusy, StartFailed
from tests.engine import private

BOTH = """
import pathlib, sys
from kb.config import Settings
from kb.engine import process
settings = Settings(home=pathlib.Path(sys.argv[1]), cache=pathlib.Path(sys.argv[2]), aot=False)
print(process.ensure(settings).uri)
"""


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    settings = private.settings(tmp_path_factory.mktemp("life") / "a home, spaced ünd accented")
    yield settings
    process.stop(settings)


def neo4j(settings: Settings) -> psutil.Process:
    (found,) = running.strays(layout.of(settings))
    return found


def test_of_two_commands_at_once_one_starts_and_both_reach_it(lived: Settings) -> None:
    command = [sys.executable, "-c", BOTH, str(lived.home), str(lived.cache)]
    both = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    uris = {one.communicate(timeout=120)[0].strip() for one in both}
    assert [one.returncode for one in both] == [0, 0]
    assert uris == {describe(lived).uri}
    assert neo4j(lived).pid == describe(lived).pid


def test_what_runs_is_not_started_again(lived: Settings) -> None:
    before, steps = neo4j(lived), list[Step]()
    process.ensure(lived, steps.append)
    assert neo4j(lived) == before
    assert steps == []


def test_after_a_crash_the_stale_record_is_no_hindrance(lived: Settings) -> None:
    crashed, uri = neo4j(lived), describe(lived).uri
    crashed.kill()
    crashed.wait(10)
    assert not describe(lived).running
    connection = process.ensure(lived)
    assert connection.uri == uri
    assert neo4j(lived).pid != crashed.pid


def test_resetting_stops_it_and_empties_the_store_but_keeps_how_to_reach_it(
    lived: Settings,
) -> None:
    home = layout.of(lived)
    kept = (home.port.read_text(), home.password.read_text())
    reset(lived)
    assert running.strays(home) == []
    assert not home.data.exists()
    assert (home.port.read_text(), home.password.read_text()) == kept


def test_stopping_what_does_not_run_is_said_not_to_have_stopped_it(lived: Settings) -> None:
    assert process.stop(lived) is False


def test_a_home_that_was_never_made_has_nothing_to_stop(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home", cache=tmp_path / "cache")
    assert process.stop(settings) is False
    assert list(tmp_path.iterdir()) == []


def test_an_external_neo4j_is_returned_as_it_is(tmp_path: Path) -> None:
    external = Connection("bolt://db.example:7687")
    settings = Settings(home=tmp_path / "home", cache=tmp_path, external=external)
    assert process.ensure(settings) is external
    assert not settings.home.exists()


def test_a_busy_port_is_an_error_before_java_is_started(settings: Settings) -> None:
    home = layout.of(settings)
    layout.prepare(home)
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        home.port.write_text(f"{port}\n", encoding="utf-8")
        with pytest.raises(PortBusy, match=f"port {port}"):
            process.ensure(settings)
    assert not home.log.exists()


def test_a_setting_that_neo4j_does_not_know_is_quoted_with_the_log(settings: Settings) -> None:
    with pytest.raises(StartFailed, match=r"No declared setting.*no\.such\.setting.*neo4j\.log"):
        process.ensure(settings, replaced={"no.such.setting": "1"})
    assert running.strays(layout.of(settings)) == []
    assert not describe(settings).running


def test_a_store_that_another_process_has_is_not_shared(
    engine: Settings, settings: Settings
) -> None:
    data = layout.of(engine).data
    with pytest.raises(HomeInUse, match="another process holds the store"):
        process.ensure(settings, replaced={"server.directories.data": str(data)})
    assert describe(engine).running


def test_an_open_door_stops_the_start(settings: Settings) -> None:
    with pytest.raises(NotClosed, match=r"bait\.csv is not refused"):
        process.ensure(settings, replaced={"dbms.security.allow_csv_import_from_file_urls": "true"})
    assert running.strays(layout.of(settings)) == []
    assert not describe(settings).running


def test_an_interrupted_start_leaves_no_process_behind(settings: Settings) -> None:
    def interrupt_soon(step: Step) -> None:
        if step.what == "starting Neo4j":
            threading.Timer(1.0, os.kill, (os.getpid(), signal.SIGINT)).start()

    with pytest.raises(KeyboardInterrupt):
        process.ensure(settings, interrupt_soon)
    assert running.strays(layout.of(settings)) == []
    assert not describe(settings).running


def test_a_stop_is_clean_and_told(settings: Settings) -> None:
    process.ensure(settings)
    steps = list[Step]()
    assert process.stop(settings, steps.append) is True
    assert steps == [Step("stopping Neo4j")]
    assert layout.of(settings).log.read_text(encoding="utf-8").rstrip().endswith("Stopped.")


def test_a_home_held_by_another_command_is_told_so(settings: Settings) -> None:
    home = layout.of(settings)
    layout.prepare(home)
    held = pytest.raises(HomeInUse, match="another command has been starting or stopping")
    with process.exclusive(home), held, process.exclusive(home, patience=0):
        pass


def test_the_state_of_a_running_home_can_be_written_as_json(engine: Settings) -> None:
    from dataclasses import asdict

    state = describe(engine)
    assert json.loads(json.dumps(asdict(state))) == asdict(state)
    assert state.running
    assert state.neo4j_version == "2026.09.0"
    assert state.java_version.startswith("25.")
    assert state.store_bytes > 0
    assert 0 < (state.resident_bytes or 0) < 0.7 * (1 << 30)
