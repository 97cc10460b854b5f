"""Each proof passes on the Neo4j that we start, and fails on one whose doors are open."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kb.config import Settings
from kb.engine import answer, conf, fetch, java, launch, layout, ports, proof, running, secret
from kb.engine.java import Software
from kb.engine.layout import Home
from kb.engine.lock import bundled
from kb.engine.reach import connection
from kb.engine.spawn import Process
from kb.errors import NotClosed, TookTooMuch
from kb.store.driver import Database, connect
from tests.engine import private

OPEN = {
    "dbms.security.auth_enabled": "false",
    "dbms.security.allow_csv_import_from_file_urls": "true",
    "internal.dbms.cypher_ip_blocklist": "",
}


async def strangers(database: Database, home: Home) -> None:
    await proof.asks_for_a_password(connection(home), home)


DOORS: dict[str, Callable[[Database, Home], Awaitable[None]]] = {
    "strangers": strangers,
    "files": proof.reads_no_files,
    "addresses": proof.calls_no_addresses,
}


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Home, int]]:
    """A Neo4j with every door open, started past the proofs, and its process."""
    settings = private.settings(tmp_path_factory.mktemp("opened") / "home")
    home = Home(settings.home)
    layout.prepare(home)
    everywhere = {"server.bolt.listen_address": f"0.0.0.0:{ports.claim(home)}"}
    conf.write(home, ports.claim(home), settings.heap, OPEN | everywhere)
    secret.prepare(home)
    software = Software(bundled(), fetch.folder(settings.cache), settings.heap)
    with started(home, software) as pid:
        yield home, pid


@contextmanager
def started(home: Home, software: Software) -> Iterator[int]:
    with launch.launched(java.command(home, software), home) as process:
        asyncio.run(answered(process, home))
        yield process.pid
        process.terminate()
        process.wait(30)


async def answered(process: Process, home: Home) -> None:
    async with answer.answering(process, connection(home), home):
        pass


def attempt(door: str, home: Home) -> None:
    async def attempted() -> None:
        async with connect(connection(home)) as database:
            await DOORS[door](database, home)

    asyncio.run(attempted())


@pytest.mark.parametrize("door", DOORS)
def test_the_door_is_found_closed(engine: Settings, door: str) -> None:
    attempt(door, layout.of(engine))


@pytest.mark.parametrize(
    ("door", "seen"),
    [
        ("strangers", "it lets anybody in"),
        ("files", r"LOAD CSV FROM file:///bait\.csv is not refused"),
        ("addresses", r"LOAD CSV FROM http://127\.0\.0\.1:\d+/ is not refused"),
    ],
)
def test_the_door_is_found_open(opened: tuple[Home, int], door: str, seen: str) -> None:
    with pytest.raises(NotClosed, match=seen):
        attempt(door, opened[0])


def test_a_door_of_which_nothing_is_heard_is_not_called_open(engine: Settings) -> None:
    home = layout.of(engine)

    async def impatient() -> None:
        async with connect(connection(home)) as database:
            await proof.reads_no_files(database, home, 0)

    with pytest.raises(NotClosed) as caught:
        asyncio.run(impatient())
    assert str(caught.value) == (
        "Neo4j was stopped because it did not say within 0 s that LOAD CSV FROM file:///bait.csv "
        "is refused; start it again when the machine is less busy"
    )


def test_only_loopback_is_listened_on(engine: Settings) -> None:
    home = layout.of(engine)
    process = running.find(home)
    assert process is not None
    proof.listens_on_loopback_only(process.pid, home)


def test_listening_to_other_machines_is_noticed(opened: tuple[Home, int]) -> None:
    home, pid = opened
    with pytest.raises(NotClosed, match="it listens on"):
        proof.listens_on_loopback_only(pid, home)


def test_a_process_that_cannot_be_looked_at_is_not_taken_for_closed(tmp_path: Path) -> None:
    with pytest.raises(NotClosed, match="cannot be seen"):
        proof.listens_on_loopback_only(2**22 + 1, Home(tmp_path))


def test_a_statement_that_collects_for_ever_is_ended(engine: Settings) -> None:
    async def collect() -> None:
        async with connect(connection(layout.of(engine))) as database:
            await database.read("UNWIND range(1, 1000000000) AS n RETURN size(collect(n)) AS n")

    with pytest.raises(TookTooMuch, match="needs more memory than one may have"):
        asyncio.run(collect())


def test_a_statement_may_not_run_for_ever(engine: Settings) -> None:
    async def timeout() -> str:
        async with connect(connection(layout.of(engine))) as database:
            rows = await database.read("SHOW SETTINGS 'db.transaction.timeout' YIELD value")
            return str(rows[0]["value"])

    assert asyncio.run(timeout()) == "10m"
