import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.engine import running
from kb.engine.java import MAIN
from kb.engine.layout import Home


@contextmanager
def pretending(*words: str) -> Iterator[int]:
    """A live process with these words on its command line, which waits to be ended."""
    program = [sys.executable, "-c", "print('up', flush=True); input()", *words]
    with subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        yield process.pid
        process.kill()


def test_our_process_is_found(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with pretending(MAIN, f"--home-dir={home.root}", running.mark("t")) as pid:
        running.record(home, pid, "t")
        found = running.find(home)
        assert found is not None
        assert found.pid == pid


def test_a_pid_of_a_process_that_ended_is_stale(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with pretending(MAIN, f"--home-dir={home.root}", running.mark("t")) as pid:
        running.record(home, pid, "t")
    assert running.find(home) is None


def test_a_pid_that_another_program_got_is_not_ours(tmp_path: Path) -> None:
    home = Home(tmp_path)
    running.record(home, os.getpid(), "t")
    assert running.find(home) is None


def test_a_pid_that_another_start_got_is_not_ours(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with pretending(MAIN, f"--home-dir={home.root}", running.mark("later")) as pid:
        running.record(home, pid, "earlier")
        assert running.find(home) is None


def test_a_neo4j_of_another_home_is_not_ours(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with pretending(MAIN, f"--home-dir={home.root}-other", running.mark("t")) as pid:
        running.record(home, pid, "t")
        assert running.find(home) is None
        assert running.strays(home) == []


def test_a_start_that_was_not_recorded_is_found_as_a_stray(tmp_path: Path) -> None:
    home = Home(tmp_path)
    with pretending(MAIN, f"--home-dir={home.root}") as pid:
        assert [stray.pid for stray in running.strays(home)] == [pid]


def test_a_damaged_record_is_as_good_as_none(tmp_path: Path) -> None:
    home = Home(tmp_path)
    home.pid.write_text("12", encoding="utf-8")
    assert running.find(home) is None
    running.forget(home)
    running.forget(home)
    assert not home.pid.exists()
