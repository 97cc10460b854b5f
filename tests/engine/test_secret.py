import stat
from pathlib import Path

import pytest

from kb.engine import layout, secret
from kb.engine.layout import Home
from kb.errors import StartFailed


def test_each_home_has_its_own_password(home: Home, tmp_path: Path) -> None:
    other = Home(tmp_path / "other")
    layout.prepare(other)
    assert secret.prepare(home) != secret.prepare(other)


def test_the_password_is_kept_from_start_to_start(home: Home) -> None:
    assert secret.prepare(home) == secret.prepare(home) == secret.read(home)


def test_only_the_owner_reads_the_password_even_if_it_was_opened(home: Home) -> None:
    secret.prepare(home)
    home.password.chmod(0o644)
    secret.prepare(home)
    assert stat.S_IMODE(home.password.stat().st_mode) == 0o600


def test_neo4j_is_told_a_hash_and_not_the_password(home: Home) -> None:
    password = secret.prepare(home)
    line = (home.data / "dbms" / "auth.ini").read_text(encoding="utf-8")
    assert line.startswith("neo4j:SHA-256,")
    assert password not in line


def test_a_store_whose_password_is_gone_is_not_given_another(home: Home) -> None:
    (home.data / "databases" / "system").mkdir(parents=True)
    with pytest.raises(StartFailed, match="put it back"):
        secret.prepare(home)
    assert not home.password.exists()
