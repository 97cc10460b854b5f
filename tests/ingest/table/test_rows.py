"""Small tables through a small mapping: what each row brings, or why it brings nothing."""

from pathlib import Path

import pytest

from kb.ingest.taken import Remark, Taken
from kb.model.claims import Declaration
from tests.ingest.table.small import MAPPING, read, stated


def test_a_row_brings_its_things_and_what_it_says_of_them(tmp_path: Path) -> None:
    [taken] = read(tmp_path, '7,Old Bank;  New  Fund,bank;fund,Mill,43198,"1.500,5",yes,')
    assert isinstance(taken, Taken)
    assert taken.brought.declarations == (
        Declaration("reg-old-bank", "Bank", "Old Bank"),
        Declaration("reg-new-fund", "Party", "New Fund"),
        Declaration("reg-mill", "Company", "Mill"),
        Declaration("reg-7", "CreditLine", "Loan 7"),
    )
    [claim] = taken.brought.claims
    assert (claim.says, claim.locator, claim.source) == (
        "The Gazette lists a loan of EUR 1500.5 of Old Bank, New Fund to Mill.",
        "row No 7",
        "gazette",
    )
    assert stated(taken) == [
        ("CreditLine", "", "reg-7", "", "", ""),
        ("CreditLine", "", "reg-7", "begins", "2018-04-08", ""),
        ("CreditLine", "", "reg-7", "amount", "EUR 1500.5", "~"),
        ("LENDS", "reg-old-bank", "reg-7", "", "", ""),
        ("LENDS", "reg-new-fund", "reg-7", "", "", ""),
        ("LENT_TO", "reg-7", "reg-mill", "", "", ""),
    ]


def test_what_a_row_leaves_open_is_left_open(tmp_path: Path) -> None:
    [taken] = read(tmp_path, "7,Old Bank,bank,,2018,,,")
    assert stated(taken) == [
        ("CreditLine", "", "reg-7", "", "", ""),
        ("CreditLine", "", "reg-7", "begins", "2018", ""),
        ("LENDS", "reg-old-bank", "reg-7", "", "", ""),
    ]
    assert isinstance(taken, Taken)
    assert taken.brought.claims[0].says == "The Gazette lists a loan of Old Bank."


def test_rows_speak_of_each_other_only_where_both_are_there(tmp_path: Path) -> None:
    found = read(tmp_path, "7,Old Bank,bank,,,,,see 8", "8,Old Bank,bank,,,,,see 9 and see 7")
    first, remark, second = found
    related = [part[1:3] for row in (first, second) for part in stated(row) if "RELATED" in part[0]]
    assert remark == Remark(
        3, "8", "", "no row that is taken makes `reg-9`",
        "what is said of that is left out; add the row if there is one", refused=False,
    )  # fmt: skip
    assert related == [("reg-7", "reg-8")] * 2 + [("reg-8", "reg-7")] * 2


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        (
            "7,Old Bank,bank,Mill,soon,,,",
            Remark(
                2, "7", "Signed", "`soon` is not a date of the form excel, %d.%m.%Y or %Y",
                "correct the cell, or the form in the mapping",
            ),
        ),
        (
            "7,A;B,bank,Mill,,,,",
            Remark(
                2, "7", "", "cells that belong together have 1 and 2 parts", "correct one of them"
            ),
        ),
        (
            "7,Old Bank,bank,Mill,31.12.2021,,,",
            Remark(
                2, "7", "", "`begins` lies after the source was published, by 2020-12-31",
                "a source tells what was so; say a plan in `says` only",
            ),
        ),
        (
            "7,Old Bank,bank,Mill,,-5,,",
            Remark(
                2, "7", "", "`EUR -5` is a negative amount", "write what is agreed, without a minus"
            ),
        ),
        (
            "7,,,Mill,,,,",
            Remark(
                2, "7", "Lenders", "the claim's text needs `lenders`, which the row does not have",
                "fill it in, or put it in the mapping's `says` between [ and ]",
            ),
        ),
        (
            "7,Old\0 Bank,bank,Mill,,,,",
            Remark(
                2, "7", "Lenders",
                "the cell holds the character U+0000, which is obeyed, not shown",
                "take it out",
            ),
        ),
        (
            "7,A,bank\x1b[2J,Mill,,,,",
            Remark(
                2, "7", "Kinds",
                "the cell holds the character U+001B, which is obeyed, not shown",
                "take it out",
            ),
        ),
        (
            f"7,{'n' * 1001},bank,Mill,,,,",
            Remark(
                2, "7", "", f"a name has 1,001 characters: `{'n' * 40}…`",
                "shorten it to 1,000 at the most",
            ),
        ),
        (
            f"7,{'n' * 32768},bank,Mill,,,,",
            Remark(
                2, "7", "Lenders", f"a text has 32,768 characters: `{'n' * 40}…`",
                "shorten it to 32,767 at the most",
            ),
        ),
        (
            ",Old Bank,bank,,,,,",
            Remark(2, "", "", "the row has no `number`", "name it, or remove it"),
        ),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_refused_with_its_reason(
    tmp_path: Path, line: str, remark: Remark
) -> None:
    assert read(tmp_path, line) == [remark]


def test_a_row_that_only_its_number_names_is_refused_by_that(tmp_path: Path) -> None:
    unnamed = MAPPING.replace("row: number\n", "")
    [remark] = read(tmp_path, "7,Old Bank,bank,Mill,,many,,", text=unnamed)
    assert isinstance(remark, Remark)
    assert (remark.key, remark.column) == ("2", "Amount")


@pytest.mark.parametrize(
    ("entry", "country"),
    [
        ("Guess", "`NA` may be Namibia, and may be no answer"),
        ("{column: Guess, country: true}", "`NA` may be Namibia, and may be no answer"),
        ("{column: Guess, map: {NA: NA}}", "NA"),
        ('{column: Guess, country: true, map: {NA: ""}}', ""),
    ],
)
@pytest.mark.parametrize("thing", ['id: "reg-{maker}"', 'id: "reg-{number}"'])
def test_what_may_be_namibia_is_decided_by_a_person(
    tmp_path: Path, entry: str, country: str, thing: str
) -> None:
    text = MAPPING.replace("guess: Guess", f"guess: {entry}")
    text = text.replace(thing, f'{thing}, country: "{{guess}}"')
    [found] = read(tmp_path, "7,Old Bank,bank,Mill,,,NA,", text=text)
    if isinstance(found, Remark):
        assert found.what == country
    else:
        assert country in [one.country for one in found.brought.declarations[-2:]]
        assert {one.country for one in found.brought.declarations} == {country, ""}


def test_one_row_is_refused_and_the_others_are_not(tmp_path: Path) -> None:
    found = read(tmp_path, "7,Old Bank,bank,,,,,", "7,Old Bank,bank,,,,,", "8,Old Bank,bank,,,x,,")
    assert [type(row).__name__ for row in found] == ["Taken", "Remark", "Remark"]
    assert found[1] == Remark(
        3, "7", "", "`7` names row 2 already", "remove one of the two rows, or name it otherwise"
    )


def test_the_first_row_says_what_a_party_is(tmp_path: Path) -> None:
    found = read(tmp_path, "7,Old Bank,bank,,,,,", "8,Old Bank,firm,,,,,")
    assert found[1] == Remark(
        3, "8", "", "`reg-old-bank` is Company, and Bank in row 2",
        "the word of that row is kept", refused=False,
    )  # fmt: skip
    assert isinstance(found[2], Taken)


def test_rows_without_cells_are_passed_over_and_counted(tmp_path: Path) -> None:
    found = read(tmp_path, "7,Old Bank,bank,,,,,", ",,,,,,,", "8,Old Bank,bank,,x,,,")
    assert [(type(row).__name__, row.number) for row in found] == [("Taken", 2), ("Remark", 4)]


LEFT_OUT = MAPPING.replace("claims:", "where: {guess: 'yes'}\nclaims:")


NO_CLAIM = MAPPING.replace("  asserts:", "  where: {guess: 'yes'}\n  asserts:")


@pytest.mark.parametrize(
    ("text", "what", "remedy"),
    [
        (LEFT_OUT, "the mapping leaves the row out", "change its `where` if it is meant"),
        (
            NO_CLAIM,
            "no claim of the mapping holds of the row",
            "add one that does, or leave such rows out by `where`",
        ),
    ],
)
def test_a_row_that_is_not_meant_is_told_of(
    tmp_path: Path, text: str, what: str, remedy: str
) -> None:
    lines = ("7,Old Bank,bank,,,,yes,", "8,Old Bank,bank,,,,,")
    taken, left = read(tmp_path, *lines, text=text)
    assert isinstance(taken, Taken)
    assert isinstance(left, Remark)
    assert (left.number, left.what, left.remedy) == (3, what, remedy)
