"""Make a start-up cache: `python -m kb.engine.train CACHE`, begun by `aot.train_later`.

Neo4j is started on a throw-away home inside the cache, does what a first session does, and is
stopped; Java then writes down what it loaded and compiled. Whatever happens, it ends: each wait has
a limit, Java is killed when we are, and the files of a killed training are removed by the next.
"""

import asyncio
import shutil
import signal
import sys
import tempfile
from contextlib import suppress
from pathlib import Path
from subprocess import TimeoutExpired

import psutil
from filelock import FileLock, Timeout

from kb.engine import aot, fetch, layout, process, reach, space, verify
from kb.engine.java import Software
from kb.engine.layout import Home
from kb.engine.lock import bundled
from kb.engine.report import silent
from kb.engine.start import started
from kb.errors import EngineError, StartFailed
from kb.store.driver import connect

ROOM = 1 << 30  # bytes: the cache, what it is made from, and a store
LIMIT = 600  # seconds for Java to write down what it learnt
HEAP = "512m"  # the cache serves any heap
SESSION = """
CREATE CONSTRAINT FOR (n:Party) REQUIRE n.id IS UNIQUE;
UNWIND range(1, 2000) AS i MERGE (n:Party {id: i}) SET n.name = toString(i), n.on = date();
UNWIND range(2, 2000) AS i MATCH (a:Party {id: i}), (b:Party {id: i / 2})
MERGE (a)-[r:OWNS {id: i}]->(b) SET r.ends = date('9999-12-31');
MATCH p = (a:Party {id: 2})<-[:OWNS]-{1,3}(b) WHERE b.on <= date()
RETURN b.id, b.name, [r IN relationships(p) | r.id] ORDER BY b.name LIMIT 100;
MATCH (a:Party)-[r:OWNS]->(b) CALL (a) { MATCH (a)<-[s:OWNS]-() RETURN count(s) AS n }
RETURN a.id AS id, collect(b.name) AS names, sum(n) AS n ORDER BY n DESC, id LIMIT 10;
MATCH (n:Party) WHERE n.name STARTS WITH '1' RETURN count(*) AS n, labels(n) AS labels
"""


def train(cache: Path) -> bool:
    """Make the start-up cache that fits the jars in a cache, and return whether one was made.

    Nothing happens when it is there, when another process is at it, or when jars are missing.

    Raises:
        EngineError: Neo4j would not start, or Java would not write the cache.
    """
    aot.folder(cache).mkdir(parents=True, exist_ok=True)
    with suppress(Timeout), FileLock(aot.folder(cache) / "lock", timeout=0):
        lock, jars = bundled(), fetch.folder(cache)
        _clear(aot.folder(cache))
        software = Software(lock, jars, HEAP)
        if not verify.missing(lock, jars) and not aot.file(cache, software).exists():
            _make(software, aot.file(cache, software))
            return True
    return False


def _make(software: Software, wanted: Path) -> None:
    space.require(wanted.parent, ROOM, "the start-up cache")
    scratch = Path(tempfile.mkdtemp(prefix="training-", dir=wanted.parent))
    home = Home(scratch / "home")
    try:
        layout.prepare(home)
        _run(software, home, scratch / "made")
        _forget_others(wanted.parent)
        (scratch / "made").replace(wanted)
    finally:
        process.end_all(home, silent)
        shutil.rmtree(scratch, ignore_errors=True)


def _run(software: Software, home: Home, made: Path) -> None:
    with started(home, software, (f"-XX:AOTCacheOutput={made}",), tied=True) as java:
        asyncio.run(_session(home))
        java.terminate()
        try:
            java.wait(LIMIT)
        except TimeoutExpired as error:
            raise StartFailed("Java took too long to write the start-up cache") from error
    if not made.exists():
        raise StartFailed(f"Java wrote no start-up cache; it ended with {java.returncode}")


async def _session(home: Home) -> None:
    async with connect(reach.connection(home)) as database:
        for statement in SESSION.split(";"):
            await database.administer(statement)


def _forget_others(folder: Path) -> None:
    # They fit other jars or another Java. One that is in use stays so, or cannot be removed.
    for other in (*folder.glob("*.aot"), *folder.glob("*.tried")):
        with suppress(OSError):
            other.unlink()


def _clear(folder: Path) -> None:
    for scratch in folder.glob("training-*"):
        process.end_all(Home(scratch / "home"), silent)
        shutil.rmtree(scratch, ignore_errors=True)


def _leave(*_: object) -> None:
    sys.exit("the training was ended")  # by way of every `finally`


def _yield_to_others() -> None:
    psutil.Process().nice(getattr(psutil, "IDLE_PRIORITY_CLASS", 19))  # Windows has the name


def main() -> None:
    """Make the cache that the command line names; say in one line why if it cannot be made."""
    _yield_to_others()
    signal.signal(signal.SIGTERM, _leave)
    try:
        train(Path(sys.argv[1]))
    except EngineError as error:
        sys.exit(str(error))


if __name__ == "__main__":
    main()
