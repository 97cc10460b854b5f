import os
from pathlib import Path

import pytest

from kb.engine import fetch, verify
from kb.engine.lock import Lock
from kb.engine.report import silent
from kb.errors import JarBroken
from tests.engine.repository import serving


@pytest.fixture
def fetched(tmp_path: Path) -> tuple[Lock, Path]:
    with serving({"one": b"first jar", "two": b"second jar"}) as repository:
        lock = repository.lock()
        return lock, fetch.fetch(lock, tmp_path, repository.address, silent)


def test_nothing_is_missing_after_a_fetch(fetched: tuple[Lock, Path]) -> None:
    assert verify.missing(*fetched) == ()


def test_a_jar_that_was_deleted_is_missing(fetched: tuple[Lock, Path]) -> None:
    lock, jars = fetched
    (jars / lock.jars[0].path).unlink()
    assert verify.missing(lock, jars) == (lock.jars[0],)


def test_a_tampered_jar_is_named_at_a_later_start(fetched: tuple[Lock, Path]) -> None:
    lock, jars = fetched
    (jars / lock.jars[0].path).write_bytes(b"evil jar!")
    with pytest.raises(JarBroken, match=r"org\.example:one:1\.0 .* delete that file"):
        verify.missing(lock, jars)


def test_setting_the_time_back_does_not_hide_tampering(fetched: tuple[Lock, Path]) -> None:
    lock, jars = fetched
    file = jars / lock.jars[0].path
    before = file.stat()
    file.write_bytes(b"evil jar!")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    with pytest.raises(JarBroken, match=r"org\.example:one:1\.0"):
        verify.missing(lock, jars)


def test_an_untouched_jar_is_not_hashed_again(
    fetched: tuple[Lock, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[Path] = []
    monkeypatch.setattr(verify, "sha256", hashed.append)
    verify.missing(*fetched)
    assert hashed == []


def test_a_copied_cache_is_hashed_once_and_accepted(fetched: tuple[Lock, Path]) -> None:
    lock, jars = fetched
    os.utime(jars / lock.jars[0].path)
    assert verify.missing(lock, jars) == ()


def test_damaged_stamps_cost_a_hash_and_no_more(fetched: tuple[Lock, Path]) -> None:
    lock, jars = fetched
    (jars / "verified.json").write_text("[not json", encoding="utf-8")
    assert verify.missing(lock, jars) == ()
