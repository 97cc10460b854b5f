"""All jars of a lock in the shared cache, fetched once for every home."""

from pathlib import Path

from filelock import FileLock

from kb.engine import space, verify
from kb.engine.lock import Lock
from kb.engine.report import Report
from kb.engine.space import FreeBytes
from kb.errors import EngineError


def folder(cache: Path) -> Path:
    """Return where a cache keeps its jars, in the layout of a Maven repository."""
    return cache / "jars"


def fetch(
    lock: Lock,
    cache: Path,
    repository: str | None,
    report: Report,
    free: FreeBytes = space.free_bytes,
) -> Path:
    """Make sure that every jar of the lock is in the cache, intact, and return their folder.

    Raises:
        JarBroken: a jar cannot be had or is not what the lock says.
        DiskFull: there is no room for what is missing.
        EngineError: the cache cannot be read or written.
    """
    jars = folder(cache)
    try:
        with space.running_out_is("fetching Neo4j", cache):
            if verify.missing(lock, jars):
                jars.mkdir(parents=True, exist_ok=True)
                # One process fetches; another waits here and then finds everything in place.
                with FileLock(jars / "lock"):
                    _fetch_missing(lock, jars, repository, report, free)
    except OSError as error:
        raise EngineError(
            f"the cache {cache} cannot be used ({error.strerror or error}); "
            "mend its permissions, or choose another folder with KB_CACHE"
        ) from error
    return jars


def _fetch_missing(
    lock: Lock, jars: Path, repository: str | None, report: Report, free: FreeBytes
) -> None:
    wanted = verify.missing(lock, jars)
    if not wanted:
        return
    # Imported here: what speaks HTTP takes a tenth of a second, and most starts fetch nothing.
    from kb.engine.downloads import WHAT, download_all

    space.require(jars, sum(jar.size for jar in wanted), WHAT, free)
    try:
        download_all(wanted, jars, repository, report)
    finally:
        # Also after a failure or Ctrl-C: what is whole need not be hashed or fetched again.
        verify.record([jar for jar in wanted if (jars / jar.path).is_file()], jars)
