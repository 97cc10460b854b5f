import errno
from pathlib import Path

import pytest

from kb.engine import space
from kb.errors import DiskFull


def test_enough_room_is_enough(tmp_path: Path) -> None:
    space.require(tmp_path, 1000, "a jar", lambda _: 1000)


def test_too_little_room_says_how_much_is_needed_and_where(tmp_path: Path) -> None:
    with pytest.raises(DiskFull, match=r"a store needs 2,000 MB in .* and 1 MB are free"):
        space.require(tmp_path, 2_000_000_000, "a store", lambda _: 1_000_000)


def test_a_disk_that_fills_up_meanwhile_is_told_as_such(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no device that is always full")
    filled = pytest.raises(DiskFull, match="filled up while fetching")
    with filled, space.running_out_is("fetching", tmp_path):
        full.write_bytes(b"one byte too many")


def test_other_troubles_are_not_taken_for_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="busy") as caught, space.running_out_is("x", tmp_path):
        raise OSError(errno.EBUSY, "busy")
    assert not isinstance(caught.value, DiskFull)
