"""Trying an attack, with a layer switched off, on a Neo4j of its own; and what stopped it."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kb.config import Connection
from kb.engine import answer, aot, conf, fetch, java, launch, layout, ports, reach, secret
from kb.engine.java import Software
from kb.engine.layout import Home
from kb.engine.lock import bundled
from kb.engine.spawn import Process
from kb.errors import (
    InvalidStatement,
    QueryFailed,
    StatementRefused,
    ThroughlineError,
    TookTooLong,
    TookTooMuch,
)
from kb.guard import text
from kb.guard.caps import Caps
from kb.guard.guard import Guard, Layer
from kb.guard.run import Asked, asking
from kb.store.driver import Database, connect
from tests.engine import private
from tests.guard.attack import Attack

LAYERS = ("text", "plan", "access", "caps", "settings")
SETTINGS = "settings"
NEO4J = "neo4j"
NOTHING = "nothing"
CAPS = Caps(seconds=1.0, memory=48 * 2**20, row_bytes=500_000)
# What is to be stopped by that time; the rest takes more of it where much else is done.
ENDLESS = ("never end", "never look up")
ROWS = 1000
HEAP = "512m"
# How often a server looks whose time is over: by default it may be 2 s late, and each waits for it.
LOOKING = {"db.transaction.monitor.check.interval": "100ms"}
# So short and small that it is seen which of two stops a statement: the server's time is longer
# than the guard's, and its memory smaller.
CLOSED = {"db.transaction.timeout": "5s", "db.memory.transaction.max": "16m"}
OPEN = {
    "dbms.security.allow_csv_import_from_file_urls": "true",
    "internal.dbms.cypher_ip_blocklist": "",
    "db.transaction.timeout": "0s",
    "db.memory.transaction.max": "0",
}
BAIT = "read\n"
_BY_SETTINGS = (
    "allow_csv_import_from_file_urls",
    "cypher_ip_blocklist",
    "db.memory.transaction.max",
)
# One bank, sixty others, and between fourteen of those every relationship there can be.
GRAPH = (
    "CREATE (:Party:Company:Bank {id: 'bank', name: 'Bank'})",
    "UNWIND range(10, 69) AS n CREATE (:Party:Company {id: toString(n)})",
    "MATCH (a:Company), (b:Company) WHERE '10' <= a.id < b.id < '24' CREATE (a)-[:OWNS]->(b)",
)


@dataclass(frozen=True)
class Servers:
    """Two Neo4j of which one has the private one's settings, and the other has its doors open."""

    closed: Connection
    opened: Connection


@contextmanager
def servers(folder: Path) -> Iterator[Servers]:
    """Start both for a block."""
    with _neo4j(folder / "closed", CLOSED) as closed, _neo4j(folder / "opened", OPEN) as opened:
        yield Servers(closed, opened)


@contextmanager
def _neo4j(folder: Path, replaced: dict[str, str]) -> Iterator[Connection]:
    """Start a Neo4j without proving that it is closed, and kill it at the end."""
    home = Home(folder)
    layout.prepare(home)
    (home.imports / "bait.csv").write_text(BAIT, encoding="utf-8")
    settings = private.settings(folder)
    software = Software(bundled(), fetch.folder(settings.cache), HEAP)
    conf.write(home, ports.claim(home), HEAP, LOOKING | replaced)
    secret.prepare(home)
    command = java.command(home, software, *aot.flags(settings, software))
    with launch.launched(command, home, tied=True) as process:
        try:
            connection = reach.connection(home)
            asyncio.run(_fill(process, connection, home))
            yield connection
        finally:
            process.kill()
            process.wait()


async def _fill(process: Process, connection: Connection, home: Home) -> None:
    async with answer.answering(process, connection, home) as db:
        for statement in GRAPH:
            await db.administer(statement)


def outcome(servers: Servers, attack: Attack, off: str | None) -> str:
    """Try an attack with one layer off, or none, and return what stopped it."""
    connection = servers.opened if off == SETTINGS else servers.closed
    layers = frozenset(layer for layer in Layer if layer != off)

    async def tried() -> str:
        async with connect(connection) as db:
            return await _tried(db, Guard(caps=_caps(attack), layers=layers), attack)

    return asyncio.run(tried())


def expected(attack: Attack, off: str | None) -> str:
    """Return what is to stop an attack with one layer off: the first that is on."""
    return next((layer for layer in attack.stops if layer != off), NOTHING)


def _caps(attack: Attack) -> Caps:
    return CAPS if attack.group in ENDLESS else replace(CAPS, seconds=20.0)


async def _tried(db: Database, guard: Guard, attack: Attack) -> str:
    asked = Asked("attacker", attack.statement, attack.parameters)
    try:
        async with asking(guard, db, asked, ROWS) as rows:
            async for _ in rows.batches():
                pass
            return "caps" if rows.truncated and Layer.CAPS in guard.layers else NOTHING
    except ThroughlineError as error:
        return _stopped_by(error, guard, attack)


def _stopped_by(error: ThroughlineError, guard: Guard, attack: Attack) -> str:
    said = str(error)
    match error:
        case StatementRefused() if "read access mode" in said:
            found = "access"
        case StatementRefused():
            found = "text" if Layer.TEXT in guard.layers and _is_refused(attack) else "plan"
        case TookTooLong():
            found = "caps" if Layer.CAPS in guard.layers else SETTINGS
        case QueryFailed() if "MemoryPool" in error.code or _is_by_settings(said):
            found = SETTINGS
        case InvalidStatement() if _is_by_settings(said):
            found = SETTINGS
        case TookTooMuch() if not error.code:
            found = "caps"
        case QueryFailed() | InvalidStatement():
            found = NEO4J
        case _:
            raise error  # nothing that stops an attack
    return found


def _is_by_settings(said: str) -> bool:
    return any(name in said for name in _BY_SETTINGS)


def _is_refused(attack: Attack) -> bool:
    try:
        text.check_given(text.check(attack.statement), attack.parameters)
    except StatementRefused:
        return True
    return False
