"""The Bolt port of a home: chosen once, remembered, and checked before it is used."""

import os
import random
import socket

import psutil

from kb.engine.conf import LOOPBACK
from kb.engine.layout import Home, write_private
from kb.errors import PortBusy

# Below what systems hand out to outgoing connections, so that none sits on it later.
RANGE = range(17000, 32000)


def claim(home: Home) -> int:
    """Return the home's port, choosing a free one the first time.

    Raises:
        PortBusy: another program listens on it.
    """
    port = remembered(home)
    if port is None:
        port = choose()
        write_private(home.port, f"{port}\n")
    require_free(home, port)
    return port


def remembered(home: Home) -> int | None:
    """Return the port that was chosen for this home, if one was."""
    try:
        return int(home.port.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def choose() -> int:
    """Return a port that nobody listens on."""
    # Random, so that homes made at the same time do not get the same one; it guards nothing.
    candidates = iter(lambda: random.choice(RANGE), None)  # noqa: S311 - see above
    return next(port for port in candidates if is_free(port))


def is_free(port: int) -> bool:
    """Return whether one could listen on the port."""
    with socket.socket() as probe:
        if os.name == "posix":  # a server that just ended leaves its port in a waiting state
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, port))
        except OSError:
            return False
    return True


def is_listening(port: int) -> bool:
    """Return whether something accepts connections on the port."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex((LOOPBACK, port)) == 0


def require_free(home: Home, port: int) -> None:
    """Make sure that nobody listens on the home's port.

    Raises:
        PortBusy: somebody does.
    """
    if not is_free(port):
        raise PortBusy(
            f"port {port}, which this home remembers, is taken by {_holder(port)}; "
            f"end that program, or delete {home.port} to have another port chosen"
        )


def _holder(port: int) -> str:
    try:
        found = (it for it in psutil.net_connections("tcp") if it.laddr and it.laddr.port == port)
        pids = [it.pid for it in found if it.status == psutil.CONN_LISTEN and it.pid]
        return f"{psutil.Process(pids[0]).name()} (process {pids[0]})"
    except (IndexError, psutil.Error):  # not every system tells about other users' programs
        return "another program"
