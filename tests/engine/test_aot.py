from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from time import time

import pytest
from filelock import FileLock

from kb.config import Settings
from kb.engine import aot, fetch, process, train
from kb.engine.java import Software
from kb.engine.lock import bundled
from kb.engine.status import describe
from tests.engine import private


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """A home of its own, where start-up caches are not switched off."""
    found = private.settings(tmp_path / "home")
    if not found.aot:
        pytest.skip("start-up caches are switched off here")
    yield found
    process.stop(found)


def software(settings: Settings) -> Software:
    return Software(bundled(), fetch.folder(settings.cache), settings.heap)


@contextmanager
def beside(settings: Settings, folder: Path) -> Iterator[Settings]:
    """The same jars under another cache, which has no start-up cache yet."""
    folder.mkdir()
    (folder / "jars").symlink_to(settings.cache / "jars")
    yield replace(settings, cache=folder)


def test_java_starts_with_what_was_trained(settings: Settings) -> None:
    process.ensure(settings)
    cache = aot.file(settings.cache, software(settings))
    command = Path(f"/proc/{describe(settings).pid}/cmdline")
    if not command.exists():
        pytest.skip("this system has no /proc")
    assert f"-XX:AOTCache={cache}".encode() in command.read_bytes().split(b"\0")
    mapped = command.with_name("maps").read_text(encoding="utf-8")
    assert str(cache) in mapped


def test_a_cache_that_java_rejects_does_not_prevent_a_start(
    settings: Settings, tmp_path: Path
) -> None:
    with beside(settings, tmp_path / "cache") as other:
        broken = aot.file(other.cache, software(other))
        broken.parent.mkdir()
        broken.write_bytes(b"not what Java wrote" * 1000)
        assert process.ensure(other).uri
        process.stop(other)


def test_switched_off_there_is_neither_use_nor_training(settings: Settings, tmp_path: Path) -> None:
    with beside(replace(settings, aot=False), tmp_path / "cache") as off:
        aot.train_later(off, software(off))
        assert aot.flags(off, software(off)) == ()
        assert not aot.folder(off.cache).exists()


def test_other_jars_ask_for_another_cache(settings: Settings) -> None:
    trained = software(settings)
    fewer = replace(trained, lock=replace(trained.lock, jars=trained.lock.jars[1:]))
    assert aot.file(settings.cache, trained) != aot.file(settings.cache, fewer)


def test_any_heap_is_served_by_the_same_cache(settings: Settings) -> None:
    trained = software(settings)
    assert aot.file(settings.cache, trained) == aot.file(
        settings.cache, replace(trained, heap="2g")
    )


def test_training_is_not_tried_again_for_a_day(settings: Settings, tmp_path: Path) -> None:
    with beside(settings, tmp_path / "cache") as other:
        tried = aot.file(other.cache, software(other)).with_suffix(".tried")
        tried.parent.mkdir()
        tried.touch()
        aot.train_later(other, software(other))
        assert not (tried.parent / "train.log").exists()
        assert tried.stat().st_mtime <= time()


def test_one_training_at_a_time(settings: Settings, tmp_path: Path) -> None:
    with beside(settings, tmp_path / "cache") as other:
        aot.folder(other.cache).mkdir()
        with FileLock(aot.folder(other.cache) / "lock"):
            assert train.train(other.cache) is False


def test_training_waits_for_nothing_that_is_not_there(tmp_path: Path) -> None:
    assert train.train(tmp_path) is False
    assert not list(tmp_path.rglob("training-*"))


def test_what_a_killed_training_left_is_removed_by_the_next(
    settings: Settings, tmp_path: Path
) -> None:
    left = aot.folder(tmp_path / "cache") / "training-left" / "home"
    left.mkdir(parents=True)
    train.train(tmp_path / "cache")
    assert not left.parent.exists()


def test_training_leaves_only_its_result(settings: Settings) -> None:
    kept = {entry.name for entry in aot.folder(settings.cache).iterdir()}
    assert aot.file(settings.cache, software(settings)).name in kept
    assert not [name for name in kept if name.startswith("training-")]
