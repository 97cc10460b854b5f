"""`parts`: what belongs to an agreement or measure."""

from datetime import date

from kb.model.ids import FactKey
from tests.conftest import Using
from tests.queries.test_catalogue import ask

LENDER = {
    "part": "lender",
    "role": None,
    "other": "invented-bank",
    "other_name": "Invented Bank",
    "kinds": ["Bank", "Company"],
    "collective": False,
    "begins_earliest": date(2012, 1, 1),
    "begins_latest": date(2014, 12, 31),
    "ends_earliest": date(2020, 3, 2),
    "ends_latest": None,
    "planned_end": False,
    "disputed": False,
    "source_count": 1,
    "fact": FactKey("LENDS", "invented-bank", "invented-loan").id,
    "type": "LENDS",
}
PARTS = ("part", "role", "other", "kinds", "type")


def parts(using: Using, agreement: str) -> list[tuple[object, ...]]:
    rows = ask(using, "parts", agreement=agreement)
    return [tuple(row[name] for name in PARTS) for row in rows]


def test_who_lends_and_who_borrows(shipped: Using) -> None:
    borrower, lender = ask(shipped, "parts", agreement="invented-loan")
    assert lender == LENDER
    assert (borrower["part"], borrower["other"]) == ("borrower", "invented-maker")


def test_a_partnership_opens_access_which_reaches_data(shipped: Using) -> None:
    assert parts(shipped, "facebook-huawei") == [
        ("opens", None, "huawei-access", ["DataAccess"], "OPENS"),
        ("partner", None, "facebook", ["Company"], "PARTNER_IN"),
        ("partner", None, "huawei", ["Company"], "PARTNER_IN"),
    ]
    assert parts(shipped, "huawei-access") == [
        ("data", None, "user-data", ["DataCategory"], "OF"),
        ("grantor", None, "facebook", ["Company"], "GRANTS"),
        ("opened_by", None, "facebook-huawei", ["Partnership"], "OPENS"),
        ("recipient", None, "huawei", ["Company"], "TO"),
    ]


def test_a_measure_has_parts_too(shipped: Using) -> None:
    assert parts(shipped, "us-supplier-ban") == [
        ("addressed_to", None, "us-suppliers", ["Company"], "ADDRESSES"),
        ("imposed_by", None, "trump-administration", ["Government"], "IMPOSES"),
        ("targets", None, "huawei", ["Company"], "TARGETS"),
        ("targets", None, "zte", ["Company"], "TARGETS"),
    ]


def test_parts_of_a_day_are_those_that_may_be_in_force_then(shipped: Using) -> None:
    assert ask(shipped, "parts", agreement="invented-loan", on=date(2011, 12, 31)) == []
    assert len(ask(shipped, "parts", agreement="invented-loan", on=date(2012, 1, 1))) == 2


def test_what_is_no_agreement_has_no_parts(shipped: Using) -> None:
    assert ask(shipped, "parts", agreement="huawei") == []
