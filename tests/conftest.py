"""What tests run on, and the rules of it.

- Whatever runs Cypher runs on a real Neo4j: one private Neo4j for the whole run, with a home of its
  own in a temporary folder and ports of its own, started on first use and stopped at the end.
- Its jars are fetched once into a cache that runs share (`.test-home/`, or KB_TEST_CACHE).
- `empty` gives a test a graph with nothing in it; `shipped` gives a module the shipped dossier and
  the tests' own beside it, for reading only.
- `tests/containers` runs on a Neo4j in a container instead, by fixtures of the same names.
- `make test` shares the files between two workers, each with a Neo4j of its own: see `Rooms`.
- Nothing that we own is mocked, nothing sleeps, and nothing leaves this machine but the fetching
  of packages.
"""

import asyncio
import os
from collections.abc import Awaitable, Callable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import neo4j
import pytest
from xdist.remote import Producer
from xdist.scheduler import LoadScopeScheduling

from kb.config import Connection, Settings
from kb.engine import process
from kb.ingest import dossier
from kb.store import load, schema
from kb.store.driver import Database, connect
from tests.engine import private
from tests.store.judgements import merge

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SHIPPED = ROOT / "kb" / "dossiers" / "facebook-device-partners.yaml"
OWN_QUESTIONS = ROOT / "tests" / "questions"
INVENTED = ROOT / "tests" / "dossiers" / "invented.yaml"
WIDER = ROOT / "tests" / "dossiers" / "wider.yaml"

Work = Callable[[Database], Awaitable[Any]]
Using = Callable[[Work], Any]
Holding = Callable[..., Using]
Filled = dict[str, tuple[tuple[Path, ...], str]]
LONG = ("tests/containers/", "tests/guard/", "tests/bulk/", "tests/test_readme.py")
GRAPHS = {"shipped", "wider", "tiers", "contested", "called", "everything", "merged"}
# Tests fill and empty one graph a thousand times; a statement is not planned anew for each.
PLANNED_ONCE = {"dbms.cypher.min_replan_interval": "1h"}


def pytest_sessionfinish(session: pytest.Session) -> None:
    """In CI a skipped test is a failed run: everything that a test may miss is to be there."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if reporter is None:
        return
    skipped = reporter.stats.get("skipped", [])
    if skipped and os.environ.get("CI"):
        reporter.write_line(f"SKIPPED IN CI: {len(skipped)} tests, which fails the run", red=True)
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


class Rooms(LoadScopeScheduling):
    """Which tests stay together on one worker: those of a file, whose fixtures are the module's.

    A folder in `WHOLE` stays together, because its fixtures cost as much for each worker: a
    container, or the making of a start-up cache, which another worker would find half made.
    """

    WHOLE = ("tests/containers", "tests/engine")

    def _split_scope(self, nodeid: str) -> str:
        file, _, _ = nodeid.partition("::")
        return next((folder for folder in self.WHOLE if file.startswith(f"{folder}/")), file)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long, then bring those together that read the same graph."""
    graphs: dict[str, set[str]] = {}
    for item in items:
        used = graphs.setdefault(_file(item), set())
        used |= GRAPHS & set(getattr(item, "fixturenames", ()))
    items.sort(key=lambda it: (not it.nodeid.startswith(LONG), sorted(graphs[_file(it)])))


def _file(item: pytest.Item) -> str:
    return item.nodeid.partition("::")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Rooms:
    """Share the tests among workers, where there are any."""
    return Rooms(config, log)


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """The settings of the run's own Neo4j, which is stopped at the end of the run."""
    found = private.settings(tmp_path_factory.mktemp("home") / "kb")
    yield found
    process.stop(found)


@pytest.fixture(scope="session")
def connection(settings: Settings) -> Connection:
    """The run's own Neo4j, started."""
    return process.ensure(settings, replaced=PLANNED_ONCE)


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


def newest_commit(connection: Connection) -> str:
    """What a server tells a reader to wait for: its newest commit."""
    auth = (connection.username, connection.password)
    driver = neo4j.GraphDatabase.driver(connection.uri, auth=auth)
    with driver, driver.session() as session:
        session.run("RETURN 1").consume()
        return str(session.last_bookmarks().raw_values)


@pytest.fixture(scope="session")
def filled() -> Filled:
    """Which dossiers the graph of a server held, by its address, and its newest commit then."""
    return {}


@pytest.fixture(scope="module")
def holding(using: Using, connection: Connection, filled: Filled) -> Holding:
    """Make the graph hold dossiers, in an order, and nothing else.

    What is there already is not loaded again where nothing was committed since.
    """

    def hold(*paths: Path) -> Using:
        there, commit = filled.pop(connection.uri, ((), ""))
        if paths[: len(there)] != there or commit != newest_commit(connection):
            using(wipe)
            there = ()

        async def add(db: Database) -> None:
            for path in paths[len(there) :]:
                await load.load(db, dossier.read(path))

        using(add)
        filled[connection.uri] = (paths, newest_commit(connection))
        return using

    return hold


@pytest.fixture(scope="module")
def shipped(holding: Holding) -> Using:
    """A graph with the shipped dossier and the tests' own, for reading only."""
    return holding(SHIPPED, INVENTED)


@pytest.fixture(scope="module")
def wider(shipped: Using, holding: Holding) -> Using:
    """The graph of `shipped` with the invented harbour added, for reading only."""
    return holding(SHIPPED, INVENTED, WIDER)


@pytest.fixture(scope="module")
def merged(using: Using, tmp_path_factory: pytest.TempPathFactory) -> Using:
    """A graph of two invented files in which a bank of the one is a bank of the other."""
    using(wipe)
    using(lambda db: merge(db, tmp_path_factory.mktemp("merged")))
    return using


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


@pytest.fixture(scope="session")
def rigour() -> None:
    """What names are compared by, which needs PyICU too."""
    if find_spec("rigour") is None:
        pytest.skip("rigour is not installed: CONTRIBUTING.md says what it needs")


def _shared(name: str) -> Path:
    folder = SHARED / name
    if not folder.is_dir():
        reason = f"{folder} is not there"
        if os.environ.get("CI"):
            pytest.fail(f"{reason}, and CI has to have it")
        pytest.skip(reason)
    return folder
