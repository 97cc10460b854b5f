"""Which process serves a home, told apart from any other that got the same number since."""

import json
from contextlib import suppress

import psutil

from kb.engine.java import MAIN
from kb.engine.layout import Home, write_private


def mark(token: str) -> str:
    """Return the Java flag by which one start is known from every other.

    A process's time of creation would do, but it moves when the system's clock is set.
    """
    return f"-Dthroughline.start={token}"


def find(home: Home) -> psutil.Process | None:
    """Return the Neo4j of this home that was started and proved closed, if it is alive."""
    recorded = _recorded(home)
    if recorded is None:
        return None
    pid, token = recorded
    try:
        process = psutil.Process(pid)
        ours = serves(process, home) and mark(token) in process.cmdline()
    except psutil.Error:
        return None
    return process if ours else None


def strays(home: Home) -> list[psutil.Process]:
    """Return every live Neo4j of this home, also one whose starter was killed half-way."""
    return [process for process in psutil.process_iter() if serves(process, home)]


def serves(process: psutil.Process, home: Home) -> bool:
    """Return whether the process is a live Neo4j on this home."""
    try:
        if process.status() == psutil.STATUS_ZOMBIE:
            return False
        words = process.cmdline()
    except psutil.Error:
        return False
    return MAIN in words and f"--home-dir={home.root}" in words


def end(process: psutil.Process, patience: float) -> bool:
    """End a process, and return whether it had to be killed, `patience` seconds later."""
    with suppress(psutil.NoSuchProcess):
        process.terminate()
        try:
            process.wait(patience)
        except psutil.TimeoutExpired:
            process.kill()
            process.wait(patience)
            return True
    return False


def record(home: Home, pid: int, token: str) -> None:
    """Remember the process that serves the home from now on."""
    write_private(home.pid, json.dumps({"pid": pid, "token": token}) + "\n")


def forget(home: Home) -> None:
    """Remove the record."""
    home.pid.unlink(missing_ok=True)


def _recorded(home: Home) -> tuple[int, str] | None:
    try:
        found = json.loads(home.pid.read_text(encoding="utf-8"))
        return int(found["pid"]), str(found["token"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
