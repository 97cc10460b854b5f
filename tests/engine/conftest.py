"""One Neo4j for all tests that only look at one, and settings for those that need their own."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kb.config import Settings
from kb.engine import layout, process
from kb.engine.layout import Home
from tests.engine import private


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of a Neo4j that runs; tests must leave it running."""
    settings = private.settings(tmp_path_factory.mktemp("engine") / "home")
    process.ensure(settings)
    yield settings
    process.stop(settings)


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Settings]:
    """Settings of a home of the test's own, whose Neo4j is stopped afterwards."""
    found = private.settings(tmp_path / "home")
    yield found
    process.stop(found)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home that is made and in which nothing runs."""
    made = Home(tmp_path / "home")
    layout.prepare(made)
    return made
