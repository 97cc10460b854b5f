import pytest

from kb.ingest import locators

TEXT = locators.fold("""Banks lent “billions” to the maker.

The maker’s deals — all of them — ran on.  The maker paid nobody.
The banks lent again to the maker.""")


@pytest.mark.parametrize(
    ("locator", "count"),
    [
        ("Banks lent … the maker", 2),
        ('lent "billions" to', 1),
        ("the maker's deals - all … ran on", 1),
        ("THE MAKER'S   DEALS", 1),
        ("maker", 4),
        ("the maker … nobody", 3),
        ("make … nobody", 0),
        ("ran on … billions", 0),
        ("", 0),
        ("…", 0),
    ],
)
def test_counts_the_passages_that_a_locator_means(locator: str, count: int) -> None:
    assert len(locators.passages(TEXT, locator)) == count


def test_a_passage_runs_to_the_nearest_last_words() -> None:
    [(start, end)] = locators.passages(TEXT, 'banks lent "billions" … maker')
    assert TEXT[start:end] == 'banks lent "billions" to the maker'


@pytest.mark.parametrize(
    ("locator", "ends"),
    [
        ("first words … last words", ("first words", "last words")),
        ("first words ... last words", ("first words", "last words")),
        ("all of it", ("all of it",)),
    ],
)
def test_a_locator_has_two_ends_or_is_one_text(locator: str, ends: tuple[str, ...]) -> None:
    assert locators.ends_of(locator) == ends
