"""Small tables through a small mapping: what each row brings, or why it brings nothing."""

from dataclasses import replace
from pathlib import Path

import pytest

from kb.ingest.table import apart, mapping, rows, sheets
from kb.ingest.table.apart import Before, Table
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Declaration
from tests.ingest.table.small import HEAD, MAPPING, read, stated


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


def test_each_row_declares_all_that_it_speaks_of_as_the_first_did(tmp_path: Path) -> None:
    found = read(tmp_path, "7,Old Bank,bank,Mill,,,,see 8", "8,Old Bank,firm,Mill,,,,see 7")
    first, _, second = found
    assert isinstance(first, Taken)
    assert isinstance(second, Taken)
    bank, mill = Declaration("reg-old-bank", "Bank", "Old Bank"), _maker("Mill")
    loans = [Declaration(f"reg-{n}", "CreditLine", f"Loan {n}") for n in (7, 8)]
    assert first.brought.declarations == (bank, mill, *loans)
    assert second.brought.declarations == (bank, mill, *reversed(loans))
    pairs = zip(first.brought.declarations[:2], second.brought.declarations[:2], strict=True)
    assert all(one is other for one, other in pairs)  # nothing is held twice


def _maker(name: str) -> Declaration:
    return Declaration(f"reg-{name.lower()}", "Company", name)


def test_nobody_speaks_of_a_row_that_is_refused(tmp_path: Path) -> None:
    remark, taken, _ = read(tmp_path, "7,Old Bank,bank,,,,,see 8", "8,Old Bank,bank,,soon,,,")
    assert isinstance(remark, Remark)
    assert remark.what == "no row that is taken makes `reg-8`"
    assert [part for part in stated(taken) if part[0] == "RELATED_TO"] == []


def _ids(folder: Path, dataset: str, text: str) -> list[str]:
    """The ids of a table's claims, read row by row and, the same, in a stretch."""
    folder.mkdir()
    (folder / "m.yaml").write_text(text)
    (folder / "t.csv").write_text(f"{HEAD}7,Old Bank,bank,,,,,\n")
    by, table = mapping.read(folder / "m.yaml"), folder / "t.csv"
    found = list(rows.read(replace(by, dataset=dataset), sheets.read(table)))
    apart_too = apart.read(Table(table, folder / "m.yaml", dataset=dataset), None, Before())
    assert list(apart_too.items) == found
    return [c.id for one in found if isinstance(one, Taken) for c in one.brought.claims]


def test_rows_that_only_numbers_name_are_other_rows_in_another_table(tmp_path: Path) -> None:
    unnamed = MAPPING.replace("row: number\n", "")
    one, other = (_ids(tmp_path / f"{name}-un", name, unnamed) for name in ("a", "b"))
    assert one != other
    one, other = (_ids(tmp_path / name, name, MAPPING) for name in ("a", "b"))
    assert one == other


@pytest.mark.parametrize(
    ("said", "related"),
    [
        ("    loan: {related_to: {other: {kind: linked}}}\n", ("RELATED_TO", "reg-7", "reg-8")),
        (
            "    loan: {}\n    other: {related_to: {loan: {kind: linked}}}\n",
            ("RELATED_TO", "reg-8", "reg-7"),
        ),
    ],
)
def test_what_is_said_of_another_row_declares_it_at_either_end(
    tmp_path: Path, said: str, related: tuple[str, str, str]
) -> None:
    text = MAPPING[: MAPPING.index("    loan:\n")] + said
    first, *_ = read(tmp_path, "7,Old Bank,bank,,,,,see 8", "8,Old Bank,bank,,,,,", text=text)
    assert isinstance(first, Taken)
    assert related in [part[:3] for part in stated(first)]
    assert [one.id for one in first.brought.declarations] == ["reg-old-bank", "reg-7", "reg-8"]


KINDS = """\
mapping: owned
source: gazette
sources: {gazette: {publisher: The Gazette, published: 2020}}
values: {kinds: {co: Company, bank: Bank, person: Person}}
columns:
  owner: No
  owner_kind: {column: Lenders, map: kinds, otherwise: Party}
  owned: Kinds
  owned_kind: {column: Borrower, map: kinds, otherwise: Party}
parties:
  owner: {name: "{owner}", kind: "{owner_kind}", id: "{owner}"}
  owned: {name: "{owned}", kind: "{owned_kind}", id: "{owned}"}
claims:
- {says: "The Gazette lists {owner} as owner of {owned}.", asserts: {owner: {owns: owned}}}
"""


@pytest.mark.parametrize("lines", [("X,misc,A,co", "B,co,X,co"), ("B,co,X,co", "X,misc,A,co")])
def test_no_row_is_refused_for_what_another_leaves_open(
    tmp_path: Path, lines: tuple[str, ...]
) -> None:
    found = read(tmp_path, *(f"{line},,,," for line in lines), text=KINDS)
    taken = [one for one in found if isinstance(one, Taken)]
    assert sorted(part[:3] for one in taken for part in stated(one)) == [
        *(("OWNS", "b", "x"), ("OWNS", "x", "a")),
    ]
    first = taken[0].brought.declarations
    kept = next(one for one in first if one.id == "x")
    assert all(one is kept for row in taken for one in row.brought.declarations if one.id == "x")
    [remark] = [one for one in found if isinstance(one, Remark)]
    said = {
        "Party": ("`x` is Company, and Party in row 2", "the word of that row is kept, "
                  "which says less: put this one before it to have its word"),
        "Company": ("`x` is Party, and Company in row 2", "the word of that row is kept"),
    }  # fmt: skip
    assert remark == Remark(3, "3", "", *said[kept.label], refused=False)


@pytest.mark.parametrize(
    ("lines", "what"),
    [
        (("X,person,A,co", "B,co,X,co"), "`X` is a Person"),
        (("X,misc,A,co", "B,co,X,misc"), "`X` is a Party"),
    ],
)
def test_what_the_first_row_says_a_party_is_bounds_the_others(
    tmp_path: Path, lines: tuple[str, ...], what: str
) -> None:
    _, refused = read(tmp_path, *(f"{line},,,," for line in lines), text=KINDS)
    what = f"{what}, and `owns` needs a Company or Organization"
    assert refused == Remark(3, "3", "", what, "name another, or map it to another kind")


def test_signs_that_matter_tell_parties_and_agreements_apart(tmp_path: Path) -> None:
    [taken] = read(tmp_path, "12/3,A+ Fund;A- Fund;Old Bank,;;,,,,,")
    assert isinstance(taken, Taken)
    fund, other, bank, loan = taken.brought.declarations
    assert [one.name for one in (fund, other, bank)] == ["A+ Fund", "A- Fund", "Old Bank"]
    assert [one.id[:-16] for one in (fund, other)] == ["reg-a-fund-"] * 2
    assert (bank.id, loan.id[:-16], loan.name) == ("reg-old-bank", "reg-12-3-", "Loan 12/3")


def test_a_line_that_is_damaged_is_refused_by_itself(tmp_path: Path) -> None:
    lines = ("7,Old Bank,bank,,,,,", "8,Old Bank,ba", '9,"Old" Bank,bank,,,,,', "6,B,bank,,,,,")
    first, short, stray, last = read(tmp_path, *lines)
    assert isinstance(first, Taken)
    assert isinstance(last, Taken)
    assert [one.number for one in (first, last)] == [2, 5]
    assert short == Remark(
        3, "", "", "the row has 3 cells, beside 8 headings", "complete it: it may be cut off"
    )
    assert stray == Remark(
        4, "", "", "a quote stands where none belongs, or ends nowhere",
        'put the whole cell in quotes, and write each quote in it twice, as "5"" pipe"',
    )  # fmt: skip
