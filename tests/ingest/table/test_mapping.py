"""A mapping that is wrong is told of, each fault at its place."""

from pathlib import Path

import pytest

from kb.errors import InvalidMapping
from kb.ingest.table import mapping
from kb.ingest.taken import Taken
from tests.ingest.table.small import MAPPING, read


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        (
            "column: Lenders",
            "column: Lender",
            ":8:3: unknown column `Lender` of {t}; did you mean `Lenders`?",
        ),
        (
            "map: kinds",
            "map: kind",
            ":9:43: unknown list of values `kind`; did you mean `kinds`?",
        ),
        (
            'name: "{maker}"',
            'name: "{makr}"',
            ":17:17: unknown value `makr`; did you mean `maker`?",
        ),
        (
            "borrower: maker",
            "borower: maker",
            ":30:7: unknown key `borower`; did you mean `borrower`?",
        ),
        (
            "borrower: maker",
            "borrower: mker",
            ":30:17: unknown thing `mker`; did you mean `maker`?",
        ),
        (
            "  other: {id",
            "  lender: {id",
            ":1:1: `lender` names two things; give one of them another name",
        ),
        (
            "value: amount,",
            "value: ammount,",
            ":28:26: unknown term that is estimated `ammount`; did you mean `amount`?",
        ),
        (
            'amount: "EUR {amount}"',
            "planned: perhaps",
            ":27:16: planned is `perhaps`; write one of false, no, true, yes",
        ),
        ("row: number", "row: nmber", ":2:6: unknown value `nmber`; did you mean `number`?"),
        (
            '"Loan {number}"',
            '"Loan {number"',
            ":19:37: `{` has no other end in `Loan {number`, or stands in another; "
            "close it, or write {{ for the sign itself",
        ),
    ],
)
def test_a_wrong_mapping_is_told_with_its_place(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    assert right in MAPPING
    with pytest.raises(InvalidMapping) as caught:
        read(tmp_path, "7,Old Bank,bank,,,,,", text=MAPPING.replace(right, wrong))
    assert str(tmp_path / "m.yaml") + said.replace("{t}", str(tmp_path / "t.csv")) in str(
        caught.value
    ).split("\n")


KNOWN = "known: {Old Bank: {id: old-bank, kind: Bank, collective: maybe}}\nparties:"
_SIGN = '`split` is no sign; write one, as `split: "|"`'
_EMPTY = (
    "an empty cell gives nothing, and no list puts something for it; "
    'remove the line, or say it by `unless: {name: ""}`'
)


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ('split: ";"}', 'split: ["|", ";"]}', f":8:37: {_SIGN}"),
        ('split: ";"}', "split: {a: b}}", f":8:37: {_SIGN}"),
        ('split: ";"}', 'split: ""}', f":8:37: {_SIGN}"),
        (
            "maker: Borrower",
            "maker: {column: Borrower, country: false}",
            ":10:38: `country` is not `true`; write that, or remove it",
        ),
        (
            'thousands: "."',
            "thousands: [a]",
            ':12:48: `thousands` is no sign; write one, as `thousands: "."`',
        ),
        (
            'date: [excel, "%d.%m.%Y", "%Y"]',
            'date: ""',
            ":11:34: `date` has no form; write `excel`, or one such as %d.%m.%Y",
        ),
        (
            "find: 'see (\\d+)'",
            "find: []",
            ":14:29: `find` has no form; write a regular expression of Python",
        ),
        ("{bank: Bank,", '{"": Company, bank: Bank,', f":5:18: {_EMPTY}"),
        (
            "map: kinds, otherwise: Party",
            "date: excel, map: kinds, otherwise: Party",
            ":9:74: `otherwise` leaves nothing that would be read as date; remove one of the two",
        ),
        (
            "values: {kinds: ",
            "values: {sorts: {}, kinds: ",
            ":5:10: no column uses the list of values `sorts`; "
            "write `map: sorts` in one, or remove it",
        ),
        (
            "published: 2020}",
            "published: 2020, accessed: 2021}",
            ":4:72: `2021` is not one exact day; write it as 2018-06-05",
        ),
        ("parties:", KNOWN, ":15:58: `collective` is neither true nor false; write one of them"),
    ],
)
def test_no_word_of_a_mapping_is_passed_over(
    tmp_path: Path, right: str, wrong: str, said: str
) -> None:
    test_a_wrong_mapping_is_told_with_its_place(tmp_path, right, wrong, said)


@pytest.mark.parametrize(("word", "collective"), [("yes", True), ("True", True), ("no", False)])
def test_a_known_party_is_a_collective_by_any_yes(
    tmp_path: Path, word: str, collective: bool
) -> None:
    text = MAPPING.replace("parties:", KNOWN.replace("maybe", word), 1)
    [taken] = read(tmp_path, "7,Old Bank,bank,,,,,", text=text)
    assert isinstance(taken, Taken)
    assert taken.brought.declarations[0].collective is collective


def test_a_mapping_says_when_its_source_was_read(tmp_path: Path) -> None:
    text = MAPPING.replace("published: 2020}", "published: 2020, accessed: 2021-02-03}")
    (tmp_path / "m.yaml").write_text(text)
    source = mapping.read(tmp_path / "m.yaml").source
    assert (source.id, source.published_text, source.accessed) == ("gazette", "2020", "2021-02-03")
