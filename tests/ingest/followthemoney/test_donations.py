"""A real file: German parties' donations, as its project publishes them."""

from collections import Counter
from pathlib import Path

import pytest

from tests.ingest.followthemoney.made import Found, of


@pytest.fixture(scope="module")
def donations(data: Path) -> Found:
    return of(data / "parteispenden.ftm.json")


def test_every_party_and_payment_is_taken(donations: Found) -> None:
    assert donations.remarks == ()
    assert Counter(one.label for one in donations.declarations) == {
        "Payment": 290,
        "Company": 56,
        "Person": 22,
        "Organization": 18,
    }
    assert len(donations.claims) == 290


def test_what_has_no_place_is_counted(donations: Found) -> None:
    assert donations.placeless == {
        "Payment.namesMentioned": 580,
        "Address": 89,
        "Company.addressEntity": 69,
        "Person.addressEntity": 24,
        "Organization.addressEntity": 10,
    }


def test_each_payment_has_its_amount_and_its_day(donations: Found) -> None:
    fields = Counter(said.partition(" ")[0] for _, _, said in donations.stated if said)
    assert fields == {"amount": 290, "begins": 290, "ends": 290}
    assert {len(said) for _, _, said in donations.stated if said.startswith("begins")} == {17}
