"""What the API costs over the bare driver: `python -m tests.benchmarks.api [RUNS]`.

One private Neo4j, one `kb serve` with uvloop and httptools, one route of FastAPI as one writes it
first, and the driver's asynchronous API with uvloop in this process, asked in turns for the same
rows. "The driver" is `execute_query`, which its manual recommends; `session.run` does less. What
can be compared between machines are the ratios: each is the median of as many as there are runs.
"""

import asyncio
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter, sleep
from typing import Any

import neo4j
import psutil
import uvloop

from kb.config import Connection, Settings
from kb.engine import process
from kb.ingest import dossier
from kb.queries import registry, statement
from kb.queries.statement import Statement
from kb.store import load
from kb.store.driver import connect
from tests.benchmarks.figures import Figures, tell
from tests.benchmarks.lean import Lean, stream
from tests.conftest import INVENTED, SHIPPED
from tests.engine import private

FOLDER = Path(__file__).parent / "cypher"
KB = (sys.executable, "-c", "from kb.cli import main; main()")
ONE_ROW = "/v1/queries/party?party=huawei"
PARTY = {"party": "huawei"}
CLIENTS = 16
ASKED = 1500  # questions in one turn
ROWS = 10_000
MANY_ROWS = 1_000_000
MIB = 1 << 20

Ask = Callable[[], Awaitable[object]]


@dataclass(frozen=True)
class Ports:
    """Where our API listens, and where the plain route does."""

    api: int
    plain: int


@dataclass(frozen=True)
class Bare:
    """The driver alone, as a script would use it."""

    driver: neo4j.AsyncDriver

    async def run(self, asked: Statement) -> int:
        """Ask in one exchange, and return the number of rows."""
        async with self.driver.session(default_access_mode="READ") as session:
            result = await session.run(asked.text, asked.parameters)
            return len([record async for record in result])

    async def execute(self, asked: Statement) -> int:
        """Ask by `execute_query`, as the driver's manual recommends."""
        answer = await self.driver.execute_query(asked.text, asked.parameters, routing_="r")
        return len(answer.records)


async def p50(ask: Ask) -> float:
    """Return the median time of a question, in milliseconds, one after another."""
    times = []
    for _ in range(ASKED):
        began = perf_counter()
        await ask()
        times.append((perf_counter() - began) * 1000)
    return median(times)


async def rate(asks: list[Ask]) -> float:
    """Return how many questions a second are answered to clients that ask all at once."""

    async def client(ask: Ask) -> None:
        for _ in range(ASKED // len(asks)):
            await ask()

    began = perf_counter()
    await asyncio.gather(*map(client, asks))
    return ASKED / (perf_counter() - began)


async def one_client(bare: Bare, ports: Ports, figures: Figures) -> None:
    """Measure a question of one row, asked by one client after another."""
    asked = one_row()
    driver = await p50(lambda: bare.execute(asked))
    least = await p50(lambda: bare.run(asked))
    api = await over_http(ports.api, ONE_ROW, lambda clients: p50(clients[0]))
    plain = await over_http(ports.plain, "/rows", lambda clients: p50(clients[0]))
    note(figures, "one row, one client: driver, ms", driver)
    note(figures, "one row, one client: API, ms", api)
    note(figures, "  ratio to the driver (at most 1.5)", api / driver)
    note(figures, "  ratio to the driver's session.run", api / least)
    note(figures, "  a plain FastAPI route's to the driver", plain / driver)
    note(figures, "  a plain FastAPI route's to session.run", plain / least)


async def many_clients(bare: Bare, ports: Ports, figures: Figures) -> None:
    """Measure a question of one row, asked by sixteen clients at once."""
    asked = one_row()
    driver = await rate([lambda: bare.execute(asked)] * CLIENTS)
    most = await rate([lambda: bare.run(asked)] * CLIENTS)
    api = await over_http(ports.api, ONE_ROW, rate)
    plain = await over_http(ports.plain, "/rows", rate)
    note(figures, "one row, 16 clients: driver, a second", driver)
    note(figures, "one row, 16 clients: API, a second", api)
    note(figures, "  ratio to the driver (at least 0.75)", api / driver)
    note(figures, "  ratio to session.run at 16", api / most)
    note(figures, "  a plain FastAPI route's to the driver at 16", plain / driver)
    note(figures, "  a plain FastAPI route's to session.run at 16", plain / most)


def one_row() -> Statement:
    """Return the question of one row, as the driver runs it."""
    return statement.of(registry.find([registry.shipped()], "party"), PARTY, 1000)


async def over_http(
    port: int, path: str, measured: Callable[[list[Ask]], Awaitable[float]]
) -> float:
    """Measure clients that ask for a path, each on a connection of its own."""
    lean = [await Lean.connected(port) for _ in range(CLIENTS)]
    found = await measured([partial(one.get, path) for one in lean])
    for one in lean:
        one.close()
    return found


async def many_rows(bare: Bare, port: int, figures: Figures) -> None:
    """Measure ten thousand rows as NDJSON."""
    asked = statement.of(registry.find([FOLDER], "rows"), {"count": ROWS}, ROWS)
    began = perf_counter()
    assert await bare.execute(asked) == ROWS
    driver = perf_counter() - began
    api = await stream(port, f"/v1/queries/rows?count={ROWS}&format=ndjson")
    assert api.lines == ROWS
    note(figures, "10,000 rows: driver, rows a second", ROWS / driver)
    note(figures, "10,000 rows: NDJSON, rows a second", ROWS / api.whole)
    note(figures, "  ratio (at least 0.8)", driver / api.whole)
    note(figures, "  first byte, part of the whole time (at most 0.1)", api.first / api.whole)


async def flat(port: int, server: psutil.Process, figures: Figures) -> None:
    """Measure how the server's memory grows while it streams a million rows."""
    before = server.memory_info().rss
    highest = before
    done = threading.Event()

    def watch() -> None:
        nonlocal highest
        while not done.wait(0.05):
            highest = max(highest, server.memory_info().rss)

    watcher = threading.Thread(target=watch)
    watcher.start()
    api = await stream(port, f"/v1/queries/rows?count={MANY_ROWS}&format=ndjson")
    done.set()
    watcher.join()
    assert api.lines == MANY_ROWS
    note(figures, "a million rows: server grows by, MiB", (highest - before) / MIB)
    note(figures, "a million rows: rows a second", MANY_ROWS / api.whole)


def start_of_kb(environment: dict[str, str], figures: Figures) -> None:
    """Measure `kb query` from its start to its first row."""
    command = [*KB, "query", "party", "--party", "huawei", "--format", "ndjson"]
    began = perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE) as asked:
        assert asked.stdout is not None
        assert asked.stdout.readline().startswith(b'{"party": "huawei"')
        note(figures, "kb query: start to first row, s (at most 0.6)", perf_counter() - began)


def note(figures: Figures, name: str, value: float) -> None:
    """Keep a figure; each has a name of its own."""
    figures.setdefault(name, []).append(value)


@contextmanager
def serving(environment: dict[str, str]) -> Iterator[tuple[int, psutil.Process]]:
    """Run `kb serve` as it is by default, its log in a file."""
    port = free_port()
    command = [*KB, "serve", "--port", str(port), "--cypher", str(FOLDER)]
    with started(command, environment, Path(environment["KB_HOME"]) / "serve.log") as server:
        yield port, server


@contextmanager
def serving_plainly(environment: dict[str, str], connection: Connection) -> Iterator[int]:
    """Run the plain route, on the same connection and with the same statement."""
    port, asked = free_port(), one_row()
    told = {
        "PLAIN_URI": connection.uri,
        "PLAIN_USERNAME": connection.username,
        "PLAIN_PASSWORD": connection.password,
        "PLAIN_TEXT": asked.text,
        "PLAIN_PARAMETERS": json.dumps(asked.parameters),
    }
    command = [sys.executable, "-m", "uvicorn", "tests.benchmarks.plain:app", "--no-access-log"]
    log = Path(environment["KB_HOME"]) / "plain.log"
    with started([*command, "--port", str(port)], {**environment, **told}, log):
        yield port


def free_port() -> int:
    """Return a port that nobody has."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port: int = free.getsockname()[1]
        return port


@contextmanager
def started(command: list[str], environment: dict[str, str], log: Path) -> Iterator[psutil.Process]:
    """Run a server until the block ends; what it says goes to a file."""
    with (
        log.open("w") as stderr,
        subprocess.Popen(command, env=environment, stderr=stderr) as server,
    ):
        try:
            while "startup complete" not in log.read_text() and server.poll() is None:
                sleep(0.05)
            yield psutil.Process(server.pid)
        finally:
            server.send_signal(signal.SIGTERM)


async def measure(
    connection: Connection, ports: Ports, server: psutil.Process, runs: int, figures: Figures
) -> None:
    """Measure everything that HTTP answers, in turns with the driver."""
    auth = (connection.username, connection.password)
    async with neo4j.AsyncGraphDatabase.driver(connection.uri, auth=auth) as driver:
        bare = Bare(driver)
        for run in range(runs + 1):
            kept: Figures = figures if run else {}  # the first one warms all of them
            await one_client(bare, ports, kept)
            await many_clients(bare, ports, kept)
            await many_rows(bare, ports.api, kept)
        await flat(ports.api, server, figures)


async def loaded(connection: Connection) -> None:
    """Load both dossiers."""
    async with connect(connection) as db:
        for path in (SHIPPED, INVENTED):
            await load.load(db, dossier.read(path))


def environment_of(settings: Settings) -> dict[str, str]:
    """Return the environment in which `kb` finds the benchmark's Neo4j."""
    own: dict[str, Any] = {"KB_HOME": settings.home, "KB_CACHE": settings.cache, "KB_AOT": "off"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
    return {**kept, **{name: str(value) for name, value in own.items()}}


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    figures: Figures = {}
    with tempfile.TemporaryDirectory() as folder:
        settings = private.settings(Path(folder) / "home")
        connection = process.ensure(settings)
        try:
            uvloop.run(loaded(connection))
            environment = environment_of(settings)
            for _ in range(max(runs, 9)):
                start_of_kb(environment, figures)
            with (
                serving(environment) as (port, server),
                serving_plainly(environment, connection) as plain,
            ):
                uvloop.run(measure(connection, Ports(port, plain), server, runs, figures))
        finally:
            process.stop(settings)
    tell(figures)


if __name__ == "__main__":
    main()
