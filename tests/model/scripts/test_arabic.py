"""Arabic names are told in the words that their English ones have."""

import pytest

from kb.model.scripts import arabic


@pytest.mark.parametrize(
    ("name", "english"),
    [
        ("بنك الصين", "bank china"),
        ("البنك الإسلامي للتنمية", "bank islamic development"),
        ("بنك التصدير والاستيراد الصيني", "bank export import china"),
        ("شركة هواوي", "co هواوي"),
        ("أرامكو السعودية", "أرامكو saudi"),
        ("بَنْك", "bank"),
        ("وزارة المالية", "ministry finance"),
        ("حكومة مالي", "government مالي"),
        ("هواوي", ""),
        ("Huawei", ""),
        ("", ""),
    ],
)
def test_the_words_of_bodies_are_told_in_english(name: str, english: str) -> None:
    assert arabic.english(name) == english
