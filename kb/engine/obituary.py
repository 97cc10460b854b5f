"""Why a Neo4j died while starting, told from its log in one sentence."""

import re

from kb.engine import running
from kb.engine.layout import Home
from kb.errors import DiskFull, EngineError, HomeInUse, PortBusy, StartFailed

TAIL = 65536  # bytes: an error with its causes, not the whole log
STAMP = re.compile(r"^\d{4}-\d\d-\d\d [\d:.+]+ +(?=[A-Z])")
TELLING = re.compile(r"Caused by: |ERROR|Error|Exception")
LONGEST = 300


def obituary(home: Home, port: int, code: int) -> EngineError:
    """Return the error that tells why Neo4j ended with this exit code before it answered."""
    log = _tail(home)
    if "No space left on device" in log:
        return DiskFull(f"Neo4j found no room in {home.root}; make room and start it again")
    if "FileLockException" in log or "Lock file has been locked" in log:
        return HomeInUse(
            f"another process holds the store in {home.data}; end it{_who(home)} and start again"
        )
    if "Address already in use" in log:
        return PortBusy(
            f"port {port} was taken while Neo4j started; end the program that took it, or delete "
            f"{home.port} to have another port chosen"
        )
    return StartFailed(
        f"Neo4j ended while starting (exit code {code}): {_last_words(log)}; its log is {home.log}"
    )


def _tail(home: Home) -> str:
    try:
        return home.log.read_bytes()[-TAIL:].decode(errors="replace")
    except OSError:
        return ""


def _last_words(log: str) -> str:
    lines = [STAMP.sub("", line).strip() for line in log.splitlines() if line.strip()]
    telling = [line for line in lines if TELLING.match(line)]
    return (telling or lines or ["it said nothing"])[-1][:LONGEST].rstrip(" .;")


def _who(home: Home) -> str:
    found = running.strays(home)
    return f" (process {found[0].pid})" if found else ""
