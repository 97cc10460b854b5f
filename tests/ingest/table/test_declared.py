"""What rows declare: each all that it speaks of, and the first says what it is."""

from dataclasses import replace
from pathlib import Path

import pytest

from kb.ingest.table import apart, mapping, rows, sheets
from kb.ingest.table.apart import Before, Table
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Declaration
from tests.ingest.table.small import HEAD, MAPPING, read, stated


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
