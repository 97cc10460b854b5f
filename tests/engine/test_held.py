"""Holding a home, and emptying it so that whatever stops it leaves one that starts."""

from pathlib import Path

import pytest

from kb.config import Settings
from kb.engine import process, running
from kb.engine.held import held
from kb.engine.layout import Home
from kb.errors import HomeInUse, NotAHome


def _at(home: Home) -> Settings:
    return Settings(home=home.root, cache=home.root.parent / "cache")


def test_a_home_that_is_held_waits_for_nobody_else(home: Home) -> None:
    with held(_at(home)), pytest.raises(HomeInUse), process.exclusive(home, patience=0.01):
        pass


def test_a_folder_of_other_things_is_not_held(tmp_path: Path) -> None:
    (tmp_path / "precious").touch()
    with pytest.raises(NotAHome), held(_at(Home(tmp_path))):
        pass
    assert [path.name for path in tmp_path.iterdir()] == ["precious"]


def test_emptying_leaves_a_home_that_is_made(home: Home) -> None:
    (home.data / "store").touch()
    (home.root / "notes.txt").touch()
    with held(_at(home)) as holding:
        holding.empty()
    assert list(home.data.iterdir()) == []
    assert (home.bulk.exists(), (home.root / "notes.txt").exists()) == (False, True)


def test_what_a_stopped_emptying_left_is_deleted_by_the_next_who_holds(home: Home) -> None:
    home.bulk.mkdir()
    home.data.rename(home.bulk / "replaced")  # as far as it came
    with held(_at(home)):
        assert list(home.data.iterdir()) == []
        assert list(home.bulk.iterdir()) == []


def test_what_is_emptied_starts_again_with_nothing_in_it_at_the_same_address(
    settings: Settings,
) -> None:
    with held(settings) as holding:
        first = holding.started()
        [before] = running.strays(holding.home)
        assert holding.started() == first
        holding.empty()
        assert running.strays(holding.home) == []
        assert holding.started() == first
        [after] = running.strays(holding.home)
    assert before != after
