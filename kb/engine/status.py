"""What there is to know about the private Neo4j of a home, without changing anything."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import psutil

from kb.config import Settings
from kb.engine import conf, java, layout, ports, running, secret
from kb.engine.lock import bundled


@dataclass(frozen=True)
class Status:
    """The state of one home; paths are texts, so that all of it can be written as JSON.

    Attributes:
        running: whether Neo4j runs, started and proved closed.
        uri: where it answers when it runs; None before its first start.
        username: whom to log in as.
        password_file: where the password is; the file is its owner's alone.
        home: the folder of this home.
        cache: the folder of the jars, shared by all homes.
        log_file: the log to look into first.
        pid: its process, while it runs.
        resident_bytes: the memory of that process.
        neo4j_version: of Neo4j.
        java_version: of the Java that runs it.
        store_bytes: the store with its transaction logs.
        cache_bytes: the jars and start-up caches.
    """

    running: bool
    uri: str | None
    username: str
    password_file: str
    home: str
    cache: str
    log_file: str
    pid: int | None
    resident_bytes: int | None
    neo4j_version: str
    java_version: str
    store_bytes: int
    cache_bytes: int


def describe(settings: Settings) -> Status:
    """Describe the private Neo4j of a home, which need not exist."""
    home = layout.of(settings)
    process, port = running.find(home), ports.remembered(home)
    return Status(
        running=process is not None,
        uri=f"bolt://{conf.LOOPBACK}:{port}" if port else None,
        username=secret.USERNAME,
        password_file=str(home.password),
        home=str(home.root),
        cache=str(settings.cache),
        log_file=str(home.log),
        pid=process.pid if process else None,
        resident_bytes=_resident(process),
        neo4j_version=bundled().neo4j_version,
        java_version=java.version(),
        store_bytes=sum(_sizes(home.data)),
        cache_bytes=sum(_sizes(settings.cache)),
    )


def _resident(process: psutil.Process | None) -> int | None:
    try:
        return process.memory_info().rss if process else None
    except psutil.Error:  # it ended just now
        return None


def _sizes(folder: Path) -> Iterator[int]:
    for parent, _, names in os.walk(folder):
        for name in names:
            try:
                yield (Path(parent) / name).stat().st_size
            except OSError:  # Neo4j removed it just now
                continue
