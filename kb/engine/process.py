"""Start and stop the private Neo4j of a home."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress

import psutil
from filelock import FileLock, Timeout

from kb.config import Connection, Settings
from kb.engine import aot, conf, fetch, layout, reach, running
from kb.engine.java import Software
from kb.engine.layout import Home
from kb.engine.lock import bundled
from kb.engine.report import Report, Step, silent
from kb.engine.start import started
from kb.errors import HomeInUse

PATIENCE = 180.0  # seconds to wait for another command that starts or stops this home
GRACE = 30.0  # seconds from the request to stop until the process is killed


def ensure(
    settings: Settings, report: Report = silent, replaced: Mapping[str, str] = conf.NOTHING
) -> Connection:
    """Make sure that there is a Neo4j to talk to, starting the private one if it does not run.

    It blocks, so where an event loop runs, call it in a thread.

    Args:
        settings: which home and cache; an external Neo4j is returned as it is.
        report: told what is being done.
        replaced: Neo4j settings in place of ours, so that tests can open a door.

    Returns:
        How to reach it.

    Raises:
        EngineError: one of its subclasses, saying what is wrong and the way out.
    """
    if (found := reach.find(settings)) is not None:
        return found
    home = layout.of(settings)
    with exclusive(home):
        if running.find(home) is None:  # still: another command may have started it meanwhile
            start(settings, home, report, replaced)
        return reach.connection(home)


def stop(settings: Settings, report: Report = silent) -> bool:
    """Stop the private Neo4j of a home cleanly, and return whether one ran.

    Raises:
        HomeInUse: another command is starting or stopping it and does not finish.
    """
    home = layout.of(settings)
    if not layout.is_home(home):
        return False
    with exclusive(home):
        return end_all(home, report)


@contextmanager
def exclusive(home: Home, patience: float = PATIENCE) -> Iterator[None]:
    """Hold a home, so that one command at a time starts, stops or empties it.

    Raises:
        HomeInUse: another command holds it for longer than `patience` seconds.
    """
    try:
        with FileLock(home.lock, timeout=patience):
            yield
    except Timeout as error:
        raise HomeInUse(
            f"another command has been starting or stopping {home.root} for {patience:.0f} s; "
            "wait for it or end it, then try again"
        ) from error


def end_all(home: Home, report: Report) -> bool:
    """End every Neo4j of a home that the caller holds, and return whether there was one."""
    found = running.strays(home)
    running.forget(home)  # first, so that no command takes what is being stopped for running
    for process in found:
        report(Step("stopping Neo4j"))
        _end(process, home, report)
    return bool(found)


def software(settings: Settings, report: Report) -> Software:
    """Return what is run, fetching it first if need be."""
    lock = bundled()
    jars = fetch.fetch(lock, settings.cache, settings.repository, report)
    return Software(lock, jars, settings.heap)


def start(
    settings: Settings, home: Home, report: Report, replaced: Mapping[str, str] = conf.NOTHING
) -> None:
    """Start the Neo4j of a home that the caller holds."""
    end_all(home, silent)  # a start that was killed half-way was not proved closed
    found = software(settings, report)
    token = secrets.token_hex(8)
    flags = (running.mark(token), *aot.flags(settings, found))
    report(Step("starting Neo4j"))
    with started(home, found, flags, replaced) as process:
        running.record(home, process.pid, token)
    with suppress(OSError):  # what makes the next start quicker must not spoil this one
        aot.train_later(settings, found)


def _end(process: psutil.Process, home: Home, report: Report) -> None:
    if running.end(process, GRACE):
        report(
            Step(
                f"Neo4j did not stop within {GRACE:.0f} s and was killed; "
                f"it will recover its store at the next start; its log is {home.log}",
                notice=True,
            )
        )
