import re
from datetime import date
from typing import Any

import pytest

from kb.model import schema
from kb.model.ids import FactKey
from tests.conftest import Using
from tests.queries.test_catalogue import QUESTIONS, ask

LENDS: dict[str, Any] = {
    "fact": "65fd2431445f98fc",
    "type": "LENDS",
    "from": "cn-state-banks",
    "from_name": "Chinese government-owned banks",
    "to": "huawei-credit",
    "to_name": "Credit lines of Chinese government-owned banks to Huawei",
    "role": None,
    "position": None,
    "share": None,
    "kind": [],
    "period": None,
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
OWNED = {
    "type": "OWNS",
    "from": "invented-state",
    "to": "invented-bank",
    "share": 100.0,
    "period": "first",
    "begins_earliest": date(1990, 1, 1),
    "begins_latest": date(1990, 12, 31),
    "ends_earliest": date(2000, 1, 1),
    "ends_latest": date(2000, 12, 31),
}
OFFICER = {
    "type": "HOLDS_POSITION",
    "position": "officer",
    "begins_latest": date(2011, 12, 31),
    "ends_latest": None,
}
DENIED = {
    "type": "TO",
    "dated_by": "invented-deal",
    "disputed": True,
    "claim_count": 1,
    "denial_count": 1,
}
MAKER = {"type": "PARTNER_IN", "role": "maker", "from_name": "Mill", "to_name": "The pact"}
FOLLOWS = {"type": "RELATED_TO", "kind": ["follows"], "from": "gift", "to": "advance"}


def test_a_fact_is_found_by_its_id(shipped: Using) -> None:
    assert ask(shipped, "fact", fact="65fd2431445f98fc") == [LENDS]


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (FactKey("OWNS", "invented-state", "invented-bank", period="first"), OWNED),
        (FactKey("HOLDS_POSITION", "invented-officer", "invented-network", "officer"), OFFICER),
        (FactKey("TO", "invented-access", "invented-broker"), DENIED),
    ],
    ids=["OWNS", "HOLDS_POSITION", "TO"],
)
def test_a_fact_has_what_is_stated_of_its_type(
    shipped: Using, key: FactKey, found: dict[str, Any]
) -> None:
    [row] = ask(shipped, "fact", fact=key.id)
    assert {name: row[name] for name in found} == found


def test_an_agreement_is_a_fact_of_its_own(shipped: Using) -> None:
    [row] = ask(shipped, "fact", fact="invented-inquiry")
    names = ("type", "from", "from_name", "to", "to_name", "kind", "known_from")
    assert [row[name] for name in names] == [
        *("Measure", None, None, "invented-inquiry", "The invented inquiry"),
        *(["inquiry"], date(2020, 3, 2)),
    ]


@pytest.mark.parametrize("id", ["nothing", "huawei", "herald-loan"])
def test_what_is_no_fact_has_no_row(shipped: Using, id: str) -> None:
    assert ask(shipped, "fact", fact=id) == []


@pytest.mark.parametrize(
    ("key", "found"),
    [
        (FactKey("PARTNER_IN", "mill", "pact", "maker"), MAKER),
        (FactKey("RELATED_TO", "gift", "advance", "follows"), FOLLOWS),
    ],
    ids=["PARTNER_IN", "RELATED_TO"],
)
def test_what_tells_facts_apart_is_shown(
    contested: Using, key: FactKey, found: dict[str, Any]
) -> None:
    [row] = ask(contested, "fact", fact=key.id)
    assert {name: row[name] for name in found} == found


def test_what_was_taken_back_is_no_fact(contested: Using) -> None:
    assert ask(contested, "fact", fact=FactKey("OWNS", "mill", "forge").id) == []


@pytest.mark.parametrize("name", ["conflicts", "fact", "single_source", "stale", "statistics"])
def test_a_question_on_every_fact_names_every_type(name: str) -> None:
    [types] = re.findall(r"\[r:(OWNS\|[A-Z_|\s]+?)(?: \{id: \$fact\})?\]", QUESTIONS[name].text)
    assert {type.strip() for type in types.split("|")} == set(schema.FACT)
