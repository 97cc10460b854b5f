"""Cutting a text of separated values between its rows, without reading its cells.

A row ends at a line break with an even number of quotes before it, as Polars has it too.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_BOM = b"\xef\xbb\xbf"
_QUOTE, _BREAK = b'"', b"\n"
_EMPTY = (b"\n", b"\r\n")


@dataclass(frozen=True)
class Cut:
    """Whole rows that stand together: where they lie, in bytes, and how many lines they have."""

    start: int
    end: int
    lines: int


def cuts(path: Path, size: int) -> Iterator[Cut]:
    """Yield the rows below the headings, some `size` bytes at a time, and at least one row."""
    with path.open("rb") as file:
        start = _below_headings(file, size)
        while cut := _next(file, start, size):
            yield cut
            start = cut.end


def _below_headings(file: BinaryIO, size: int) -> int:
    """Return where the first row begins: empty lines above the headings are none."""
    start = len(_BOM) if file.read(len(_BOM)) == _BOM else 0
    file.seek(start)
    while (line := file.readline()) in _EMPTY:
        start += len(line)
    heading = line
    while heading.count(_QUOTE) % 2 and (line := file.readline(size)):
        heading += line
    return start + len(heading)


def _next(file: BinaryIO, start: int, size: int) -> Cut | None:
    file.seek(start)
    block = b""
    while more := file.read(size):
        block += more
        outside = block.split(_QUOTE)[::2]
        if len(more) < size:
            break
        if end := _last_end(block):
            return Cut(start, start + end, sum(piece.count(_BREAK) for piece in outside))
    if not block:
        return None
    lines = sum(piece.count(_BREAK) for piece in block.split(_QUOTE)[::2])
    return Cut(start, start + len(block), lines + (not block.endswith(_BREAK)))


def _last_end(block: bytes) -> int:
    """Return where the last whole row of a block ends; 0 where none does."""
    pieces = block.split(_QUOTE)
    end = len(block)
    for at in reversed(range(len(pieces))):
        begin = end - len(pieces[at])
        found = -1 if at % 2 else pieces[at].rfind(_BREAK)
        if found >= 0:
            return begin + found + 1
        end = begin - len(_QUOTE)
    return 0
