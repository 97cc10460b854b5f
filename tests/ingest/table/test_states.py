"""What claims of rows state: spells, denials, kinds of data."""

from pathlib import Path

import pytest

from kb.errors import InvalidMapping
from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Taken
from kb.model.claims import Declaration, Stance
from tests.ingest.table.small import MAPPING, read, stated

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
        read(tmp_path, "7,Old Bank,bank,,,,,", text=spells)


def test_a_denial_of_a_part_denies_that_part_and_not_the_agreement(tmp_path: Path) -> None:
    denied = MAPPING.replace("asserts:", "denies:").replace(
        MAPPING[MAPPING.index('      begins: "{signed}"') : MAPPING.index("      lender: lender")],
        "",
    )
    [taken] = read(tmp_path, "7,Old Bank,bank,Mill,,,,", text=denied)
    assert isinstance(taken, Taken)
    stated = [(s.stance, s.key.type, s.field) for s in taken.brought.claims[0].statements]
    assert stated == [(Stance.DENIES, "LENDS", ""), (Stance.DENIES, "LENT_TO", "")]


def test_a_denial_of_nothing_in_particular_denies_the_agreement(tmp_path: Path) -> None:
    denied = MAPPING[: MAPPING.index("  asserts:")] + "  denies: {loan: {}}\n"
    [taken] = read(tmp_path, "7,Old Bank,bank,Mill,,,,", text=denied)
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
    text = text.replace("values: {kinds: {bank: Bank, firm: Company}}\n", "")
    [taken] = read(tmp_path, "7,Posts;Photos,p;f,,,,,", text=text)
    assert isinstance(taken, Taken)
    assert [one for one in taken.brought.declarations if one.label == "DataCategory"] == [
        Declaration("reg-p", "DataCategory", "Posts"),
        Declaration("reg-f", "DataCategory", "Photos"),
    ]
    assert [part[:3] for part in stated(taken)] == [
        ("DataAccess", "", "reg-7"),
        ("OF", "reg-7", "reg-p"),
        ("OF", "reg-7", "reg-f"),
    ]
