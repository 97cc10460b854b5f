import hashlib
from pathlib import Path

import pytest

from kb.errors import InvalidDossier
from kb.ingest import files
from kb.ingest.files import Text


def test_a_text_comes_with_the_hash_of_its_file(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffbanks’\n".encode())
    assert files.read(path) == Text("banks’\n", hashlib.sha256(path.read_bytes()).hexdigest())


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"dossier: x\nsays: \xff\xfe\n", ":2:1: is not text in UTF-8; save it as UTF-8 text"),
        (b"a\nb\n\x00\x01", ":3:1: holds the control character U+0000; save it as plain text"),
        (
            b"x" * (files.LARGEST + 1),
            ": is larger than 10 MB; split it; a dossier is written by hand",
        ),
    ],
    ids=["not UTF-8", "binary", "too large"],
)
def test_what_cannot_be_a_dossier_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(content)
    with pytest.raises(InvalidDossier) as caught:
        files.read(path)
    assert str(caught.value) == f"{path}{message}"


def test_a_sparse_file_of_100_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.yaml"
    with path.open("wb") as file:
        file.truncate(100 * 1024 * 1024)
    with pytest.raises(InvalidDossier, match="is larger than 10 MB"):
        files.read(path)


def test_a_file_that_has_vanished_is_named(tmp_path: Path) -> None:
    path = tmp_path / "gone.yaml"
    with pytest.raises(InvalidDossier) as caught:
        files.read(path)
    assert str(caught.value) == (
        f"{path}: cannot be read: no such file or directory; give the path of a readable file"
    )


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InvalidDossier, match="is not a file"):
        files.read(tmp_path)
