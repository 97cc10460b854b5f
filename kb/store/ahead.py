"""Reading ahead: while one part is written, the next is read, and what is computed of it is."""

import asyncio
from collections.abc import AsyncGenerator, Iterable, Iterator
from dataclasses import dataclass
from itertools import chain

from kb.ingest.taken import Remark, Taken

PART = 1_000  # rows: some ten thousand nodes and relationships


@dataclass(frozen=True)
class Part:
    """Some rows, one after another, and the remarks that were made while they were read."""

    rows: tuple[Taken, ...]
    remarks: tuple[Remark, ...]


async def parts(items: Iterable[Taken | Remark], size: int = PART) -> AsyncGenerator[Part, None]:
    """Yield parts; the one after is read meanwhile in a thread, since the server works meanwhile.

    Raises:
        InvalidInput: whatever reading raises, when its part is reached.
    """
    found = _parts(iter(items), size)
    coming = asyncio.ensure_future(asyncio.to_thread(next, found, None))
    try:
        while (part := await coming) is not None:
            coming = asyncio.ensure_future(asyncio.to_thread(next, found, None))
            yield part
    finally:
        # A thread cannot be stopped: whoever breaks off waits for the part that is being read.
        await asyncio.gather(coming, return_exceptions=True)


def _parts(items: Iterator[Taken | Remark], size: int) -> Iterator[Part]:
    for first in items:
        rows: list[Taken] = []
        remarks: list[Remark] = []
        for item in chain((first,), items):
            if isinstance(item, Remark):
                remarks.append(item)
            else:
                _prepare(item)
                rows.append(item)
            if len(rows) == size or len(remarks) == size:
                break
        yield Part(tuple(rows), tuple(remarks))


def _prepare(row: Taken) -> None:
    """Compute the hashes of what a row brings, which are kept, while there is time."""
    for claim in row.brought.claims:
        _ = claim.content
        for statement in claim.statements:
            _ = statement.key.id
