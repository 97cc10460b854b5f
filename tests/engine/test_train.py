import pytest

from kb.config import Settings
from kb.engine import aot, fetch, process
from kb.engine.java import Software
from kb.engine.lock import bundled


def software(settings: Settings) -> Software:
    return Software(bundled(), fetch.folder(settings.cache), settings.heap)


@pytest.fixture
def trained(settings: Settings) -> Settings:
    if not settings.aot:
        pytest.skip("start-up caches are switched off here")
    return settings


def test_java_accepts_the_start_up_cache(
    trained: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    # "on" makes Java end when the cache does not fit; by default it would start without.
    monkeypatch.setattr("kb.engine.java.FLAGS", ("-XX:AOTMode=on", *java_flags()))
    monkeypatch.setattr("kb.engine.aot.file", fixed(aot.file(trained.cache, software(trained))))
    assert process.ensure(trained).uri


def test_training_leaves_only_the_cache_behind(trained: Settings) -> None:
    names = {entry.name for entry in aot.folder(trained.cache).iterdir()}
    assert aot.file(trained.cache, software(trained)).name in names
    assert not [name for name in names if name.startswith("training-")]
