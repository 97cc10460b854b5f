"""Which files are read, and what is said of those that cannot be."""

from pathlib import Path

import pytest

from kb.errors import InvalidInput
from kb.lint import files
from kb.lint.files import Text


def _piped() -> bytes:
    return b"RETURN 1"


def test_a_folder_stands_for_its_files_of_cypher(tmp_path: Path) -> None:
    for name in ("b.cypher", "a.cypher", "c.txt"):
        (tmp_path / name).write_text(name)
    found = files.read([tmp_path, tmp_path / "a.cypher", Path("-")], _piped)
    assert found == (
        Text(str(tmp_path / "a.cypher"), "a.cypher"),
        Text(str(tmp_path / "b.cypher"), "b.cypher"),
        Text("-", "RETURN 1"),
    )


def test_lines_are_read_as_neo4j_counts_them(tmp_path: Path) -> None:
    path = tmp_path / "a.cypher"
    path.write_bytes(b"\xef\xbb\xbfRETURN\r\n1\r;")
    assert files.read([path], _piped) == (Text(str(path), "RETURN\n1\n;"),)


def test_all_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.cypher").write_bytes(b"\xff")
    (tmp_path / "b.cypher").write_bytes(b"x" * 10_000_000)
    (tmp_path / "empty").mkdir()
    names = ("a.cypher", "b.cypher", "empty", "missing")
    with pytest.raises(InvalidInput) as caught:
        files.read([tmp_path / name for name in names], _piped)
    assert str(caught.value).replace(f"{tmp_path}/", "") == (
        "a.cypher: is no UTF-8 text; save it as UTF-8\n"
        "b.cypher: has more than 1,000,000 bytes; lint the parts of it\n"
        "empty: has no file whose name ends in .cypher; give a folder that has\n"
        "missing: there is no such file; give one that is there"
    )


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RETURN 1", ["RETURN 1"]),
        ("RETURN ';'; /* ; */ RETURN `;` ;", ["RETURN ';'", "RETURN `;`"]),
        ("; ;", []),
    ],
)
def test_statements_are_parted_by_semicolons(text: str, found: list[str]) -> None:
    assert [statement.text for statement in files.statements(text)] == found
