"""Reach the private Neo4j of a home that runs already: what every command tries first.

It takes no lock, and imports nothing of what starts Neo4j: a command at a terminal waits for both.
"""

from kb.config import Connection, Settings
from kb.engine import conf, layout, ports, running, secret
from kb.engine.layout import Home


def find(settings: Settings) -> Connection | None:
    """Return how to reach the Neo4j that the settings name; None if the private one must start.

    No lock is needed to trust the record: it is made when a start was proved closed, and removed
    before that Neo4j is told to stop.

    Raises:
        NotAHome: the folder holds other things, or cannot be made.
    """
    if settings.external is not None:
        return settings.external
    home = layout.of(settings)
    layout.prepare(home)
    return connection(home) if running.find(home) is not None else None


def connection(home: Home) -> Connection:
    """Return how to reach the Neo4j of a home that was started before."""
    port = ports.remembered(home)
    return Connection(f"bolt://{conf.LOOPBACK}:{port}", secret.USERNAME, secret.read(home))
