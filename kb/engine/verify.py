"""Whether the jars in the cache are still those in the lock, without hashing 160 MB at each start.

A jar is hashed once. From then on the size and both times of its file stand for the hash: changing
a byte moves the time of change, which no ordinary tool can set back.
"""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from kb.engine.lock import Jar, Lock
from kb.errors import JarBroken

Stamps = dict[str, str]


def missing(lock: Lock, folder: Path) -> tuple[Jar, ...]:
    """Return the jars that `folder` lacks, having made sure that the others are intact.

    Raises:
        JarBroken: a jar is there with other bytes than the lock says.
    """
    stamps = _read(folder)
    there = [jar for jar in lock.jars if (folder / jar.path).is_file()]
    changed = [jar for jar in there if stamps.get(str(jar.path)) != _stamp(jar, folder)]
    for jar in changed:
        _require_intact(jar, folder)
    if changed:
        record(changed, folder)
    return tuple(sorted(set(lock.jars) - set(there)))


def record(jars: Iterable[Jar], folder: Path) -> None:
    """Remember that these jars were just hashed and found intact."""
    stamps = _read(folder) | {str(jar.path): _stamp(jar, folder) for jar in jars}
    # Rename, so that a reader sees the old stamps or the new ones; losing some costs a hash.
    part = _stamps_file(folder).with_suffix(".part")
    part.write_text(json.dumps(stamps, indent=0), encoding="utf-8")
    part.replace(_stamps_file(folder))


def sha256(file: Path) -> str:
    """Return a file's SHA-256 in hexadecimal, reading it piece by piece."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _require_intact(jar: Jar, folder: Path) -> None:
    file = folder / jar.path
    if sha256(file) != jar.sha256:
        raise JarBroken(
            f"the jar {jar.coordinates} at {file} is not the one Neo4j was locked to "
            "(its SHA-256 differs); delete that file and run it again to fetch it anew"
        )


def _stamp(jar: Jar, folder: Path) -> str:
    of = (folder / jar.path).stat()
    return f"{jar.sha256} {of.st_size} {of.st_mtime_ns} {of.st_ctime_ns}"


def _stamps_file(folder: Path) -> Path:
    return folder / "verified.json"


def _read(folder: Path) -> Stamps:
    try:
        found = json.loads(_stamps_file(folder).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}
