from pathlib import Path

import pytest

from kb.config import Settings
from kb.engine import layout
from kb.engine.layout import Home
from kb.engine.reset import reset
from kb.errors import HomeInUse, NotAHome


def at(home: Path) -> Settings:
    return Settings(home=home, cache=home.parent / "cache")


def test_a_folder_that_is_no_home_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "precious").touch()
    with pytest.raises(NotAHome, match="nothing in it was deleted"):
        reset(at(tmp_path))
    assert (tmp_path / "data" / "precious").exists()


def test_a_home_that_was_never_made_is_not_made(tmp_path: Path) -> None:
    reset(at(tmp_path / "home"))
    assert list(tmp_path.iterdir()) == []


def test_what_others_keep_in_a_home_stays(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    layout.prepare(home)
    (home.root / "notes.txt").touch()
    (home.data / "store").touch()
    reset(at(home.root))
    assert not home.data.exists()
    assert (home.root / "notes.txt").exists()


def test_a_link_to_data_elsewhere_is_not_followed(tmp_path: Path) -> None:
    home, elsewhere = Home(tmp_path / "home"), tmp_path / "elsewhere"
    layout.prepare(home)
    elsewhere.mkdir()
    (elsewhere / "precious").touch()
    home.data.rmdir()
    home.data.symlink_to(elsewhere)
    with pytest.raises(HomeInUse, match="could not be deleted"):
        reset(at(home.root))
    assert (elsewhere / "precious").exists()
