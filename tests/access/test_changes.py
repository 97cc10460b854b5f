import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from kb.access import changes, keys
from kb.engine import layout
from kb.engine.layout import Home
from kb.errors import HomeInUse, InvalidKeys, InvalidParameter, NotAHome, UnknownKey
from tests.access.made import TODAY

CREATE = """
import datetime, pathlib, sys
from kb.access import changes
from kb.engine.layout import Home
for number in range(10):
    name = f"{sys.argv[2]}-{number}"
    changes.create(Home(pathlib.Path(sys.argv[1])), name, (), datetime.date(2026, 11, 24))
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    return Home(tmp_path / "home")


def test_a_key_is_returned_once_and_found_by_its_token(home: Home) -> None:
    key, token = changes.create(home, "ci", ("cypher", "read"), TODAY, TODAY)
    assert re.fullmatch(rf"tl_{key.id}_[\w-]{{43}}", token)
    assert (key.name, key.scopes, key.created, key.expires) == (
        *("ci", ("read", "cypher")),
        *(TODAY, TODAY),
    )
    assert keys.find(keys.load(home), token, TODAY) == key
    secret = token.split("_", 2)[2]
    kept = [path for path in home.root.rglob("*") if path.is_file()]
    assert [path.name for path in kept if secret in path.read_text()] == []


def test_a_key_without_scopes_reads(home: Home) -> None:
    assert changes.create(home, "ci", (), TODAY)[0].scopes == ("read",)


@pytest.mark.parametrize("called", ["name", "id"])
def test_a_key_is_revoked_by_name_or_id(home: Home, called: str) -> None:
    kept, _ = changes.create(home, "kept", (), TODAY)
    gone, token = changes.create(home, "gone", (), TODAY)
    assert changes.revoke(home, getattr(gone, called)) == gone
    left = keys.load(home)
    assert (left.all, keys.find(left, token, TODAY)) == ((kept,), None)
    again, _ = changes.create(home, "gone", (), TODAY)
    assert keys.load(home).all == (kept, again)


@pytest.mark.parametrize(
    ("name", "scopes", "expires", "message"),
    [
        (
            *("News Room", (), None),
            "`News Room` cannot be a key's name; write at most 64 small letters, digits and "
            "dashes, beginning with a letter",
        ),
        (
            *("0123456789", (), None),
            "`0123456789` cannot be a key's name; write at most 64 small letters, digits and "
            "dashes, beginning with a letter",
        ),
        (
            *("ci", ("admin", "read"), None),
            "there is no scope `admin`; give one of read, write, cypher",
        ),
        (
            *("ci", (), date(2026, 11, 23)),
            "2026-11-23 is over (in UTC); give today or a later day",
        ),
        (
            *("taken", (), None),
            "there is a key `taken` already; choose another name, or revoke that one",
        ),
    ],
)
def test_what_cannot_be_a_key_is_told(
    home: Home, name: str, scopes: tuple[str, ...], expires: date | None, message: str
) -> None:
    taken, _ = changes.create(home, "taken", (), TODAY)
    with pytest.raises(InvalidParameter) as refused:
        changes.create(home, name, scopes, TODAY, expires)
    assert (str(refused.value), keys.load(home).all) == (message, (taken,))


def test_revoking_what_is_not_there_names_what_is_and_makes_no_home(home: Home) -> None:
    with pytest.raises(UnknownKey) as refused:
        changes.revoke(home, "gone")
    assert str(refused.value) == "no key has the name or id `gone`; there are none"
    assert not home.root.exists()
    changes.create(home, "one", (), TODAY)
    changes.create(home, "two", (), TODAY)
    with pytest.raises(UnknownKey, match="`gone`; there are one, two"):
        changes.revoke(home, "gone")


def test_a_damaged_file_is_not_written_over(home: Home) -> None:
    layout.prepare(home)
    home.keys.write_text('{"keys": [{}]}')
    with pytest.raises(InvalidKeys):
        changes.create(home, "ci", (), TODAY)
    with pytest.raises(InvalidKeys):
        changes.revoke(home, "ci")
    assert home.keys.read_text() == '{"keys": [{}]}'


def test_a_folder_of_other_things_gets_no_keys(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(NotAHome):
        changes.create(Home(tmp_path), "ci", (), TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_of_two_processes_at_once_neither_loses_a_key(home: Home) -> None:
    layout.prepare(home)
    both = [
        subprocess.Popen([sys.executable, "-c", CREATE, str(home.root), name])
        for name in ("one", "two")
    ]
    assert [one.wait(60) for one in both] == [0, 0]
    assert sorted(key.name for key in keys.load(home).all) == [
        *(f"one-{number}" for number in range(10)),
        *(f"two-{number}" for number in range(10)),
    ]


def test_keys_held_by_another_command_are_told_so(home: Home) -> None:
    held = pytest.raises(HomeInUse, match="another command has been changing the keys of")
    with changes.exclusive(home), held, changes.exclusive(home, patience=0):
        pass
