"""Several jars at a time, watched from one thread."""

from concurrent.futures import FIRST_EXCEPTION, Future, ThreadPoolExecutor, wait
from contextlib import closing
from pathlib import Path
from queue import SimpleQueue
from threading import Event

import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

from kb.engine.download import Transfer, download
from kb.engine.lock import Jar
from kb.engine.report import Report, Step
from kb.engine.repository import address

PARALLEL = 8
TICK = 0.1  # seconds between two reports
WHAT = "fetching Neo4j"
BUSY = Retry(total=3, connect=1, backoff_factor=0.2, status_forcelist=(429, 500, 502, 503, 504))


def download_all(
    wanted: tuple[Jar, ...], folder: Path, repository: str | None, report: Report
) -> None:
    """Fetch jars into a folder, telling the bytes as they come; one that fails stops the others.

    Raises:
        JarBroken: a jar cannot be had or is not what the lock says.
        DiskFull: there is no room for it.
    """
    largest_first = sorted(wanted, key=lambda jar: -jar.size)
    with closing(_session()) as session, ThreadPoolExecutor(PARALLEL) as pool:
        transfer = Transfer(session, address(repository), folder, Event(), SimpleQueue())
        try:
            running = {pool.submit(download, jar, transfer) for jar in largest_first}
            _watch(running, transfer, report, sum(jar.size for jar in wanted))
        finally:
            transfer.stop.set()
            pool.shutdown(cancel_futures=True)


def _watch(running: set[Future[None]], transfer: Transfer, report: Report, total: int) -> None:
    done = 0
    while running:
        finished, running = wait(running, timeout=TICK, return_when=FIRST_EXCEPTION)
        for one in finished:
            one.result()
        while not transfer.received.empty():
            done += transfer.received.get()
        report(Step(WHAT, min(done, total), total))


def _session() -> requests.Session:
    session = requests.Session()
    for scheme in ("http://", "https://"):
        session.mount(scheme, HTTPAdapter(pool_maxsize=PARALLEL, max_retries=BUSY))
    return session
