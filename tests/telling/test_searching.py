"""How many are found is said only of all that there are."""

import pytest

from kb.queries import registry
from kb.telling import searching
from kb.telling.searching import MOST, MOST_OF_SOME


@pytest.mark.parametrize(
    ("count", "found_by", "told"),
    [
        (1, "name", "1 found, the best match first"),
        (49, "beginning", "49 found, the best match first"),
        (50, "beginning", "The first 50, the best match first"),
        (19, "some", "19 found, the best match first"),
        (20, "some", "The first 20, the best match first"),
        (20, "typo", "20 found, the best match first"),
    ],
)
def test_of_as_many_as_a_search_gives_there_may_be_more(
    count: int, found_by: str, told: str
) -> None:
    assert searching.heading([{"found_by": found_by}] * count) == told


def test_the_question_gives_as_many() -> None:
    text = registry.every([registry.shipped()])["search"].text
    for level, most in ((2, MOST), (1, MOST), (0, MOST_OF_SOME)):
        assert f"RETURN collect({{party: p, level: {level}}})[..{most}]" in text
