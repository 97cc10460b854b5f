"""Other processes that do the work, as many as there are processors, fed no faster than they eat.

A task is a function of this package and what it is called with; it writes to the folder that it is
given and returns little.
"""

import gc
import multiprocessing
import os
import signal
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Thread
from typing import Any

_AHEAD = 2  # tasks that wait, so that no process does


@dataclass(frozen=True)
class Pool:
    """Processes that are ready; `jobs` says how many."""

    executor: Executor
    jobs: int


@contextmanager
def working(jobs: int | None = None) -> Iterator[Pool]:
    """Have processes ready for a block; they end with it, and when we are killed.

    Args:
        jobs: how many; as many as there are processors if not given.
    """
    count = jobs or os.cpu_count() or 1
    # Not forked: what reads tables has threads, of which a fork would take the locks and no more.
    context = multiprocessing.get_context("spawn")
    executor = ProcessPoolExecutor(count, mp_context=context, initializer=_begin)
    collecting = gc.isenabled()
    gc.disable()  # it looks for circles in millions of objects, which have none
    try:
        yield Pool(executor, count)
    finally:
        executor.shutdown(cancel_futures=True)
        if collecting:
            gc.enable()


def each(pool: Pool, calls: Iterable[tuple[Any, ...]]) -> Iterator[Any]:
    """Yield what tasks return, in their order; a call is taken when it is needed.

    Args:
        pool: who does them.
        calls: each task, and what it is called with.
    """
    running: list[Future[Any]] = []
    for call in calls:
        running.append(pool.executor.submit(*call))
        waiting = [one for one in running if not one.done()]
        if len(waiting) >= pool.jobs + _AHEAD:
            wait(waiting, return_when=FIRST_COMPLETED)
        while running and running[0].done():
            yield running.pop(0).result()
    for one in running:
        yield one.result()


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who started us, and ends us
    gc.disable()  # nothing that a task makes refers to itself
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
