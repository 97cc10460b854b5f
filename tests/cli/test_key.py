"""`kb key`: what it prints and exits with, on a home that has no Neo4j of its own."""

import json
from datetime import UTC, datetime
from pathlib import Path

from kb.access import keys
from kb.engine.layout import Home
from tests.cli.conftest import Run


def test_a_key_is_made_listed_and_revoked(kb: Run, tmp_path: Path) -> None:
    made = kb("key", "create", "newsroom", "--scope", "cypher", "--expires", "9999-12-31")
    today = datetime.now(UTC).date()
    token = made.stdout.removesuffix("\n")
    key = keys.find(keys.load(Home(tmp_path / "home")), token, today)
    assert key is not None
    assert (made.returncode, made.stderr) == (
        0,
        "this is shown once; `kb key revoke newsroom` takes it back\n",
    )
    listed = kb("key", "list", "--format", "json")
    assert json.loads(listed.stdout) == [
        {
            "name": "newsroom",
            "id": key.id,
            "scopes": ["cypher"],
            "created": str(key.created),
            "expires": "9999-12-31",
        }
    ]
    revoked = kb("key", "revoke", key.id)
    assert (revoked.returncode, revoked.stdout) == (0, f"the key newsroom ({key.id}) is revoked\n")
    assert kb("key", "list", "--format", "json").stdout == "[]\n"


def test_what_cannot_be_done_is_said_in_a_sentence(kb: Run, tmp_path: Path) -> None:
    day = kb("key", "create", "ci", "--expires", "soon")
    assert (day.returncode, day.stdout, day.stderr) == (
        *(2, ""),
        "the parameter `expires` is `soon`; give a day such as 2018-06-05\n",
    )
    gone = kb("key", "revoke", "ci")
    assert (gone.returncode, gone.stdout, gone.stderr) == (
        *(3, ""),
        "no key has the name or id `ci`; there are none\n",
    )
    assert not (tmp_path / "home").exists()


def test_a_damaged_file_of_keys_exits_1(kb: Run, tmp_path: Path) -> None:
    file = tmp_path / "home" / "keys.json"
    file.parent.mkdir()
    file.write_text("")
    listed = kb("key", "list")
    assert (listed.returncode, listed.stdout) == (1, "")
    assert listed.stderr == (
        f"{file}: cannot be read as JSON; put back a copy of it, or delete it, "
        "which revokes every key, and create keys again\n"
    )
