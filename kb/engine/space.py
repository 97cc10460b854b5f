"""Room on disk, asked for before it is needed: a store that fills a disk half-way is worse."""

import errno
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from kb.errors import DiskFull

FreeBytes = Callable[[Path], int]


def free_bytes(folder: Path) -> int:
    """Return the bytes that may still be written in an existing folder."""
    return shutil.disk_usage(folder).free


def require(folder: Path, needed: int, purpose: str, free: FreeBytes = free_bytes) -> None:
    """Make sure that `needed` bytes fit into an existing folder.

    Raises:
        DiskFull: they do not.
    """
    there = free(folder)
    if there < needed:
        raise DiskFull(
            f"{purpose} needs {_mega(needed)} MB in {folder} and {_mega(there)} MB are free; "
            "make room, or choose another disk with KB_HOME and KB_CACHE"
        )


@contextmanager
def running_out_is(purpose: str, folder: Path) -> Iterator[None]:
    """Turn the system's "no space left" into ours, for what outgrew the check above."""
    try:
        yield
    except OSError as error:
        if error.errno not in {errno.ENOSPC, errno.EDQUOT}:
            raise
        raise DiskFull(
            f"the disk of {folder} filled up while {purpose}; "
            "make room and run it again, or choose another disk with KB_HOME and KB_CACHE"
        ) from error


def _mega(size: int) -> str:
    return f"{size / 1e6:,.0f}"
