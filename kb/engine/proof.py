"""Try every door that the configuration closes, at each start, and fail unless each is shut.

A setting may be renamed, or be unsupported as one of these is, and then closes nothing without a
word. So each is tried: the attempt must be refused, and refused by the setting that is meant to,
lest an attempt that fails by itself passes for a refusal.

What needs minutes or the whole heap to try, the limits of time and memory, is left to the tests and
to Neo4j's own check, which refuses to start on a setting that it does not know.
"""

import asyncio
import socket
from dataclasses import replace
from ipaddress import IPv6Address, ip_address

import psutil

from kb.config import Connection
from kb.engine.layout import Home
from kb.errors import CredentialsRefused, NotClosed, QueryFailed
from kb.store.driver import Database, connect

# One statement for every attempt: Neo4j plans it once, which is most of what it costs.
READ_ELSEWHERE = "LOAD CSV FROM $url AS row RETURN row LIMIT 1"
NO_FILES = "dbms.security.allow_csv_import_from_file_urls"
NO_ADDRESSES = "internal.dbms.cypher_ip_blocklist"
HOSTS = ("127.0.0.1", "::1")
PATIENCE = 60.0  # seconds for one attempt; a refusal takes a hundredth, the first two


async def prove(database: Database, connection: Connection, home: Home, pid: int) -> None:
    """Try every door of a running Neo4j.

    Args:
        database: the running Neo4j, connected.
        connection: how it was connected to.
        home: its home.
        pid: its process.

    Raises:
        NotClosed: a door is open, or cannot be seen to be shut.
    """
    listens_on_loopback_only(pid, home)
    attempts = await asyncio.gather(
        asks_for_a_password(connection, home),
        reads_no_files(database, home),
        calls_no_addresses(database, home),
        return_exceptions=True,  # none may be left running when another has found a door open
    )
    for failure in filter(None, attempts):
        raise failure


def listens_on_loopback_only(pid: int, home: Home) -> None:
    """Make sure that the process listens, and to no other machine."""
    try:
        found = psutil.Process(pid).net_connections("inet")
    except psutil.Error as error:
        raise _open("whom it listens to cannot be seen", home) from error
    listening = {it.laddr.ip for it in found if it.laddr and not it.raddr}
    if not listening or not all(map(_is_loopback, listening)):
        raise _open(f"it listens on {', '.join(sorted(listening)) or 'nothing we see'}", home)


async def asks_for_a_password(connection: Connection, home: Home) -> None:
    """Make sure that a stranger is not let in."""
    # A wrong name rather than a wrong password: guesses at an account get it locked.
    stranger = replace(connection, username="stranger", password="guess")  # noqa: S106 - no secret
    try:
        async with connect(stranger):
            raise _open("it lets anybody in", home)
    except CredentialsRefused:
        return


async def reads_no_files(database: Database, home: Home, patience: float = PATIENCE) -> None:
    """Make sure that a statement reads no file, not even the one in the folder for imports."""
    bait = home.imports / "bait.csv"
    bait.write_text("read\n", encoding="utf-8")
    for url in (f"file:///{bait.name}", bait.as_uri()):
        await _require_refused(database, url, NO_FILES, home, patience)


async def calls_no_addresses(database: Database, home: Home) -> None:
    """Make sure that a statement calls no address, by listening on some for the call."""
    called = asyncio.Event()

    def hang_up(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        called.set()
        writer.close()

    for host in HOSTS if socket.has_dualstack_ipv6() else HOSTS[:1]:
        async with await asyncio.start_server(hang_up, host, 0) as listener:
            port = listener.sockets[0].getsockname()[1]
            for scheme in ("http", "ftp"):
                url = f"{scheme}://{f'[{host}]' if ':' in host else host}:{port}/"
                await _require_refused(database, url, NO_ADDRESSES, home)
    if called.is_set():
        raise _open("LOAD CSV called an address although it was refused", home)


async def _require_refused(
    database: Database, url: str, by: str, home: Home, patience: float = PATIENCE
) -> None:
    try:
        async with asyncio.timeout(patience):
            await database.read(READ_ELSEWHERE, {"url": url})
    except QueryFailed as refusal:
        if by in str(refusal):
            return
    except TimeoutError as error:
        raise NotClosed(
            f"Neo4j was stopped because it did not say within {patience:.0f} s that LOAD CSV FROM "
            f"{url} is refused; start it again when the machine is less busy"
        ) from error
    raise _open(f"LOAD CSV FROM {url} is not refused by {by}", home)


def _is_loopback(host: str) -> bool:
    address = ip_address(host)
    mapped = address.ipv4_mapped if isinstance(address, IPv6Address) else None
    return (mapped or address).is_loopback


def _open(what: str, home: Home) -> NotClosed:
    return NotClosed(
        f"Neo4j was stopped because a door that must be closed is open: {what}; "
        f"its configuration is {home.conf / 'neo4j.conf'}; please report this"
    )
