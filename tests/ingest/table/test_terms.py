"""What a row says of terms: which words call one planned or estimated."""

from pathlib import Path

import pytest

from kb.ingest.taken import Remark, Taken
from tests.ingest.table.small import MAPPING, read

SAID = MAPPING.replace('begins: "{signed}"', 'ends: "{signed}"').replace(
    '{value: amount, where: {guess: "yes"}}', '"{maker}"\n      planned: "{guess}"'
)


@pytest.mark.parametrize(("word", "planned"), [("Yes", True), ("TRUE", True), ("No", False)])
def test_words_on_terms_are_read_in_any_case(tmp_path: Path, word: str, planned: bool) -> None:
    [taken] = read(tmp_path, f'7,Old Bank,bank,Amount,2018,"1,5",{word},', text=SAID)
    assert isinstance(taken, Taken)
    said = [s for s in taken.brought.claims[0].statements if s.field]
    assert [(s.field, s.planned, s.estimated) for s in said] == [
        ("ends", planned, False),
        ("amount", False, True),
    ]


@pytest.mark.parametrize(
    ("line", "what", "remedy"),
    [
        (
            '7,Old Bank,bank,amount,2018,"1,5",1,',
            "planned is `1`",
            "write one of false, no, true, yes",
        ),
        (
            '7,Old Bank,bank,interest,2018,"1,5",yes,',
            "unknown term that is estimated `interest`",
            "write one of amount, ends",
        ),
    ],
)
def test_a_word_on_terms_that_is_none_is_refused(
    tmp_path: Path, line: str, what: str, remedy: str
) -> None:
    assert read(tmp_path, line, text=SAID) == [Remark(2, "7", "", what, remedy)]
