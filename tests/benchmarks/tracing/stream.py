"""Streams all chains of a lender as NDJSON, by the way of the API, in a process of its own.

`python -m tests.benchmarks.tracing.stream HOME LENDER ROWS` prints how many rows there
were, the seconds that they took, and the most memory that the process has held.
"""

import asyncio
import json
import os
import resource
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from kb.config import Connection, Settings
from kb.engine import reach
from kb.engine.layout import Home
from kb.formats.values import encode
from kb.queries import run
from kb.store.driver import connect
from tests.benchmarks.tracing.counts import question
from tests.engine import private


@dataclass(frozen=True)
class Streamed:
    """What a stream took: `mib` is the most memory, in MiB."""

    rows: int
    seconds: float
    mib: float


def streamed(settings: Settings, lender: str, rows: int = run.HIGHEST_ROWS) -> Streamed:
    """Stream a lender's chains in a process of its own, at most so many."""
    module = "tests.benchmarks.tracing.stream"
    command = [sys.executable, "-m", module, str(settings.home), lender, str(rows)]
    told = subprocess.run(command, cwd=private.ROOT, capture_output=True, check=True)
    return Streamed(**json.loads(told.stdout))


async def _stream(connection: Connection, lender: str, most: int) -> Streamed:
    chain = question("chain")
    rows, names = 0, chain.column_names
    async with connect(connection) as db:
        began = perf_counter()
        with Path(os.devnull).open("wb") as output:  # noqa: ASYNC230 - nothing waits for it
            async with run.reading(db, chain, {"lender": lender}, most) as found:
                async for batch in found.batches(days=False):
                    lines = [f"{encode(dict(zip(names, row)))}\n".encode() for row in batch]  # noqa: B905
                    output.writelines(lines)
                    rows += len(batch)
        taken = perf_counter() - began
    return Streamed(rows, taken, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def main() -> None:
    home, lender, rows = sys.argv[1:]
    told = asyncio.run(_stream(reach.connection(Home(Path(home))), lender, int(rows)))
    sys.stdout.write(json.dumps(vars(told)))


if __name__ == "__main__":
    main()
