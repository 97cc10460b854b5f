from pathlib import Path

import pytest

from kb.errors import InvalidParameter, InvalidQuestion, UnknownQuestion
from kb.queries import registry
from tests.queries.test_header import RIGHT


def test_a_file_dropped_in_is_a_question(tmp_path: Path) -> None:
    (tmp_path / "lines.cypher").write_text(RIGHT)
    (tmp_path / "README.md").write_text("no question")
    assert registry.names([tmp_path]) == ["lines"]
    assert list(registry.every([tmp_path])) == ["lines"]
    assert registry.find([tmp_path], "lines").title == "Lines of credit, the largest first."


def test_a_file_that_windows_wrote_is_read(tmp_path: Path) -> None:
    written = RIGHT.replace("\n", "\r\n").encode("utf-8-sig")
    (tmp_path / "lines.cypher").write_bytes(written)
    assert registry.find([tmp_path], "lines").title == "Lines of credit, the largest first."


def test_folders_of_ones_own_come_beside_the_shipped_one(tmp_path: Path) -> None:
    named, given = tmp_path / "named", tmp_path / "given"
    for folder in (named, given):
        folder.mkdir()
    (given / "lines.cypher").write_text(RIGHT)
    found = registry.folders({"KB_CYPHER": str(named)}, [given])
    assert found == (registry.shipped(), named, given)
    assert {"chain", "lines"} <= set(registry.every(found))
    assert registry.folders({}) == (registry.shipped(),)


def test_a_folder_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(InvalidParameter) as caught:
        registry.folders({"KB_CYPHER": str(tmp_path / "gone")})
    assert str(caught.value) == (
        f"{tmp_path / 'gone'} is no folder; give one with question files, or make it"
    )


def test_two_files_of_one_name_are_an_error_at_the_second(tmp_path: Path) -> None:
    (tmp_path / "chain.cypher").write_text(RIGHT)
    both = (registry.shipped(), tmp_path)
    message = (
        f"{tmp_path / 'chain.cypher'}: there is a question `chain` already, in "
        f"{registry.shipped() / 'chain.cypher'}; give one of the two files another name"
    )
    with pytest.raises(InvalidQuestion) as caught:
        registry.every(both)
    assert str(caught.value) == message
    with pytest.raises(InvalidQuestion) as caught:
        registry.find(both, "chain")
    assert str(caught.value) == message
    assert registry.find(both, "party").name == "party"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("liens", "there is no question `liens`; did you mean `lines`?"),
        ("weather", "there is no question `weather`; there are chains, lines"),
        ("../lines", "there is no question `../lines`; did you mean `lines`?"),
    ],
)
def test_an_unknown_question_is_answered_with_the_nearest(
    tmp_path: Path, name: str, message: str
) -> None:
    for known in ("chains", "lines"):
        (tmp_path / f"{known}.cypher").write_text(RIGHT)
    with pytest.raises(UnknownQuestion) as caught:
        registry.find([tmp_path], name)
    assert str(caught.value) == message


def test_every_wrong_file_is_told_of_at_once_and_a_right_one_can_still_be_asked(
    tmp_path: Path,
) -> None:
    (tmp_path / "lines.cypher").write_text(RIGHT)
    (tmp_path / "a.cypher").write_text(RIGHT.replace("$since < l.d", "true"))
    (tmp_path / "b.cypher").write_bytes(b"\xff")
    with pytest.raises(InvalidQuestion) as caught:
        registry.every([tmp_path])
    assert str(caught.value).split("\n") == [
        f"{tmp_path / 'a.cypher'}:9:1: `$since` is not used; use it, or remove its line",
        f"{tmp_path / 'b.cypher'}: cannot be read; save it as readable UTF-8 text",
    ]
    assert registry.find([tmp_path], "lines").name == "lines"
