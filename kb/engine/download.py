"""One jar from a Maven repository: resumed where it broke off, verified, then put in place."""

from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue
from threading import Event

import requests
from urllib3 import exceptions

from kb.engine import space
from kb.engine.lock import Jar
from kb.engine.verify import sha256
from kb.errors import JarBroken

TRIES = 3
CHUNK = 1 << 16
TIMEOUT = (10, 60)  # seconds to connect, and between two pieces
AGAIN = "run it again: what was fetched is kept; or set KB_MAVEN_REPOSITORY to another repository"


@dataclass(frozen=True)
class Transfer:
    """What all downloads of one run share.

    Attributes:
        session: keeps connections open from jar to jar.
        repository: the address of the Maven repository.
        folder: where jars are kept.
        stop: set to make every download give up at its next piece.
        received: told the bytes of each piece.
    """

    session: requests.Session
    repository: str
    folder: Path
    stop: Event
    received: "SimpleQueue[int]"


def download(jar: Jar, transfer: Transfer) -> None:
    """Fetch one jar; a partial file is left behind to resume from when that fails.

    Raises:
        JarBroken: it cannot be had, or its bytes are not those in the lock.
        DiskFull: there is no room for it.
    """
    part = (transfer.folder / jar.path).with_suffix(".part")
    with space.running_out_is(f"fetching {jar.coordinates}", transfer.folder):
        part.parent.mkdir(parents=True, exist_ok=True)
        if _complete(jar, transfer, part):
            part.replace(transfer.folder / jar.path)


def _complete(jar: Jar, transfer: Transfer, part: Path) -> bool:
    trouble = "the server sent less than it should"
    for _ in range(TRIES):
        resumed = _size(part) > 0
        try:
            _receive(jar, transfer, part)
        except (requests.RequestException, exceptions.HTTPError) as error:
            trouble = _reason(error)
        if transfer.stop.is_set():
            return False
        if _size(part) >= jar.size and _is_intact(jar, part, resumed=resumed):
            return True
    raise JarBroken(
        f"the jar {jar.coordinates} could not be fetched from {transfer.repository}: {trouble} "
        f"({_size(part):,} of {jar.size:,} bytes are here); {AGAIN}"
    )


def _receive(jar: Jar, transfer: Transfer, part: Path) -> None:
    start = _size(part)
    if start >= jar.size:
        return
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={start}-"} if start else {})
    url = f"{transfer.repository}/{jar.path}"
    with transfer.session.get(url, headers=headers, stream=True, timeout=TIMEOUT) as response:
        _require_found(jar, response)
        mode = "ab" if _continues(response, start) else "wb"
        with part.open(mode) as file:
            # As it comes: `iter_content` loses the last, incomplete piece of a broken transfer.
            while piece := response.raw.read1(CHUNK):
                file.write(piece)
                transfer.received.put(len(piece))
                if transfer.stop.is_set() or file.tell() > jar.size:
                    return


def _require_found(jar: Jar, response: requests.Response) -> None:
    # 416 says that the partial file does not fit what the server has; the hash will tell.
    if response.status_code >= 400 and response.status_code != 416:
        raise JarBroken(
            f"the jar {jar.coordinates} is not to be had: {response.url} answers "
            f"{response.status_code} {response.reason}; {AGAIN}"
        )


def _continues(response: requests.Response, start: int) -> bool:
    # A server that ignores the range sends everything, from the beginning.
    return response.headers.get("Content-Range", "").startswith(f"bytes {start}-")


def _is_intact(jar: Jar, part: Path, *, resumed: bool) -> bool:
    if sha256(part) == jar.sha256:
        return True
    part.unlink()
    if resumed:  # the piece from an earlier run may be the bad one
        return False
    raise JarBroken(
        f"the jar {jar.coordinates} came with other bytes than the lock says (its SHA-256 differs) "
        "and was thrown away; set KB_MAVEN_REPOSITORY to a repository that serves the original"
    )


def _size(part: Path) -> int:
    return part.stat().st_size if part.exists() else 0


def _reason(error: Exception) -> str:
    match error:
        case requests.Timeout() | exceptions.TimeoutError():
            return "the server did not answer in time"
        case requests.exceptions.SSLError():
            return "the connection could not be made secure"
        case requests.ConnectionError():
            return "no connection could be made"
        case exceptions.ProtocolError():
            return "the transfer broke off"
    return str(error)
