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
