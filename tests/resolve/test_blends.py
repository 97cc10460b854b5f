"""Names that are made of the words of longer ones."""

import pytest

from kb.resolve.blends import cut, is_made_of


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


@pytest.mark.parametrize(
    ("word", "others", "places"),
    [
        ("eximbank", "export import bank of china", (0, 1, 2)),
        ("sinohydro", "china sino hydro", (1, 2)),
        ("agribank", "agricultural development bank", (0, 2)),
        # Not of one word, of single letters, or of what has another order.
        ("bank", "bank of china", ()),
        ("boc", "bank of china", ()),
        ("bankexim", "export import bank", ()),
        ("", "bank of china", ()),
        ("bank", "", ()),
    ],
)
def test_a_word_is_cut_into_beginnings_of_others(
    word: str, others: str, places: tuple[int, ...]
) -> None:
    assert cut(word, others.split()) == places
