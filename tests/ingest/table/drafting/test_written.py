"""Drafts of mappings: valid at once, never loaded as they are, whatever a table's headings."""

import re
from datetime import datetime
from pathlib import Path

import polars
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.errors import InvalidMapping, InvalidTable
from kb.ingest.table import mapping, rows, sheets
from kb.ingest.table.drafting import written
from kb.ingest.table.drafting.written import About
from kb.ingest.taken import Remark, Taken

LOANS = """\
Ref,Lender,Borrower,Signed,Amount,Currency,Status,Note
L-1,Old Bank|New Bank,Mill,08.04.2018,250000,EUR,open,a
L-2,Old Bank,Harbour,31.12.2019,1000.5,USD,open,
L-3,Old Bank,Mill,,,,closed,
L-4,Old Bank,Rail,,,,closed,
"""
DRAFT = """\
# A draft of a mapping: what the headings and first 4 rows of a table show of it.
# Each `# check:` is a guess to decide; lines that begin with `# ` inside a block are guesses to
# uncomment. Read the rows with `kb load TABLE --mapping FILE --dry-run`. When all is decided,
# remove `draft: true`, without which nothing is loaded.
mapping: loans
draft: true
row: ref  # check: no two rows of those read have the same
source: loans
sources:
  loans:
    title: "Loans [all]"
    # publisher: who published it  # check: who that is
    published: "2024-06"

# Columns of few values. To put others for them, uncomment these lines and add
# `map: name` to the column; a value that is not listed is then refused.
# values:
#   status: {"open": "open", "closed": "closed"}  # check: what each means

columns:
  ref: "Ref"
  lender: {column: "Lender", split: "|"}  # check: whether | divides several
  borrower: "Borrower"
  signed: {column: "Signed", date: "%d.%m.%Y"}
  amount: {column: "Amount", number: plain}
  currency: "Currency"
  status: "Status"
  note: "Note"

# Of no kind as long as the table names none: add `kind: Bank` or a column of kinds.
parties:
  lender: {name: "{lender}", id: "loans-{lender}"}  # check: whether the column names the lender
  borrower: {name: "{borrower}", id: "loans-{borrower}"}  # check: whether the column names the borrower

credit_lines:
  agreement:
    id: "loans-{ref}"  # check: what tells one from another

claims:
- says: "Loans [[all]] lists {ref}: a credit line[; lender: {lender}][; borrower: {borrower}]."  # check: what a row says, in your own words
  asserts:
    agreement:  # check: whether each row is a credit line, or add `where:`
      # begins: "{signed}"  # check: whether it says when it begins
      # amount: "{currency} {amount}"  # check: whether it is its amount
      lender: lender
      borrower: borrower

# Not placed; remove from `columns:` what is not needed:
#   status
#   note
"""  # noqa: E501 - as people see it
ODD = (
    '"a ""quoted"" one","two\nlines",,Größe: 5 {x} [y],名前,Twice,Twice," outer ",'
    "#comment,- dash,7up\n"
    "1,2,3,4,5,6,7,8,9,10,11\n"
)
_COMMENTED = re.compile(r"^( *)# ( *(?!check)[a-z0-9_]+:(?: .*)?)$", re.MULTILINE)


def _draft(table: Path, about: About) -> mapping.Mapping:
    path = table.with_suffix(".yaml")
    path.write_text(written.draft(sheets.read(table), about), encoding="utf-8")
    return mapping.read(path)


def _loans(folder: Path) -> Path:
    (folder / "loans.csv").write_text(LOANS)
    return folder / "loans.csv"


def test_a_draft_says_what_it_found_and_marks_what_it_guessed(tmp_path: Path) -> None:
    about = About("loans", "Loans [all]", "2024-06")
    assert written.draft(sheets.read(_loans(tmp_path)), about) == DRAFT


def test_a_draft_states_who_has_which_part_and_no_kind_date_or_amount(tmp_path: Path) -> None:
    table = _loans(tmp_path)
    found = list(rows.read(_draft(table, About("loans", published="2024-06")), sheets.read(table)))
    first = found[0]
    assert isinstance(first, Taken)
    assert len(found) == 4
    assert {one.label for one in first.brought.declarations} == {"Party", "CreditLine"}
    assert [(s.key.type, s.field) for s in first.brought.claims[0].statements] == [
        *(("CreditLine", ""), ("LENDS", ""), ("LENDS", ""), ("LENT_TO", "")),
    ]


def test_a_draft_loads_nothing_until_a_person_has_removed_a_line(tmp_path: Path) -> None:
    read = _draft(_loans(tmp_path), About("loans", published="2024-06"))
    with pytest.raises(InvalidMapping) as refused:
        mapping.refuse_draft(read)
    assert str(refused.value) == (
        f"{tmp_path}/loans.yaml:6:8: the mapping is a draft, by which nothing is loaded; "
        "decide each `# check:` in it, then remove the line; --dry-run reads the rows"
    )
    path = tmp_path / "loans.yaml"
    path.write_text(path.read_text().replace("draft: true\n", ""))
    mapping.refuse_draft(mapping.read(path))


def test_a_draft_without_a_date_of_publication_asks_for_it_at_its_line(tmp_path: Path) -> None:
    with pytest.raises(InvalidMapping) as refused:
        _draft(_loans(tmp_path), About("loans"))
    assert [(one.line, one.what) for one in refused.value.problems][-1] == (
        *(14, "`TODO` is not a date"),
    )


def test_what_is_uncommented_holds_too(tmp_path: Path) -> None:
    table = _loans(tmp_path)
    path = tmp_path / "loans.yaml"
    draft = written.draft(sheets.read(table), About("loans", published="2024-06"))
    text = _COMMENTED.sub(r"\1\2", draft)
    path.write_text(text.replace('status: "Status"', 'status: {column: "Status", map: status}'))
    first, *_ = rows.read(mapping.read(path), sheets.read(table))
    assert isinstance(first, Taken)
    assert [(s.field, s.value) for s in first.brought.claims[0].statements if s.field] == [
        *(("begins", "2018-04-08"), ("amount", "EUR 250000")),
    ]


def test_odd_headings_are_named_or_left_out_with_the_reason(tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text(ODD, encoding="utf-8")
    read = _draft(table, About("odd", 'A "title" {of} it', "2024-06"))
    assert {name: column.column for name, column in read.columns.columns.items()} == {
        "a_quoted_one": 'a "quoted" one',
        "two_lines": "two\nlines",
        "groe_5_x_y": "Größe: 5 {x} [y]",
        "column_4": "名前",
        "outer": " outer ",
        "comment": "#comment",
        "dash": "- dash",
        "n_7up": "7up",
    }
    lines = (tmp_path / "odd.yaml").read_text(encoding="utf-8").splitlines()
    assert [line.removeprefix("# Left out: ") for line in lines if "Left out" in line] == [
        "a column has no heading: give it one",
        "'Twice' heads several columns: give one another heading",
        "'Twice' heads several columns: give one another heading (here 'Twice_duplicated_0')",
    ]
    [taken] = rows.read(read, sheets.read(table))
    assert isinstance(taken, Taken)


@pytest.mark.parametrize("heading", ["Lender", "A\u202eB", '"x\ny"'])
def test_a_table_without_rows_has_a_draft_or_a_reason(tmp_path: Path, heading: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(f"{heading},Other\n", encoding="utf-8")
    read = _draft(table, About("t", published="2024"))
    assert list(rows.read(read, sheets.read(table))) == []


_TEXTS = st.text(st.characters(codec="utf-8"), max_size=12)
_WORDS = st.sampled_from(
    ["Lender", "Signed date", "Amount", "1,5", "08.04.2018", "a;b", "~", "0.1"]
)


@given(st.dictionaries(_TEXTS | _WORDS, st.lists(_TEXTS | _WORDS, min_size=3, max_size=3)))
def test_whatever_a_table_holds_its_draft_is_valid_and_reads_its_rows(
    tmp_path_factory: pytest.TempPathFactory, cells: dict[str, list[str]]
) -> None:
    table = tmp_path_factory.getbasetemp() / "any.parquet"
    polars.DataFrame(cells).write_parquet(table)
    try:
        read = _draft(table, About("any", published="2024"))
    except InvalidTable as error:
        assert "has no column with a heading of its own" in str(error)  # noqa: PT017 - one of two
    else:
        read_rows = sheets.read(table).rows()
        places = [number for number, row in read_rows if isinstance(row, tuple) and any(row)]
        found = rows.read(read, sheets.read(table))
        assert {one.number for one in found} == set(places)


def test_a_table_that_names_nothing_has_no_draft(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Twice,Twice\n1,2\n")
    with pytest.raises(InvalidTable) as refused:
        written.draft(sheets.read(table), About("t"))
    assert str(refused.value) == (
        f"{table}: has no column with a heading of its own; give each column a heading"
    )
    table.write_text("")
    with pytest.raises(InvalidTable):
        written.draft(sheets.read(table), About("t"))


def test_parquet_is_drafted_as_other_tables(tmp_path: Path) -> None:
    polars.DataFrame(
        {"Payer": ["A", "A"], "Payee": ["B", "B"], "Day": ["2020-01-02", "2020-01-03"]}
    ).write_parquet(tmp_path / "t.parquet")
    read = _draft(tmp_path / "t.parquet", About("t", published="2024"))
    found = list(rows.read(read, sheets.read(tmp_path / "t.parquet")))
    assert [type(one) for one in found] == [Taken, Taken]
    assert {thing.label for thing in read.things.values()} == {"Party", "Payment"}
    assert read.row == "day"


def test_columns_whose_cells_are_no_texts_are_left_out_by_name(tmp_path: Path) -> None:
    table = tmp_path / "t.parquet"
    polars.DataFrame({"Payer": ["A"], "Tags": [["x"]], "Scan": [b"\xff"]}).write_parquet(table)
    assert written.draft(sheets.read(table), About("t")).splitlines()[-2:] == [
        "# Left out: 'Tags' holds List(String), which is no text",
        "# Left out: 'Scan' holds Binary, which is no text",
    ]


def test_days_that_the_table_has_as_such_are_as_written(tmp_path: Path) -> None:
    days = {"Signed": [datetime(2020, 1, 2), datetime(2020, 1, 3)]}  # noqa: DTZ001 - as in a file
    frame = polars.DataFrame({"Lender": ["A", "B"], **days})
    frame.write_parquet(tmp_path / "t.parquet")
    frame.write_excel(tmp_path / "t.xlsx")
    for name in ("t.parquet", "t.xlsx"):
        draft = written.draft(sheets.read(tmp_path / name), About("t"))
        assert '  signed: {column: "Signed", date: as written}' in draft.splitlines()


def test_rows_that_two_columns_tell_apart_are_not_one_agreement(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("Lender,Year,Borrower\nA,2001,B\nA,2002,B\nC,2001,B\n")
    read = _draft(table, About("t", published="2024"))
    taken = [one for one in rows.read(read, sheets.read(table)) if isinstance(one, Taken)]
    ids = {d.id for one in taken for d in one.brought.declarations if d.label == "CreditLine"}
    assert (read.row, ids) == ("", {"t-a-2001", "t-a-2002", "t-c-2001"})


def test_the_draft_for_a_real_table_reads_every_row(tmp_path: Path, data: Path) -> None:
    table = sheets.read(data / "aidata-gcdf3-africa.xlsx")
    path = tmp_path / "a.yaml"
    path.write_text(written.draft(table, About("aidata", published="2023-11")), encoding="utf-8")
    read = mapping.read(path)
    found = list(rows.read(read, table))
    assert [one for one in found if isinstance(one, Remark) and one.refused] == []
    assert (len(found), read.row) == (1243, "aid_data_record_id")
    text = path.read_text(encoding="utf-8")
    for line in (
        '  commitment_date_mm_dd_yyyy: {column: "Commitment.Date.(MM/DD/YYYY)", date: excel}',
        '  amount_original_currency: {column: "Amount.(Original.Currency)", number: plain}',
        '  funding_agencies: {column: "Funding.Agencies", split: "|"}',
        '  lender: {name: "{funding_agencies}", id: "aidata-{funding_agencies}"}',
        '  borrower: {name: "{direct_receiving_agencies}", id: ',
        '      # begins: "{commitment_date_mm_dd_yyyy}"',
        '      # ends: "{last_loan_repayment_date}"',
        '      # amount: "{original_currency} {amount_original_currency}"',
    ):
        assert line in text
