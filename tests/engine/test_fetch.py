import hashlib
import socket
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kb.engine import fetch
from kb.engine.lock import Lock, render
from kb.engine.report import Step, silent
from kb.errors import DiskFull, EngineError, JarBroken
from tests.engine.repository import Repository, serving

CONTENTS = {"small": b"small jar", "large": bytes(range(256)) * 2000}
LARGE = "/org/example/large/1.0/large-1.0.jar"
SMALL = "/org/example/small/1.0/small-1.0.jar"


@pytest.fixture
def repository() -> Iterator[Repository]:
    with serving(CONTENTS) as found:
        yield found


def fetched(repository: Repository, cache: Path, lock: Lock | None = None) -> Path:
    return fetch.fetch(lock or repository.lock(), cache, repository.address, silent)


def test_every_jar_arrives_whole(repository: Repository, tmp_path: Path) -> None:
    jars = fetched(repository, tmp_path)
    for jar in repository.lock().jars:
        assert (jars / jar.path).read_bytes() == CONTENTS[jar.artifact]


def test_what_is_there_is_not_fetched_again(repository: Repository, tmp_path: Path) -> None:
    fetched(repository, tmp_path)
    repository.requests.clear()
    fetched(repository, tmp_path)
    assert repository.requests == []


def test_progress_counts_every_byte_once(repository: Repository, tmp_path: Path) -> None:
    steps: list[Step] = []
    fetch.fetch(repository.lock(), tmp_path, repository.address, steps.append)
    total = sum(map(len, CONTENTS.values()))
    assert steps[-1] == Step("fetching Neo4j", total, total)
    assert [step.done for step in steps] == sorted(step.done for step in steps)


def test_a_transfer_that_breaks_off_is_resumed_where_it_did(
    repository: Repository, tmp_path: Path
) -> None:
    repository.cut[LARGE] = 200_000
    fetched(repository, tmp_path)
    ranges = [wanted for path, wanted in repository.requests if path == LARGE]
    assert ranges == ["", "bytes=200000-", "bytes=400000-"]


def test_a_later_run_resumes_what_an_earlier_one_left(
    repository: Repository, tmp_path: Path
) -> None:
    repository.cut[LARGE] = 10
    with pytest.raises(JarBroken, match=r"org\.example:large:1\.0.*30 of 512,000.*is kept"):
        fetched(repository, tmp_path)
    repository.cut.clear()
    repository.requests.clear()
    fetched(repository, tmp_path)
    assert repository.requests == [(LARGE, "bytes=30-")]


def test_a_server_without_ranges_starts_anew(repository: Repository, tmp_path: Path) -> None:
    repository.cut[LARGE] = 10
    with pytest.raises(JarBroken):
        fetched(repository, tmp_path)
    repository.cut.clear()
    repository.whole = True
    jars = fetched(repository, tmp_path)
    assert (jars / LARGE[1:]).read_bytes() == CONTENTS["large"]


def test_a_bad_piece_from_an_earlier_run_is_thrown_away(
    repository: Repository, tmp_path: Path
) -> None:
    part = fetch.folder(tmp_path) / LARGE[1:].replace(".jar", ".part")
    part.parent.mkdir(parents=True)
    part.write_bytes(b"not the beginning")
    jars = fetched(repository, tmp_path)
    assert (jars / LARGE[1:]).read_bytes() == CONTENTS["large"]


def test_a_jar_with_other_bytes_is_named_and_not_kept(
    repository: Repository, tmp_path: Path
) -> None:
    lock = repository.lock()
    repository.jars[SMALL] = b"tampered!"
    with pytest.raises(JarBroken, match=r"org\.example:small:1\.0 came with other bytes"):
        fetched(repository, tmp_path, lock)
    assert not list(tmp_path.rglob("small-*"))


def test_a_jar_longer_than_the_lock_says_is_refused(repository: Repository, tmp_path: Path) -> None:
    lock = repository.lock()
    repository.jars[LARGE] += b"more"
    with pytest.raises(JarBroken, match=r"org\.example:large:1\.0"):
        fetched(repository, tmp_path, lock)


def test_a_missing_jar_is_named_with_what_the_server_said(
    repository: Repository, tmp_path: Path
) -> None:
    repository.failing[SMALL] = 404
    with pytest.raises(JarBroken, match=r"small:1\.0.*404 Not Found.*KB_MAVEN_REPOSITORY"):
        fetched(repository, tmp_path)


def test_a_refused_connection_is_said_in_one_sentence(
    repository: Repository, tmp_path: Path
) -> None:
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        nobody = replace(repository, address=f"http://127.0.0.1:{closed.getsockname()[1]}")
        with pytest.raises(JarBroken, match="no connection could be made") as caught:
            fetched(nobody, tmp_path)
    assert "\n" not in str(caught.value)


def test_whole_jars_survive_the_failure_of_another(repository: Repository, tmp_path: Path) -> None:
    repository.failing[SMALL] = 404
    with pytest.raises(JarBroken):
        fetched(repository, tmp_path)
    repository.failing.clear()
    repository.requests.clear()
    fetched(repository, tmp_path)
    assert (LARGE, "") not in repository.requests


def test_too_little_room_is_told_before_anything_is_fetched(
    repository: Repository, tmp_path: Path
) -> None:
    with pytest.raises(DiskFull, match="make room"):
        fetch.fetch(repository.lock(), tmp_path, repository.address, silent, lambda _: 1000)
    assert repository.requests == []


def test_a_cache_that_cannot_be_a_folder_is_told_so(repository: Repository, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(EngineError, match=r"cannot be used .* KB_CACHE"):
        fetched(repository, tmp_path / "file")


def test_processes_that_fetch_at_once_share_the_work(
    repository: Repository, tmp_path: Path
) -> None:
    (tmp_path / "lock").write_text(render(repository.lock()), encoding="utf-8")
    program = (
        "import sys, pathlib\n"
        "from kb.engine import fetch, lock, report\n"
        "at = pathlib.Path(sys.argv[1])\n"
        "wanted = lock.parse((at / 'lock').read_text())\n"
        "fetch.fetch(wanted, at / 'cache', sys.argv[2], report.silent)\n"
    )
    command = [sys.executable, "-c", program, str(tmp_path), repository.address]
    running = [subprocess.Popen(command) for _ in range(3)]
    assert [process.wait(60) for process in running] == [0, 0, 0]
    assert sorted(repository.requests) == [(LARGE, ""), (SMALL, "")]
    jars = fetch.folder(tmp_path / "cache")
    digest = hashlib.sha256((jars / LARGE[1:]).read_bytes()).hexdigest()
    assert digest == hashlib.sha256(CONTENTS["large"]).hexdigest()
