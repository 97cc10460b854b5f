"""What rows cite."""

from pathlib import Path

import pytest

from kb.ingest.taken import Remark, Taken
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
    *_, taken = read(tmp_path, f"7,Old Bank,bank,,,{urls},,{titles}", text=CITING)
    assert isinstance(taken, Taken)
    assert [(source.url, source.title) for source in taken.brought.sources] == cited
    assert taken.brought.claims[0].cites == tuple(source.id for source in taken.brought.sources)


def test_what_is_no_address_is_remarked_on(tmp_path: Path) -> None:
    urls = "https:// http://a.example/1|https://a.example/2|n/a"
    *remarks, taken = read(tmp_path, f"7,Old Bank,bank,,,{urls},,||Two", text=CITING)
    assert isinstance(taken, Taken)
    assert [(one.url, one.title) for one in taken.brought.sources] == [
        *(("https://a.example/2", ""), ("", "Two")),
    ]
    remedy = "only its title is cited, if it has one; write one address, as https://…"
    assert remarks == [
        Remark(2, "7", "", f"`{text}` is no address of a source", remedy, refused=False)
        for text in ("https:// http://a.example/1", "n/a")
    ]
