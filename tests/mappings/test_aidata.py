"""AidData's table by the shipped mapping: what is easy to get wrong in it."""

from collections import Counter
from pathlib import Path

import pytest

from kb.ingest.table import mapping, rows, sheets
from kb.ingest.taken import Remark, Taken
from kb.model.claims import Statement
from tests.conftest import ROOT

MAPPING = ROOT / "kb" / "mappings" / "aidata-gcdf.yaml"


@pytest.fixture(scope="module")
def found(data: Path) -> list[Taken | Remark]:
    table = sheets.read(data / "aidata-gcdf3-africa.xlsx")
    return list(rows.read(mapping.read(MAPPING), table))


@pytest.fixture(scope="module")
def stated(found: list[Taken | Remark]) -> list[Statement]:
    taken = (row for row in found if isinstance(row, Taken))
    return [s for row in taken for claim in row.brought.claims for s in claim.statements]


def test_every_row_is_taken_and_what_is_left_out_is_remarked_on(
    found: list[Taken | Remark],
) -> None:
    remarks = [row for row in found if isinstance(row, Remark)]
    assert (len(found) - len(remarks), {row.refused for row in remarks}) == (1243, {False})
    # Of 382 projects that titles link to, 243 are not in the file.
    lacking = [row.what for row in remarks if row.what.startswith("no row that is taken makes ")]
    assert (len(lacking), "".join(lacking).count("`aidata-")) == (189, 243)
    # As `https:// http://rw.mofcom.gov.cn/…`.
    no_addresses = [row.what for row in remarks if row.what.endswith(" is no address of a source")]
    assert len(no_addresses) == 24
    assert len(remarks) - len(lacking) - len(no_addresses) == 2


def test_loans_are_credit_lines_and_grants_are_grants(stated: list[Statement]) -> None:
    kinds = Counter(s.key.type for s in stated if not s.key.left and not s.field)
    assert kinds == {"CreditLine": 58, "Grant": 1185}


def test_an_estimated_day_is_a_year(stated: list[Statement]) -> None:
    begins = [s.value for s in stated if s.field == "begins"]
    assert Counter(len(value) for value in begins) == {4: 709, 10: 534}


def test_an_estimated_amount_is_called_one(stated: list[Statement]) -> None:
    amounts = [s for s in stated if s.field == "amount"]
    assert (len(amounts), sum(s.estimated for s in amounts)) == (642, 210)


def test_a_last_repayment_is_a_plan_and_seven_loans_have_none(stated: list[Statement]) -> None:
    ends = [s for s in stated if s.field == "ends"]
    assert (len(ends), {s.planned for s in ends}) == (51, {True})


def test_who_carries_a_project_out_is_lent_nothing(stated: list[Statement]) -> None:
    huawei = "aidata-huawei-technologies-co-ltd"
    parts = Counter(s.key.type for s in stated if s.key.right == huawei and not s.field)
    assert parts == {"IMPLEMENTED_BY": 14}


def test_three_banks_of_china_are_three(stated: list[Statement]) -> None:
    funders = Counter(
        s.key.left
        for s in stated
        if s.key.type in {"LENDS", "GIVES"} and not s.key.role and not s.field
    )
    banks = ("china-eximbank", "peoples-bank-of-china", "bank-of-china")
    assert [funders[bank] for bank in banks] == [31, 17, 4]


def test_pledges_stay_pledges_and_some_rows_are_not_for_totals(stated: list[Statement]) -> None:
    values = Counter((s.field, s.value) for s in stated if s.field in {"status", "in_totals"})
    assert values == {
        ("status", "completion"): 1110,
        ("status", "implementation"): 124,
        ("status", "commitment"): 6,
        ("status", "pledge"): 2,
        ("status", "suspended"): 1,
        ("in_totals", "yes"): 1229,
        ("in_totals", "no"): 14,
    }


def test_linked_projects_are_related_where_both_are_listed(stated: list[Statement]) -> None:
    related = {(s.key.left, s.key.right) for s in stated if s.key.type == "RELATED_TO"}
    assert len(related) == 139
    # Its title names three at once, and without the words that most titles have.
    assert sorted(right for left, right in related if left == "aidata-55636") == [
        *("aidata-55494", "aidata-73057", "aidata-85147"),
    ]


def test_what_is_no_one_body_is_a_collective(found: list[Taken | Remark]) -> None:
    taken = (row for row in found if isinstance(row, Taken))
    collective = {d.id for row in taken for d in row.brought.declarations if d.collective}
    assert {
        "aidata-unspecified-chinese-government-institution",
        *("aidata-chinese-embassy", "aidata-chinese-consulate-general"),
    } <= collective


def test_sources_that_nobody_read_are_cited(found: list[Taken | Remark]) -> None:
    taken = [row for row in found if isinstance(row, Taken)]
    assert {s.published for row in taken for s in row.brought.sources} == {None}
    assert {claim.source for row in taken for claim in row.brought.claims} == {"aidata-gcdf-3"}
    assert sum(bool(claim.cites) for row in taken for claim in row.brought.claims) == 1243
