import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask


@pytest.mark.parametrize(
    ("name", "given"),
    [
        ("agreement", {"agreement": "anything"}),
        ("among", {"ids": ["anything", "else"]}),
        ("backing", {}),
        ("claim", {"claim": "anything"}),
        ("conflicts", {}),
        ("fact", {"fact": "anything"}),
        ("grants", {}),
        ("implementers", {}),
        ("members", {}),
        ("payments", {}),
        ("positions", {}),
        ("qualified", {}),
        ("related", {}),
        ("search", {"text": "anything"}),
        ("single_source", {}),
        ("source", {"source": "anything"}),
        ("sources", {}),
        ("speakers", {}),
        ("stale", {"on": "2100-01-01"}),
        ("statistics", {}),
        ("things", {"ids": ["anything"]}),
    ],
)
def test_a_graph_with_nothing_in_it_gives_no_rows(
    empty: Using, name: str, given: dict[str, str]
) -> None:
    assert ask(empty, name, **given) == []
