"""A small mapping, and tables of a few lines that it reads."""

from pathlib import Path

from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Remark, Taken

MAPPING = """\
mapping: register
row: number
source: gazette
sources: {gazette: {publisher: The Gazette, published: 2020}}
values: {kinds: {bank: Bank, firm: Company}}
columns:
  number: No
  lenders: {column: Lenders, split: ";"}
  kinds: {column: Kinds, split: ";", map: kinds, otherwise: Party}
  maker: Borrower
  signed: {column: Signed, date: [excel, "%d.%m.%Y", "%Y"]}
  amount: {column: Amount, number: {thousands: ".", decimal: ","}}
  guess: Guess
  see: {column: Note, find: 'see (\\d+)'}
parties:
  lender: {name: "{lenders}", kind: "{kinds}", id: "reg-{lenders}"}
  maker: {name: "{maker}", kind: Company, id: "reg-{maker}"}
credit_lines:
  loan: {id: "reg-{number}", title: "Loan {number}"}
other_rows:
  other: {id: "reg-{see}"}
claims:
- says: "The Gazette lists a loan[ of EUR {amount}] of {lenders}[ to {maker}]."
  asserts:
    loan:
      begins: "{signed}"
      amount: "EUR {amount}"
      estimated: {value: amount, where: {guess: "yes"}}
      lender: lender
      borrower: maker
      related_to: {other: {kind: linked}}
"""


HEAD = "No,Lenders,Kinds,Borrower,Signed,Amount,Guess,Note\n"


def read(folder: Path, *lines: str, text: str = MAPPING) -> list[Taken | Remark]:
    (folder / "m.yaml").write_text(text)
    (folder / "t.csv").write_text(HEAD + "".join(f"{line}\n" for line in lines))
    return list(rows.read(mapping.read(folder / "m.yaml"), sheets.read(folder / "t.csv")))


def stated(taken: Taken | Remark) -> list[tuple[str, ...]]:
    assert isinstance(taken, Taken)
    return [
        (s.key.type, s.key.left, s.key.right, s.field, s.value, "~" if s.estimated else "")
        for claim in taken.brought.claims
        for s in claim.statements
    ]
