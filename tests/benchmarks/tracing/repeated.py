"""How often something is measured: as often as asked for, and less where it takes very long."""

from collections.abc import Awaitable, Callable
from math import inf
from statistics import median
from time import perf_counter
from typing import TypeVar

from kb.errors import TookTooLong, TookTooMuch

T = TypeVar("T")
RUNS = 5
LONG = 120.0  # seconds that all runs of one thing may take, of which the first is always made


async def asked(work: Callable[[], Awaitable[T]], runs: int = RUNS) -> tuple[float, T | None]:
    """Return the median of the seconds that something takes, and what it gave.

    What Neo4j gives up on, for time or memory, takes for ever and gives nothing.
    """
    times: list[float] = []
    found: T | None = None
    while len(times) < runs and sum(times) < LONG:
        began = perf_counter()
        try:
            found = await work()
        except (TookTooLong, TookTooMuch):
            return inf, None
        times.append(perf_counter() - began)
    return median(times), found


def computed(work: Callable[[], T], runs: int = RUNS) -> tuple[float, T]:
    """Return the median of the seconds that something takes in this process, and what it gave."""
    times: list[float] = []
    while True:
        began = perf_counter()
        found = work()
        times.append(perf_counter() - began)
        if len(times) == runs or sum(times) >= LONG:
            return median(times), found
