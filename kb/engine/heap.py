"""The heap in Java's notation, and the memory limits that follow from it."""

import re

from kb.errors import StartFailed

UNITS = {"": 1, "k": 1 << 10, "m": 1 << 20, "g": 1 << 30}
LEAST = 256 << 20


def in_bytes(heap: str) -> int:
    """Read a heap such as `512m` or `4g`.

    Raises:
        StartFailed: it is not written so, or Neo4j could not start with so little.
    """
    found = re.fullmatch(r"(\d+)([kmg]?)", heap.lower())
    size = int(found[1]) * UNITS[found[2]] if found else 0
    if size < LEAST:
        raise StartFailed(
            f"KB_HEAP is {heap!r}, which Neo4j cannot start with; write a size of at least 256m, "
            "such as 512m or 4g"
        )
    return size


def in_mega(size: int) -> str:
    """Write a size in bytes as Java and Neo4j read it, in whole MiB."""
    return f"{size >> 20}m"
