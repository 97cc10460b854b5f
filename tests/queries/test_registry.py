from pathlib import Path

import pytest

from kb.errors import InvalidQuestion, UnknownQuestion
from kb.queries import registry
from tests.queries.test_header import RIGHT


def test_a_file_dropped_in_is_a_question(tmp_path: Path) -> None:
    (tmp_path / "lines.cypher").write_text(RIGHT)
    (tmp_path / "README.md").write_text("no question")
    assert registry.names(tmp_path) == ["lines"]
    assert list(registry.every(tmp_path)) == ["lines"]
    assert registry.find(tmp_path, "lines").title == "Lines of credit, the largest first."


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("chian", "there is no question `chian`; did you mean `chain`?"),
        (
            "weather",
            "there is no question `weather`; there are chain, disputed, evidence, lenders, "
            "measures, partnerships, party, timeline",
        ),
        ("../chain", "there is no question `../chain`; did you mean `chain`?"),
    ],
)
def test_an_unknown_question_is_answered_with_the_nearest(name: str, message: str) -> None:
    with pytest.raises(UnknownQuestion) as caught:
        registry.find(registry.folder(), name)
    assert str(caught.value) == message


def test_every_wrong_file_is_told_of_at_once_and_a_right_one_can_still_be_asked(
    tmp_path: Path,
) -> None:
    (tmp_path / "lines.cypher").write_text(RIGHT)
    (tmp_path / "a.cypher").write_text(RIGHT.replace("$since < l.d", "true"))
    (tmp_path / "b.cypher").write_bytes(b"\xff")
    with pytest.raises(InvalidQuestion) as caught:
        registry.every(tmp_path)
    assert str(caught.value).split("\n") == [
        f"{tmp_path / 'a.cypher'}:9:1: `$since` is not used; use it, or remove its line",
        f"{tmp_path / 'b.cypher'}: cannot be read; save it as readable UTF-8 text",
    ]
    assert registry.find(tmp_path, "lines").name == "lines"
