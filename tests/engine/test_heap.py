import pytest

from kb.engine import heap
from kb.errors import StartFailed


@pytest.mark.parametrize(
    ("text", "size"), [("512m", 512 << 20), ("4G", 4 << 30), ("524288k", 512 << 20)]
)
def test_sizes_are_read_as_java_does(text: str, size: int) -> None:
    assert heap.in_bytes(text) == size


@pytest.mark.parametrize("text", ["", "lots", "512 MB", "-512m", "1.5g", "100m"])
def test_what_neo4j_could_not_start_with_is_refused(text: str) -> None:
    with pytest.raises(StartFailed, match="such as 512m or 4g"):
        heap.in_bytes(text)


def test_sizes_are_written_in_whole_mebibytes() -> None:
    assert heap.in_mega(256 << 20) == "256m"
