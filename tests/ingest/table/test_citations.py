"""What rows cite."""

from pathlib import Path

import pytest

from kb.ingest.taken import Taken
from tests.ingest.table.small import MAPPING, read

_LISTS = """\
  urls: {column: Amount, split: "|"}
  titles: {column: Note, split: "|"}
"""


CITING = (
    MAPPING.replace('{column: Amount, number: {thousands: ".", decimal: ","}}', "Guess")
    .replace("  guess: Guess\n", f"  guess: Guess\n{_LISTS}")
    .replace("  asserts:", '  cites: {url: "{urls}", title: "{titles}"}\n  asserts:')
)


@pytest.mark.parametrize(
    ("urls", "titles", "cited"),
    [
        ("", "", []),
        ("https://a.example/1", "One", [("https://a.example/1", "One")]),
        (
            "https://a.example/1|https://a.example/2",
            "One|",
            [("https://a.example/1", "One"), ("https://a.example/2", "")],
        ),
        # A title may hold the sign that divides others.
        ("https://a.example/1", "One | or two", [("https://a.example/1", "")]),
        ("", "One|Two", [("", "One"), ("", "Two")]),
        ("no address", "One", [("", "One")]),
    ],
)
def test_what_a_row_cites_is_cited_part_by_part(
    tmp_path: Path, urls: str, titles: str, cited: list[tuple[str, str]]
) -> None:
    [taken] = read(tmp_path, f"7,Old Bank,bank,,,{urls},,{titles}", text=CITING)
    assert isinstance(taken, Taken)
    assert [(source.url, source.title) for source in taken.brought.sources] == cited
    assert taken.brought.claims[0].cites == tuple(source.id for source in taken.brought.sources)
