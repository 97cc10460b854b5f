from pathlib import Path

from kb.engine import conf, layout
from kb.engine.layout import Home


def written(home: Home, **replaced: str) -> dict[str, str]:
    layout.prepare(home)
    conf.write(home, 17001, "512m", {key.replace("__", "."): it for key, it in replaced.items()})
    lines = (home.conf / "neo4j.conf").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if not line.startswith("#"))


def test_neo4j_is_told_to_listen_on_loopback_only(tmp_path: Path) -> None:
    settings = written(Home(tmp_path))
    assert settings["server.bolt.listen_address"] == "127.0.0.1:17001"
    assert settings["server.default_listen_address"] == "127.0.0.1"
    assert settings["server.http.enabled"] == settings["server.https.enabled"] == "false"


def test_limits_follow_from_the_heap() -> None:
    assert conf.closed("512m")["db.memory.transaction.max"] == "256m"
    assert conf.closed("4g")["db.memory.transaction.max"] == "2048m"


def test_a_test_can_open_a_door(tmp_path: Path) -> None:
    assert written(Home(tmp_path), server__http__enabled="true")["server.http.enabled"] == "true"


def test_the_plans_that_are_kept_take_a_quarter_of_the_heap(tmp_path: Path) -> None:
    kept = "server.memory.query_cache.per_db_cache_num_entries"
    assert written(Home(tmp_path))[kept] == "256"
