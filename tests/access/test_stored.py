import json
import stat
from pathlib import Path
from typing import Any

import pytest

from kb.access import stored
from kb.errors import InvalidKeys
from tests.access.made import LOADER, NEWSROOM

WRITTEN = {
    "name": "newsroom",
    "id": "0123456789",
    "scopes": ["read", "cypher"],
    "created": "2026-11-01",
    "expires": "2026-11-30",
    "sha256": NEWSROOM.sha256,
}
REMEDY = "put back a copy of it, or delete it, which revokes every key, and create keys again"


def test_keys_are_written_as_json_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    stored.write(file, [NEWSROOM, LOADER])
    other = {
        "name": "loader",
        "id": "ABCDEF0123",
        "scopes": ["write"],
        "created": "2026-11-02",
        "expires": None,
        "sha256": "0" * 64,
    }
    assert json.loads(file.read_text()) == {"keys": [WRITTEN, other]}
    assert stored.read(file) == ((NEWSROOM, LOADER), stored.stamp(file))


def test_the_file_is_its_owners_alone(tmp_path: Path) -> None:
    stored.write(tmp_path / "keys.json", [])
    assert stat.S_IMODE((tmp_path / "keys.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["keys.json"]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("", "cannot be read as JSON"),
        ("\udcff", "cannot be read as JSON"),
        ("[]", "holds no list `keys`"),
        ('{"keys": {}}', "holds no list `keys`"),
    ],
)
def test_a_damaged_file_is_an_error_and_never_no_keys(tmp_path: Path, text: str, what: str) -> None:
    file = tmp_path / "keys.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    with pytest.raises(InvalidKeys) as refused:
        stored.read(file)
    assert str(refused.value) == f"{file}: {what}; {REMEDY}"


@pytest.mark.parametrize(
    "change",
    [
        {"name": "News Room"},
        {"name": 1},
        {"id": "0"},
        {"scopes": []},
        {"scopes": "read"},
        {"scopes": ["cypher", "read"]},
        {"scopes": ["admin"]},
        {"created": None},
        {"created": "in 2026"},
        {"expires": ""},
        {"expires": 0},
        {"sha256": "x"},
        {"sha256": None},
    ],
    ids=str,
)
def test_every_damaged_key_is_told(tmp_path: Path, change: dict[str, Any]) -> None:
    file = tmp_path / "keys.json"
    file.write_text(json.dumps({"keys": [WRITTEN | change, "key", WRITTEN, WRITTEN]}))
    with pytest.raises(InvalidKeys) as refused:
        stored.read(file)
    assert str(refused.value).splitlines() == [
        f"{file}: key 1 is damaged; {REMEDY}",
        f"{file}: key 2 is damaged; {REMEDY}",
        f"{file}: key 4 has the name or id of another; {REMEDY}",
    ]


def test_the_stamp_changes_with_every_writing(tmp_path: Path) -> None:
    file = tmp_path / "keys.json"
    assert stored.stamp(file) is None
    stored.write(file, [NEWSROOM])
    first = stored.stamp(file)
    stored.write(file, [NEWSROOM])
    assert first not in {None, stored.stamp(file)}
