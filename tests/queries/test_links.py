import pytest

from kb.queries import links


@pytest.mark.parametrize(
    ("url", "locator", "link"),
    [
        (
            "https://a.example/x",
            "The bank lent … to the maker",
            "https://a.example/x#:~:text=The%20bank%20lent,to%20the%20maker",
        ),
        (
            "https://a.example/x#top",
            "government-owned banks, it said",
            "https://a.example/x#:~:text=government%2Downed%20banks%2C%20it%20said",
        ),
        ("https://a.example/x", "", "https://a.example/x"),
        ("https://a.example/x", "page 3", "https://a.example/x"),
    ],
)
def test_a_link_opens_the_source_at_the_passage(url: str, locator: str, link: str) -> None:
    assert links.passage(url, locator) == link


@pytest.mark.parametrize(
    ("locator", "words"),
    [
        ("The bank lent … to the maker", True),
        ("page turners … of the year", True),
        ("row over a loan … was settled", True),
        ("statement by the bank", True),
        ("page 3", False),
        ("p. 3", False),
        ("§ 7", False),
        ("row 12", False),
        ("row Record ID 33821", False),
        ("entity NK-3f", False),
        ("statement a1, b2", False),
    ],
)
def test_a_page_or_a_row_is_no_words_of_the_source(locator: str, words: bool) -> None:
    assert links.quotes(locator) is words
