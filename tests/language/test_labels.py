import pytest

from kb.language import labels
from kb.language.tokens import tokens
from kb.language.tree import tree


def _read(text: str) -> labels.Labels:
    items = tree(tokens(text))
    assert items is not None
    found, after = labels.read(items, 0)
    assert found is not None
    assert after == len(items)
    return found


@pytest.mark.parametrize(
    ("text", "borne", "holds"),
    [
        (":A", "A B", True),
        (":A|B", "B", True),
        (":A|:B", "B", True),
        (":A&B", "A", False),
        (":A:B", "A B", True),
        (":A&!B", "A", True),
        (":!!A", "A", True),
        (":(A|B)&C", "B C", True),
        (":%", "A", True),
        (":!%", "A", False),
        (":`A B`|C", "A", False),
        ("IS A", "A", True),
        (":$($x)", "A", None),
        (":$any($x)&A", "B", False),
        (":A|$all($x)", "B", None),
        (":!$($x)", "B", None),
    ],
)
def test_holds_of_labels_as_neo4j_reads_it(text: str, borne: str, holds: bool | None) -> None:
    assert _read(text).holds(frozenset(borne.split())) is holds


@pytest.mark.parametrize(
    ("text", "served"),
    [(":A", True), (":B", False), (":A|B", False), (":A&B", True), (":!A", False), (":%", False)],
)
def test_an_index_serves_what_surely_bears_its_label(text: str, served: bool) -> None:
    assert _read(text).requires(frozenset({"A"})) is served


@pytest.mark.parametrize("text", ["", "A", "IS NULL", "IS NOT NULL"])
def test_is_silent_where_there_is_none(text: str) -> None:
    assert labels.read(tree(tokens(text)) or (), 0) == (None, 0)
