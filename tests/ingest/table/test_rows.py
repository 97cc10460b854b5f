"""Small tables through small mappings: what each row brings, or why it brings nothing."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import polars
import pytest

from kb.errors import InvalidMapping
from kb.ingest.table import apart, mapping, rows, sheets
from kb.ingest.table.apart import Before, Table
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Declaration, Stance

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


def _read(folder: Path, *lines: str, text: str = MAPPING) -> list[Taken | Remark]:
    (folder / "m.yaml").write_text(text)
    (folder / "t.csv").write_text(HEAD + "".join(f"{line}\n" for line in lines))
    return list(rows.read(mapping.read(folder / "m.yaml"), sheets.read(folder / "t.csv")))


def _stated(taken: Taken | Remark) -> list[tuple[str, ...]]:
    assert isinstance(taken, Taken)
    return [
        (s.key.type, s.key.left, s.key.right, s.field, s.value, "~" if s.estimated else "")
        for claim in taken.brought.claims
        for s in claim.statements
    ]


def test_a_row_brings_its_things_and_what_it_says_of_them(tmp_path: Path) -> None:
    [taken] = _read(tmp_path, '7,Old Bank;  New  Fund,bank;fund,Mill,43198,"1.500,5",yes,')
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
    assert _stated(taken) == [
        ("CreditLine", "", "reg-7", "", "", ""),
        ("CreditLine", "", "reg-7", "begins", "2018-04-08", ""),
        ("CreditLine", "", "reg-7", "amount", "EUR 1500.5", "~"),
        ("LENDS", "reg-old-bank", "reg-7", "", "", ""),
        ("LENDS", "reg-new-fund", "reg-7", "", "", ""),
        ("LENT_TO", "reg-7", "reg-mill", "", "", ""),
    ]


def test_what_a_row_leaves_open_is_left_open(tmp_path: Path) -> None:
    [taken] = _read(tmp_path, "7,Old Bank,bank,,2018,,,")
    assert _stated(taken) == [
        ("CreditLine", "", "reg-7", "", "", ""),
        ("CreditLine", "", "reg-7", "begins", "2018", ""),
        ("LENDS", "reg-old-bank", "reg-7", "", "", ""),
    ]
    assert isinstance(taken, Taken)
    assert taken.brought.claims[0].says == "The Gazette lists a loan of Old Bank."


def test_rows_speak_of_each_other_only_where_both_are_there(tmp_path: Path) -> None:
    found = _read(tmp_path, "7,Old Bank,bank,,,,,see 8", "8,Old Bank,bank,,,,,see 9 and see 7")
    first, remark, second = found
    related = [
        part[1:3] for row in (first, second) for part in _stated(row) if "RELATED" in part[0]
    ]
    assert remark == Remark(
        3, "8", "", "no row that is taken makes `reg-9`",
        "what is said of that is left out; add the row if there is one", refused=False,
    )  # fmt: skip
    assert related == [("reg-7", "reg-8")] * 2 + [("reg-8", "reg-7")] * 2


def test_several_are_found_in_what_was_found_before(tmp_path: Path) -> None:
    inner = MAPPING.replace("find: 'see (\\d+)'", "find: ['see ([^.]*)', '\\d+']")
    found = _read(
        tmp_path,
        "7,Old Bank,bank,,,,,see 8 and 9. Of 1999",
        "8,Old Bank,bank,,,,,9",
        "9,Old Bank,bank,,,,,",
        text=inner,
    )
    related = {part[1:3] for row in found for part in _stated(row) if part[0] == "RELATED_TO"}
    assert related == {("reg-7", "reg-8"), ("reg-7", "reg-9")}


@pytest.mark.parametrize(
    ("line", "remark"),
    [
        (
            "7,Old Bank,bank,Mill,soon,,,",
            Remark(
                2, "", "Signed", "`soon` is not a date of the form %Y",
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
            ",Old Bank,bank,,,,,",
            Remark(2, "", "", "the row has no `number`", "name it, or remove it"),
        ),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_is_refused_with_its_reason(
    tmp_path: Path, line: str, remark: Remark
) -> None:
    assert _read(tmp_path, line) == [remark]


def test_one_row_is_refused_and_the_others_are_not(tmp_path: Path) -> None:
    found = _read(tmp_path, "7,Old Bank,bank,,,,,", "7,Old Bank,bank,,,,,", "8,Old Bank,bank,,,x,,")
    assert [type(row).__name__ for row in found] == ["Taken", "Remark", "Remark"]
    assert found[1] == Remark(
        3, "", "", "`7` names row 2 already", "remove one of the two rows, or name it otherwise"
    )


def test_the_first_row_says_what_a_party_is(tmp_path: Path) -> None:
    found = _read(tmp_path, "7,Old Bank,bank,,,,,", "8,Old Bank,firm,,,,,")
    assert found[1] == Remark(
        3, "8", "", "`reg-old-bank` is Company, and Bank in row 2",
        "the word of that row is kept", refused=False,
    )  # fmt: skip
    assert isinstance(found[2], Taken)


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
        _read(tmp_path, "7,Old Bank,bank,,,,,", text=MAPPING.replace(right, wrong))
    assert str(tmp_path / "m.yaml") + said.replace("{t}", str(tmp_path / "t.csv")) in str(
        caught.value
    ).split("\n")


def test_rows_without_cells_are_passed_over_and_counted(tmp_path: Path) -> None:
    found = _read(tmp_path, "7,Old Bank,bank,,,,,", ",,,,,,,", "8,Old Bank,bank,,x,,,")
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
    taken, left = _read(tmp_path, *lines, text=text)
    assert isinstance(taken, Taken)
    assert isinstance(left, Remark)
    assert (left.number, left.what, left.remedy) == (3, what, remedy)


def test_each_row_declares_all_that_it_speaks_of_as_the_first_did(tmp_path: Path) -> None:
    found = _read(tmp_path, "7,Old Bank,bank,Mill,,,,see 8", "8,Old Bank,firm,Mill,,,,see 7")
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
    remark, taken, _ = _read(tmp_path, "7,Old Bank,bank,,,,,see 8", "8,Old Bank,bank,,soon,,,")
    assert isinstance(remark, Remark)
    assert remark.what == "no row that is taken makes `reg-8`"
    assert [part for part in _stated(taken) if part[0] == "RELATED_TO"] == []


SAID = MAPPING.replace('begins: "{signed}"', 'ends: "{signed}"').replace(
    '{value: amount, where: {guess: "yes"}}', '"{maker}"\n      planned: "{guess}"'
)


@pytest.mark.parametrize(("word", "planned"), [("Yes", True), ("TRUE", True), ("No", False)])
def test_words_on_terms_are_read_in_any_case(tmp_path: Path, word: str, planned: bool) -> None:
    [taken] = _read(tmp_path, f'7,Old Bank,bank,Amount,2018,"1,5",{word},', text=SAID)
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
    assert _read(tmp_path, line, text=SAID) == [Remark(2, "7", "", what, remedy)]


def test_dates_as_written_stand_beside_those_of_a_form(tmp_path: Path) -> None:
    either = MAPPING.replace('[excel, "%d.%m.%Y", "%Y"]', '[as written, "%d.%m.%Y"]')
    given = ("05.06.2018", "2018-06-05", "2018-06", "2018", "June")
    *dated, refused = _read(
        tmp_path, *(f"{n},Old Bank,bank,,{day},,," for n, day in enumerate(given)), text=either
    )
    begins = [next(said[4] for said in _stated(row) if said[3] == "begins") for row in dated]
    assert begins == ["2018-06-05", "2018-06-05", "2018-06", "2018"]
    assert refused == Remark(
        6, "", "Signed", "`June` is not a date of the form %d.%m.%Y",
        "correct the cell, or the form in the mapping",
    )  # fmt: skip


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


OWNED = """\
mapping: owned
source: gazette
sources: {gazette: {publisher: The Gazette, published: 2020}}
columns:
  {owner: Owner, owned: Owned, begins: {column: From, date: "%Y"}, ends: {column: To, date: "%Y"}}
parties:
  owner: {name: "{owner}", kind: Company, id: "{owner}"}
  owned: {name: "{owned}", kind: Company, id: "{owned}"}
claims:
- says: "The Gazette lists {owner} as owner of {owned}."
  asserts: {owner: {owns: {owned: {begins: "{begins}", ends: "{ends}", period: "{begins}"}}}}
"""


def test_two_spells_are_two_facts_where_the_mapping_says_what_tells_them_apart(
    tmp_path: Path,
) -> None:
    (tmp_path / "m.yaml").write_text(OWNED)
    (tmp_path / "t.csv").write_text(
        "Owner,Owned,From,To\nA,B,2001,2003\nA,B,2010,2012\nA,B,,2015\n"
    )
    found = rows.read(mapping.read(tmp_path / "m.yaml"), sheets.read(tmp_path / "t.csv"))
    assert [
        [(s.key.left, s.key.right, s.key.period, s.field, s.value) for s in claim.statements]
        for one in found
        if isinstance(one, Taken)
        for claim in one.brought.claims
    ] == [
        [
            ("a", "b", "2001", "", ""),
            ("a", "b", "2001", "begins", "2001"),
            ("a", "b", "2001", "ends", "2003"),
        ],
        [
            ("a", "b", "2010", "", ""),
            ("a", "b", "2010", "begins", "2010"),
            ("a", "b", "2010", "ends", "2012"),
        ],
        [("a", "b", "", "", ""), ("a", "b", "", "ends", "2015")],
    ]


def test_a_part_in_an_agreement_has_no_spells(tmp_path: Path) -> None:
    spells = MAPPING.replace("lender: lender", 'lender: {lender: {period: "{signed}"}}')
    with pytest.raises(InvalidMapping, match=r":29:25: unknown key `period`"):
        _read(tmp_path, "7,Old Bank,bank,,,,,", text=spells)


def test_a_denial_of_a_part_denies_that_part_and_not_the_agreement(tmp_path: Path) -> None:
    denied = MAPPING.replace("asserts:", "denies:").replace(
        MAPPING[MAPPING.index('      begins: "{signed}"') : MAPPING.index("      lender: lender")],
        "",
    )
    [taken] = _read(tmp_path, "7,Old Bank,bank,Mill,,,,", text=denied)
    assert isinstance(taken, Taken)
    stated = [(s.stance, s.key.type, s.field) for s in taken.brought.claims[0].statements]
    assert stated == [(Stance.DENIES, "LENDS", ""), (Stance.DENIES, "LENT_TO", "")]


def test_a_denial_of_nothing_in_particular_denies_the_agreement(tmp_path: Path) -> None:
    denied = MAPPING[: MAPPING.index("  asserts:")] + "  denies: {loan: {}}\n"
    [taken] = _read(tmp_path, "7,Old Bank,bank,Mill,,,,", text=denied)
    assert isinstance(taken, Taken)
    stated = [(s.stance, s.key.type, s.field) for s in taken.brought.claims[0].statements]
    assert stated == [(Stance.DENIES, "CreditLine", "")]


def test_kinds_of_data_are_declared_part_by_part(tmp_path: Path) -> None:
    text = MAPPING[: MAPPING.index("parties:")] + (
        'accesses: {reach: {id: "reg-{number}"}}\n'
        'data: {kind: {id: "reg-{kinds}", name: "{lenders}"}}\n'
        'claims:\n- says: "Reach {number}."\n  asserts: {reach: {data: kind}}\n'
    )
    text = text.replace(", map: kinds, otherwise: Party}\n  maker", "}\n  maker")
    [taken] = _read(tmp_path, "7,Posts;Photos,p;f,,,,,", text=text)
    assert isinstance(taken, Taken)
    assert [one for one in taken.brought.declarations if one.label == "DataCategory"] == [
        Declaration("reg-p", "DataCategory", "Posts"),
        Declaration("reg-f", "DataCategory", "Photos"),
    ]
    assert [part[:3] for part in _stated(taken)] == [
        ("DataAccess", "", "reg-7"),
        ("OF", "reg-7", "reg-p"),
        ("OF", "reg-7", "reg-f"),
    ]


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
    [taken] = _read(tmp_path, f"7,Old Bank,bank,,,{urls},,{titles}", text=CITING)
    assert isinstance(taken, Taken)
    assert [(source.url, source.title) for source in taken.brought.sources] == cited
    assert taken.brought.claims[0].cites == tuple(source.id for source in taken.brought.sources)


def _amounts(file: Path, text: str = MAPPING) -> list[str]:
    (file.parent / "m.yaml").write_text(text)
    found = rows.read(mapping.read(file.parent / "m.yaml"), sheets.read(file))
    return [
        item.what
        if isinstance(item, Remark)
        else next(said[4] for said in _stated(item) if said[3] == "amount")
        for item in found
    ]


def test_a_cell_that_is_a_number_is_one_whatever_signs_texts_have(tmp_path: Path) -> None:
    row = dict.fromkeys(HEAD.strip().split(","), "")
    made = [{**row, "No": str(n), "Lenders": "A", "Borrower": "B"} for n in (7, 8)]
    amounts = polars.Series("Amount", [1.5, 1.234])
    table = polars.DataFrame(made).with_columns(amounts)
    table.write_parquet(tmp_path / "t.parquet")
    table.write_excel(tmp_path / "t.xlsx")
    assert _amounts(tmp_path / "t.parquet") == ["EUR 1.5", "EUR 1.234"]
    assert _amounts(tmp_path / "t.xlsx") == ["EUR 1.5", "EUR 1.234"]


def test_where_only_some_cells_are_numbers_what_may_be_either_is_refused(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(HEAD.strip().split(","))
    for number, amount in enumerate((1.5, "1.500,5", "1.234"), 7):
        sheet.append([number, "A", "", "B", "", amount])
    book.save(tmp_path / "t.xlsx")
    assert _amounts(tmp_path / "t.xlsx") == [
        *("EUR 1.5", "EUR 1500.5", "`1.234` may be 1.234 or 1234"),
    ]


def test_a_heading_that_stands_twice_names_no_column(tmp_path: Path) -> None:
    (tmp_path / "m.yaml").write_text(MAPPING)
    (tmp_path / "t.csv").write_text(HEAD.replace("Note", "Note,Signed") + "7,A,bank,,,,,,\n")
    with pytest.raises(InvalidMapping) as caught:
        list(rows.read(mapping.read(tmp_path / "m.yaml"), sheets.read(tmp_path / "t.csv")))
    assert str(caught.value) == (
        f"{tmp_path}/m.yaml:11:3: `Signed` heads several columns of {tmp_path}/t.csv; "
        "give one another heading"
    )
