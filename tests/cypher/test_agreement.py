from datetime import date
from typing import Any

import pytest

from kb.model import schema
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS, ask

CREDIT = {
    "agreement": "huawei-credit",
    "type": "CreditLine",
    "title": "Credit lines of Chinese government-owned banks to Huawei",
    "collective": True,
    "parties": ["borrower: huawei", "lender: cn-state-banks"],
    "data": [],
    "opens": [],
    "opened_by": [],
    "related": [],
    "kind": [],
    "purpose": ["expansion abroad"],
    "terms": [],
    "features": [],
    "subjects": [],
    "held": None,
    "act": [],
    "status": None,
    "amount_min": 2e9,
    "amount_max": None,
    "currency": "USD",
    "interest_rate": None,
    "maturity": None,
    "collateral": [],
    "in_totals": None,
    "begins_earliest": None,
    "begins_latest": None,
    "ends_earliest": None,
    "ends_latest": None,
    "dated_by": "huawei-credit",
    "planned_end": False,
    "disputed": False,
    "conflicts": [],
    "qualified": [],
    "estimated": [],
    "claim_count": 1,
    "source_count": 1,
    "denial_count": 0,
    "known_from": date(2018, 6, 5),
}
LOAN = {
    "parties": ["borrower: invented-maker", "lender: invented-bank"],
    "status": "implementation",
    "amount_min": 1e7,
    "amount_max": 3e7,
    "interest_rate": 4.5,
    "begins_earliest": date(2012, 1, 1),
    "begins_latest": date(2014, 12, 31),
    "ends_earliest": date(2020, 3, 2),
    "ends_latest": None,
    "conflicts": ["amount", "begins"],
    "claim_count": 2,
    "source_count": 2,
}
BAN = {
    "type": "Measure",
    "parties": [
        "addressed_to: us-suppliers",
        "imposed_by: trump-administration",
        "targets: huawei",
        "targets: zte",
    ],
    "kind": ["ban"],
    "act": ["sell to"],
    "begins_latest": date(2018, 6, 5),
}
DEAL = {
    "type": "Partnership",
    "kind": ["data_sharing", "integration"],
    "purpose": ["bringing services to the phones"],
    "opens": ["huawei-access"],
    "ends_earliest": date(2018, 6, 5),
    "ends_latest": date(2018, 6, 10),
    "planned_end": True,
    "qualified": ["terms"],
}
ACCESS = {
    "type": "DataAccess",
    "parties": ["grantor: facebook", "recipient: huawei"],
    "data": ["user-data"],
    "opened_by": ["facebook-huawei"],
    "terms": ["private"],
    "held": None,
    "dated_by": "facebook-huawei",
    "qualified": ["held"],
}
GIFT = {
    "type": "Grant",
    "collective": True,
    "parties": ["giver: town", "implementer: forge", "receiver: mill"],
    "related": ["advance"],
    "planned_end": True,
}


def test_an_agreement_has_its_parties_terms_and_dates(shipped: Using) -> None:
    assert ask(shipped, "agreement", agreement="huawei-credit") == [CREDIT]


@pytest.mark.parametrize(
    ("agreement", "profile"),
    [
        ("invented-loan", LOAN),
        ("us-supplier-ban", BAN),
        ("facebook-huawei", DEAL),
        ("huawei-access", ACCESS),
    ],
)
def test_each_kind_has_what_is_stated_of_it(
    shipped: Using, agreement: str, profile: dict[str, Any]
) -> None:
    [row] = ask(shipped, "agreement", agreement=agreement)
    assert {name: row[name] for name in profile} == profile


def test_what_is_no_agreement_has_no_row(shipped: Using) -> None:
    assert ask(shipped, "agreement", agreement="huawei") == []


def test_agreements_that_belong_together_name_each_other(contested: Using) -> None:
    [gift] = ask(contested, "agreement", agreement="gift")
    assert {name: gift[name] for name in GIFT} == GIFT
    [advance] = ask(contested, "agreement", agreement="advance")
    assert advance["related"] == ["gift"]


def test_a_part_with_a_name_has_it_in_brackets(contested: Using) -> None:
    [row] = ask(contested, "agreement", agreement="pact")
    assert row["parties"] == ["partner (maker): mill", "partner: forge"]


def test_a_day_that_nobody_knows_is_null(contested: Using) -> None:
    [row] = ask(contested, "agreement", agreement="decree")
    assert row["known_from"] is None


def test_every_part_that_a_party_may_have_is_named_as_dossiers_name_it() -> None:
    parties = {label for node in schema.NODES if node.group == "party" for label in node.labels}
    words = {
        fact.type: "partner" if fact.key == "partners" else fact.key
        for fact in schema.FACTS
        if schema.is_role(fact) and schema.far_labels(fact) & parties
    }
    text = QUESTIONS["agreement"].text
    assert [type for type, word in words.items() if f"{type}: '{word}'" not in text] == []
