"""`among`: the facts that hold between several things."""

from datetime import date

import pytest

from tests.conftest import Using
from tests.queries.test_catalogue import ask

OPENS = {
    "fact": "833fecdfbd091aaf",
    "type": "OPENS",
    "role": None,
    "source": "facebook-huawei",
    "source_name": "Facebook's partnership with Huawei",
    "source_kinds": ["Partnership"],
    "target": "huawei-access",
    "target_name": "Huawei's access to Facebook's user data",
    "target_kinds": ["DataAccess"],
    "begins_earliest": None,
    "begins_latest": date(2010, 12, 31),
    "ends_earliest": date(2018, 6, 5),
    "ends_latest": date(2018, 6, 10),
    "planned_end": True,
    "disputed": False,
    "source_count": 1,
}
ENDS = ("type", "source", "target")


def _facts(using: Using, *ids: str, **given: str) -> list[tuple[str, str, str]]:
    rows = ask(using, "among", ids=list(ids), **given)
    return [(row["type"], row["source"], row["target"]) for row in rows]


def test_a_fact_has_both_its_ends_among_the_things(shipped: Using) -> None:
    assert ask(shipped, "among", ids=["huawei-access", "facebook-huawei"]) == [OPENS]


def test_each_fact_of_a_chain_is_found_once_and_nothing_beside_it(shipped: Using) -> None:
    chain = ("cn", "cn-state-banks", "huawei-credit", "huawei", "huawei", "facebook-huawei")
    assert _facts(shipped, *chain, "huawei-access", "user-data") == [
        ("LENDS", "cn-state-banks", "huawei-credit"),
        ("LENT_TO", "huawei-credit", "huawei"),
        ("OF", "huawei-access", "user-data"),
        ("OPENS", "facebook-huawei", "huawei-access"),
        ("OWNS", "cn", "cn-state-banks"),
        ("PARTNER_IN", "huawei", "facebook-huawei"),
        ("TO", "huawei-access", "huawei"),
    ]


def test_two_parties_with_no_fact_of_their_own_have_none(shipped: Using) -> None:
    assert _facts(shipped, "huawei", "facebook") == []
    assert _facts(shipped, "huawei", "nobody", "833fecdfbd091aaf") == []
    assert _facts(shipped) == []


@pytest.mark.parametrize(
    ("on", "spells"), [("1990-01-01", [1990]), ("2003-01-01", []), ("2030-01-01", [2005])]
)
def test_a_day_decides(shipped: Using, on: str, spells: list[int]) -> None:
    rows = ask(shipped, "among", ids=["invented-state", "invented-bank"], on=on)
    assert [row["begins_earliest"].year for row in rows] == spells


def test_two_spells_are_two_facts_and_a_position_is_a_role(shipped: Using) -> None:
    rows = ask(shipped, "among", ids=["invented-state", "invented-bank"])
    assert [(row["type"], row["begins_earliest"].year) for row in rows] == [
        ("OWNS", 1990),
        ("OWNS", 2005),
    ]
    [held] = ask(shipped, "among", ids=["invented-officer", "invented-network"])
    assert (held["role"], held["source_kinds"], held["target_kinds"]) == (
        "officer",
        ["Person"],
        ["Company"],
    )


def test_a_measure_and_whom_it_regards_are_joined(shipped: Using) -> None:
    assert _facts(shipped, "zte", "us-supplier-ban") == [("TARGETS", "us-supplier-ban", "zte")]


def test_two_agreements_are_joined(wider: Using) -> None:
    rows = ask(wider, "related", agreement="harbour-loan")
    joined = {frozenset((row["agreement"], row["other"])) for row in rows}
    ids = sorted({id for pair in joined for id in pair})
    found = {frozenset(ends) for type, *ends in _facts(wider, *ids) if type == "RELATED_TO"}
    assert found == joined
    assert joined != set()
