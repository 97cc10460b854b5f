import pytest

from kb.language.brackets import Brackets, brackets
from kb.language.tokens import tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a", Brackets({}, (-1,), ())),
        ("( a )", Brackets({0: 2}, (-1, 0, -1), ())),
        ("( [ a ] )", Brackets({1: 3, 0: 4}, (-1, 0, 1, 0, -1), ())),
        ("( a", Brackets({}, (-1, 0), (0,))),
        ("a )", Brackets({}, (-1, -1), (1,))),
        ("( ] )", Brackets({0: 2}, (-1, 0, -1), (1,))),
        ("'(' `(` /* ( */", Brackets({}, (-1, -1), ())),
    ],
)
def test_finds_what_closes_what(text: str, found: Brackets) -> None:
    assert brackets(tokens(text)) == found
