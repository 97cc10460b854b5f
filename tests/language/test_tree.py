import pytest

from kb.language.tokens import tokens
from kb.language.tree import Group, Items, too_deep, tree


def _drawn(items: Items) -> str:
    return " ".join(
        f"{item.open.text}<{_drawn(item.items)}>" if isinstance(item, Group) else item.text
        for item in items
    )


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("a (b [c]) {d}", "a (<b [<c>> {<d>"),
        ("CASE WHEN a THEN CASE b END ELSE c END d", "CASE<WHEN a THEN CASE<b> ELSE c> d"),
        ("CASE WHEN end.x THEN end.y END AS end", "CASE<WHEN end . x THEN end . y> AS end"),
        ("(CASE a) b", "(<CASE a> b"),
        ("CASE a", "CASE a"),
        ("n.case END", "n . case END"),
        ("", ""),
    ],
)
def test_groups_by_brackets_and_by_case(text: str, drawn: str) -> None:
    found = tree(tokens(text))
    assert found is not None
    assert _drawn(found) == drawn


@pytest.mark.parametrize(
    ("text", "column"),
    [("(" * 60 + ")" * 60, None), ("(" * 100, 61), ("{[(" * 100, 61), ("()" * 100, None)],
)
def test_tells_where_brackets_go_too_deep(text: str, column: int | None) -> None:
    found = too_deep(tokens(text))
    assert (found.place.column if found else None) == column


@pytest.mark.parametrize("text", ["(", ")", "(]", "{)", "(" * 100 + ")" * 100])
def test_is_silent_where_brackets_do_not_match_or_go_too_deep(text: str) -> None:
    assert tree(tokens(text)) is None
