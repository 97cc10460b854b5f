"""What tests run on, and the rules of it.

- Whatever runs Cypher runs on a real Neo4j: one private Neo4j for the whole run, with a home of its
  own in a temporary folder and ports of its own, started on first use and stopped at the end.
- Its jars are fetched once into a cache that runs share (`.test-home/`, or KB_TEST_CACHE).
- `empty` gives a test a graph with nothing in it; `shipped` gives a module the shipped dossier and
  the tests' own beside it, for reading only.
- `tests/containers` runs on a Neo4j in a container instead, by fixtures of the same names.
- Nothing that we own is mocked, nothing sleeps, and nothing leaves this machine but the fetching
  of packages.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from kb.config import Connection, Settings
from kb.engine import process
from kb.ingest import dossier
from kb.store import load, schema
from kb.store.driver import Database, connect

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SHIPPED = ROOT / "kb" / "dossiers" / "facebook-device-partners.yaml"
OWN_QUESTIONS = ROOT / "tests" / "questions"
INVENTED = ROOT / "tests" / "dossiers" / "invented.yaml"
WIDER = ROOT / "tests" / "dossiers" / "wider.yaml"

Work = Callable[[Database], Awaitable[Any]]
Using = Callable[[Work], Any]


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failed run: everything that a test may miss is to be there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    skipped = reporter.stats.get("skipped", [])
    if skipped and os.environ.get("CI"):
        reporter.write_line(f"SKIPPED IN CI: {len(skipped)} tests, which fails the run", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of the run's own Neo4j, which is stopped at the end of the run."""
    cache = Path(os.environ.get("KB_TEST_CACHE") or ROOT / ".test-home" / "cache")
    found = Settings(home=tmp_path_factory.mktemp("home") / "kb", cache=cache, aot=False)
    yield found
    process.stop(found)


@pytest.fixture(scope="session")
def connection(settings: Settings) -> Connection:
    """The run's own Neo4j, started."""
    return process.ensure(settings)


@pytest.fixture(scope="session")
def using(connection: Connection) -> Using:
    """Run asynchronous work with the database."""
    return using_of(connection)


def using_of(connection: Connection) -> Using:
    """Return what runs asynchronous work with a database."""

    def run(work: Work) -> Any:
        async def connected() -> Any:
            async with connect(connection) as db:
                return await work(db)

        return asyncio.run(connected())

    return run


async def wipe(db: Database) -> None:
    """Empty the graph, its constraints and indexes aside."""
    await schema.apply(db)
    await db.administer("MATCH (n) DETACH DELETE n")


@pytest.fixture
def empty(using: Using) -> Using:
    """A graph with nothing in it."""
    using(wipe)
    return using


@pytest.fixture(scope="module")
def shipped(using: Using) -> Using:
    """A graph with the shipped dossier and the tests' own, for reading only."""

    async def load_both(db: Database) -> None:
        await wipe(db)
        for path in (SHIPPED, INVENTED):
            await load.load(db, dossier.read(path))

    using(load_both)
    return using


@pytest.fixture(scope="module")
def wider(shipped: Using) -> Using:
    """The graph of `shipped` with the invented harbour added, for reading only."""
    shipped(lambda db: load.load(db, dossier.read(WIDER)))
    return shipped


@pytest.fixture
def sources() -> Path:
    """The texts of real sources; they may be missing anywhere but in CI."""
    return _shared("sources")


@pytest.fixture(scope="session")
def data() -> Path:
    """Real tables; they may be missing anywhere but in CI."""
    return _shared("data")


@pytest.fixture(scope="session")
def followthemoney() -> None:
    """Its package, which may be missing anywhere but in CI: PyICU has to be built for it."""
    if find_spec("followthemoney") is None:
        pytest.skip("followthemoney is not installed: CONTRIBUTING.md says what it needs")


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        reason = f"{folder} is not there"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}, and CI has to have it")
        pytest.skip(reason)
    return folder
