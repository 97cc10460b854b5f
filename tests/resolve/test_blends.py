"""Names that are made of the words of longer ones."""

import pytest

from kb.resolve.blends import is_made_of


@pytest.mark.parametrize(
    ("name", "longer"),
    [
        ("China Eximbank", "Export-Import Bank of China"),
        ("CDB", "China Development Bank"),
        ("AfDB", "African Development Bank"),
        ("Chalco", "China Aluminium Corporation"),
        ("Bank of China", "Bank of China Limited"),
        ("Crédit Agricole", "Credit Agricole S.A."),
    ],
)
def test_a_name_is_made_of_words_and_their_beginnings(name: str, longer: str) -> None:
    assert is_made_of(name, longer)


@pytest.mark.parametrize(
    ("name", "longer"),
    [
        ("Sichuan University", "West China Hospital"),
        ("China Medical University", "West China Hospital"),
        ("BOC", "China Development Bank"),
        ("Egyptian company", "Concord"),
        ("of the", "Bank of the South"),
        ("", "Bank"),
        ("Bank", ""),
    ],
)
def test_a_name_with_a_word_of_its_own_is_not(name: str, longer: str) -> None:
    assert not is_made_of(name, longer)
