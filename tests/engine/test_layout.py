import stat
from pathlib import Path

import pytest

from kb.engine import layout
from kb.engine.layout import Home
from kb.errors import NotAHome


def mode(file: Path) -> int:
    return stat.S_IMODE(file.stat().st_mode)


def test_only_the_owner_enters_a_home(tmp_path: Path) -> None:
    home = Home(tmp_path / "new" / "home")
    layout.prepare(home)
    assert mode(home.root) == 0o700


def test_a_home_is_prepared_twice_without_harm(tmp_path: Path) -> None:
    home = Home(tmp_path)
    layout.prepare(home)
    (home.data / "kept").touch()
    layout.prepare(home)
    assert (home.data / "kept").exists()


def test_a_folder_of_other_things_is_left_as_it_is(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    (tmp_path / "thesis.txt").touch()
    with pytest.raises(NotAHome, match="not Throughline's"):
        layout.prepare(Home(tmp_path))
    assert mode(tmp_path) == 0o755
    assert [entry.name for entry in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_cannot_be_a_home(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(NotAHome, match="cannot be used as a home"):
        layout.prepare(Home(tmp_path / "file"))


def test_a_private_file_is_readable_by_its_owner_only(tmp_path: Path) -> None:
    layout.write_private(tmp_path / "secret", "text")
    assert mode(tmp_path / "secret") == 0o600
    assert [entry.name for entry in tmp_path.iterdir()] == ["secret"]
