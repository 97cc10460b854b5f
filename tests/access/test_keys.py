from datetime import date
from pathlib import Path

import pytest

from kb.access import changes, keys, stored
from kb.access.keys import Keys
from kb.access.stored import Key
from kb.engine import layout
from kb.engine.layout import Home
from kb.errors import InvalidKeys
from tests.access.made import LOADER, NEWSROOM, TODAY, TOKEN

BOTH = Keys((LOADER, NEWSROOM))


@pytest.fixture
def home(tmp_path: Path) -> Home:
    made = Home(tmp_path / "home")
    layout.prepare(made)
    return made


def test_without_a_file_there_are_no_keys(tmp_path: Path) -> None:
    assert keys.load(Home(tmp_path / "never made")) == Keys()


@pytest.mark.parametrize(
    ("shown", "today", "found"),
    [
        (TOKEN, TODAY, NEWSROOM),
        (TOKEN, date(2026, 11, 30), NEWSROOM),
        (TOKEN, date(2026, 12, 1), None),
        (TOKEN[:-1], TODAY, None),
        (f"{TOKEN} ", TODAY, None),
        (NEWSROOM.sha256, TODAY, None),
        ("", TODAY, None),
        ("\udcff\x00ü", TODAY, None),
    ],
)
def test_a_token_finds_its_key_until_its_last_day(
    shown: str, today: date, found: Key | None
) -> None:
    assert keys.find(BOTH, shown, today) == found


@pytest.mark.parametrize(
    ("scopes", "allowed"),
    [
        (("read",), ["read"]),
        (("write",), ["read", "write"]),
        (("cypher",), ["read", "cypher"]),
        (("read", "write", "cypher"), ["read", "write", "cypher"]),
    ],
)
def test_any_key_may_read_and_each_other_scope_stands_alone(
    scopes: tuple[str, ...], allowed: list[str]
) -> None:
    key = Key("a", "0" * 10, scopes, TODAY, None, "0" * 64)
    assert [scope for scope in stored.SCOPES if keys.allows(key, scope)] == allowed


def test_what_did_not_change_is_not_read_again(home: Home) -> None:
    none = keys.load(home)
    assert keys.current(home, none) is none
    stored.write(home.keys, [NEWSROOM])
    one = keys.current(home, none)
    assert (one.all, keys.current(home, one) is one) == ((NEWSROOM,), True)


def test_a_revocation_acts_on_a_server_that_runs(home: Home) -> None:
    stored.write(home.keys, [NEWSROOM, LOADER])
    served = keys.load(home)
    changes.revoke(home, "newsroom")
    served = keys.current(home, served)
    assert (keys.find(served, TOKEN, TODAY), served.all) == (None, (LOADER,))
    home.keys.unlink()
    assert keys.current(home, served) == Keys()


def test_a_file_that_is_damaged_meanwhile_lets_nobody_in(home: Home) -> None:
    stored.write(home.keys, [NEWSROOM])
    served = keys.load(home)
    home.keys.write_text("{")
    with pytest.raises(InvalidKeys):
        keys.current(home, served)
    home.keys.unlink()
    home.keys.symlink_to(home.keys)  # asking for its state already fails
    with pytest.raises(InvalidKeys):
        keys.current(home, served)


def test_neither_hash_nor_keys_stand_in_a_log() -> None:
    assert NEWSROOM.sha256 not in repr(BOTH)
