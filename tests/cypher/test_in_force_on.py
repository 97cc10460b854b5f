"""`in_force_on`: agreements, measures and facts between parties of a day, and how surely."""

from datetime import date
from typing import Any

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

ACCESS = {
    "fact": "huawei-access",
    "type": "DataAccess",
    "from": None,
    "from_name": None,
    "to": "huawei-access",
    "to_name": "Huawei's access to Facebook's user data",
    "parts": ["to"],
    "position": None,
    "collective": False,
    "certainty": "certain",
    "begins_earliest": None,
    "begins_latest": date(2010, 12, 31),
    "ends_earliest": date(2018, 6, 5),
    "ends_latest": date(2018, 6, 10),
    "planned_end": True,
    "disputed": False,
    "source_count": 1,
}
POSITION = {
    "fact": "5db606a31cc18f2f",
    "type": "HOLDS_POSITION",
    "from": "francisco-varela",
    "from_name": "Francisco Varela",
    "to": "facebook",
    "to_name": "Facebook",
    "parts": [],
    "position": "vice president",
    "collective": False,
    "certainty": "certain",
    "begins_earliest": None,
    "begins_latest": date(2018, 6, 5),
    "ends_earliest": date(2018, 6, 5),
    "ends_latest": None,
    "planned_end": False,
    "disputed": False,
    "source_count": 1,
}


def _told(using: Using, **given: str) -> list[tuple[Any, ...]]:
    names = ("type", "to", "parts", "certainty")
    return [tuple(row[name] for name in names) for row in ask(using, "in_force_on", **given)]


def test_an_agreement_and_a_fact_between_parties(shipped: Using) -> None:
    of_huawei = ask(shipped, "in_force_on", on="2018-06-05", party="huawei")
    assert [row for row in of_huawei if row["type"] == "DataAccess"] == [ACCESS]
    assert ask(shipped, "in_force_on", on="2018-06-05", party="Francisco Varela") == [POSITION]


def test_each_day_is_as_sure_as_its_dates(shipped: Using) -> None:
    undated = [
        ("CreditLine", "huawei-credit", ["lent_to"], "possible"),
        ("Measure", "us-intelligence-label", ["targets"], "possible"),
    ]
    assert _told(shipped, on="2018-06-05", party="huawei") == [
        undated[0],
        ("DataAccess", "huawei-access", ["to"], "certain"),
        undated[1],
        ("Measure", "us-lawmakers-advice", ["targets"], "certain"),
        ("Measure", "us-supplier-ban", ["targets"], "possible"),
        ("Partnership", "facebook-huawei", ["partner_in"], "certain"),
        ("Partnership", "us-tech-huawei", ["partner_in"], "possible"),
    ]
    assert _told(shipped, on="2018-06-11", party="huawei") == [
        *undated,
        ("Measure", "us-lawmakers-advice", ["targets"], "possible"),
        ("Measure", "us-supplier-ban", ["targets"], "possible"),
        ("Partnership", "us-tech-huawei", ["partner_in"], "possible"),
    ]
    assert _told(shipped, on="2018-06-06", party="huawei", certainty="certain") == []


def test_without_a_party_there_are_no_parts(shipped: Using) -> None:
    assert _told(shipped, on="2013-02-03", certainty="certain") == [
        # Of the other loan its sources contradict each other on whether it had begun.
        ("CreditLine", "spell-loan", [], "certain"),
        ("DataAccess", "huawei-access", [], "certain"),
        ("DataAccess", "invented-access", [], "certain"),
        ("DataAccess", "lenovo-access", [], "certain"),
        ("DataAccess", "oppo-access", [], "certain"),
        ("DataAccess", "spell-access", [], "certain"),
        ("DataAccess", "tcl-access", [], "certain"),
        ("OWNS", "invented-bank", [], "certain"),
        ("Partnership", "facebook-huawei", [], "certain"),
        ("Partnership", "facebook-lenovo", [], "certain"),
        ("Partnership", "facebook-oppo", [], "certain"),
        ("Partnership", "facebook-tcl", [], "certain"),
        ("Partnership", "invented-deal", [], "certain"),
        ("Partnership", "spell-deal", [], "certain"),
    ]


@pytest.mark.parametrize(
    ("on", "certainty"),
    [
        ("2014-12-31", []),
        ("2015-01-01", ["possible"]),
        ("2015-12-30", ["possible"]),
        ("2015-12-31", ["certain"]),
        ("2020-03-02", ["certain"]),
        ("2020-03-03", ["possible"]),
    ],
)
def test_a_party_of_a_narrower_time_counts_only_then(
    shipped: Using, on: str, certainty: list[str]
) -> None:
    # The deal runs since 2010; the broker joined in 2015.
    rows = _told(shipped, on=on, party="invented-broker")
    assert [row[-1] for row in rows if row[0] == "Partnership"] == certainty


def test_a_denied_part_is_marked_where_it_is_the_partys(shipped: Using) -> None:
    def disputed(party: str) -> list[tuple[str, bool]]:
        rows = ask(shipped, "in_force_on", on="2016-06-01", party=party)
        return [(row["to"], row["disputed"]) for row in rows if row["type"] == "DataAccess"]

    assert disputed("invented-broker") == [("invented-access", True)]
    assert disputed("invented-maker") == [("invented-access", False)]


@pytest.mark.parametrize(
    ("on", "spells"),
    [
        ("1989-12-31", []),
        ("1990-06-01", [("possible", date(1990, 1, 1))]),
        ("1995-01-01", [("certain", date(1990, 1, 1))]),
        ("2003-01-01", []),
        ("2006-01-01", [("certain", date(2005, 1, 1))]),
    ],
)
def test_an_ownership_has_its_spells(
    shipped: Using, on: str, spells: list[tuple[str, date]]
) -> None:
    rows = ask(shipped, "in_force_on", on=on, party="invented-bank")
    told = [(row["certainty"], row["begins_earliest"]) for row in rows if row["type"] == "OWNS"]
    assert told == spells
