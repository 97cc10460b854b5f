"""Entities that join others: what each states, and of which days."""

from pathlib import Path

import pytest

from kb.model.claims import Declaration
from tests.ingest.followthemoney.made import MAKER, OWNER, STATE, Entity, entity, found

PAID = {"payer": "maker", "beneficiary": "owner"}


@pytest.mark.parametrize(
    ("given", "stated"),
    [
        (
            entity(
                "o", "Ownership", owner="state", asset="maker", percentage="51 %", startDate="2010"
            ),
            [
                ("OWNS", "state>maker", ""),
                ("OWNS", "state>maker", "begins 2010"),
                ("OWNS", "state>maker", "share 51%"),
            ],
        ),
        (
            entity("o", "Ownership", owner="state", asset="maker", date="2010-05"),
            [("OWNS", "state>maker", ""), ("OWNS", "state>maker", "in_force 2010-05")],
        ),
        (
            entity("d", "Directorship", director="owner", organization="maker", role="Chair"),
            [
                ("HOLDS_POSITION", "owner>maker Chair", ""),
                ("HOLDS_POSITION", "owner>maker Chair", "kind directorship"),
                ("HOLDS_POSITION", "owner>maker Chair", "position Chair"),
            ],
        ),
        (
            entity("e", "Employment", employee="owner", employer="maker"),
            [
                ("HOLDS_POSITION", "owner>maker", ""),
                ("HOLDS_POSITION", "owner>maker", "kind employment"),
            ],
        ),
        (
            entity("p", "Payment", **PAID, amount="1,000.50", currency="cny", date="2010-05-06"),
            [
                ("Payment", "p", ""),
                ("PAYS", "maker>p", ""),
                ("PAID_TO", "p>owner", ""),
                ("Payment", "p", "begins 2010-05-06"),
                ("Payment", "p", "ends 2010-05-06"),
                ("Payment", "p", "amount CNY 1000.50"),
            ],
        ),
        (
            entity("d", "Debt", debtor="maker", amountUsd="5", endDate="2030", startDate="2011-02"),
            [
                ("CreditLine", "d", ""),
                ("LENT_TO", "d>maker", ""),
                ("CreditLine", "d", "begins 2011-02"),
                ("CreditLine", "d", "ends 2030 planned"),
                ("CreditLine", "d", "amount USD 5"),
            ],
        ),
        (
            entity("s", "Sanction", entity="maker", authority="The Treasury", provisions="freeze"),
            [
                ("Measure", "s", ""),
                ("Measure", "s", "kind sanction"),
                ("TARGETS", "s>maker", ""),
                ("IMPOSES", "authority_the-treasury>s", ""),
                ("Measure", "s", "act freeze"),
            ],
        ),
        (
            entity("s", "Sanction", entity="maker", authority="Owner"),
            [
                ("Measure", "s", ""),
                ("Measure", "s", "kind sanction"),
                ("TARGETS", "s>maker", ""),
                ("IMPOSES", "authority_owner>s", ""),
            ],
        ),
        (
            entity("s", "Sanction", entity="maker", authority="State"),
            [
                ("Measure", "s", ""),
                ("Measure", "s", "kind sanction"),
                ("TARGETS", "s>maker", ""),
                ("IMPOSES", "state>s", ""),
            ],
        ),
    ],
    ids=lambda value: value["schema"] if isinstance(value, dict) else "",
)
def test_an_entity_states_facts(
    tmp_path: Path, given: Entity, stated: list[tuple[str, str, str]]
) -> None:
    read = found(tmp_path, given, MAKER, OWNER, STATE)
    assert (read.stated, read.remarks, read.placeless) == (stated, (), {})


@pytest.mark.parametrize(
    ("end", "stated"),
    [
        ("2019", "ends 2019"),
        ("2020-06", "ends 2020-06"),
        ("2020-07", "ends 2020-07 planned"),
        ("2020", "ends 2020 planned"),
    ],
)
def test_an_end_that_may_come_after_publication_is_a_plan(
    tmp_path: Path, end: str, stated: str
) -> None:
    owned = entity("o", "Ownership", owner="state", asset="maker", endDate=end)
    assert found(tmp_path, owned, MAKER, STATE).stated[1:] == [("OWNS", "state>maker", stated)]


def test_an_award_is_a_partnership_with_the_authority_of_its_contract(tmp_path: Path) -> None:
    read = found(
        tmp_path,
        entity("w", "ContractAward", supplier="maker", contract="C1", amount="9", currency="EUR"),
        entity("C1", "Contract", title="Bridges", authority="state"),
        MAKER,
        STATE,
    )
    assert read.declarations[-1] == Declaration(
        "w", "Partnership", "Bridges", identifiers=("ftm-contract:C1",)
    )
    assert read.stated == [
        ("Partnership", "w", ""),
        ("Partnership", "w", "kind supply"),
        ("PARTNER_IN", "maker>w supplier", ""),
        ("PARTNER_IN", "maker>w supplier", "role supplier"),
        ("PARTNER_IN", "state>w authority", ""),
        ("PARTNER_IN", "state>w authority", "role authority"),
        ("Partnership", "w", "amount EUR 9"),
    ]
    assert read.claims[0].says == (
        "ContractAward: supplier Maker; contract C1; amount 9; currency EUR; authority State"
    )


def test_each_sanction_declares_the_authority_that_has_no_entity(tmp_path: Path) -> None:
    given = (entity(id, "Sanction", entity="maker", authority="The Board") for id in ("s1", "s2"))
    board = Declaration("authority_the-board", "Party", "The Board")
    assert found(tmp_path, MAKER, *given).declarations[1:] == (
        *(Declaration("s1", "Measure"), board),
        *(Declaration("s2", "Measure"), board),
    )


def test_an_occupancy_is_a_position_of_no_said_kind_at_the_organization_of_its_post(
    tmp_path: Path,
) -> None:
    post = entity("post", "Position", name="Minister", organization="state")
    nowhere = entity("nowhere", "Position", name="Senator")
    read = found(
        tmp_path,
        *(post, nowhere, OWNER, STATE),
        entity("o1", "Occupancy", holder="owner", post="post"),
        entity("o2", "Occupancy", holder="owner", post="nowhere"),
    )
    assert read.stated == [
        ("HOLDS_POSITION", "owner>state Minister", ""),
        ("HOLDS_POSITION", "owner>state Minister", "position Minister"),
    ]
    assert read.placeless == {"Occupancy whose post belongs to nobody named": 1}


def test_two_spells_are_two_facts_and_two_reports_of_one_are_one(tmp_path: Path) -> None:
    owns = {"owner": "state", "asset": "maker"}
    apart = found(
        tmp_path,
        *(MAKER, STATE),
        entity("a", "Ownership", **owns, startDate="2001", endDate="2003"),
        entity("b", "Ownership", **owns, startDate="2010"),
    )
    assert [ends for _, ends, said in apart.stated if not said] == [
        *("state>maker 2001..2003", "state>maker 2010.."),
    ]
    near = found(
        tmp_path,
        *(MAKER, STATE),
        entity("a", "Ownership", **owns, startDate="2001"),
        entity("b", "Ownership", **owns, startDate="2010"),
    )
    assert [ends for _, ends, said in near.stated if not said] == ["state>maker", "state>maker"]
