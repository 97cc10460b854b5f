"""What finds a chain again: one pattern for one chain."""

from typing import Any

import pytest

from kb.report import again
from kb.store.driver import Database
from tests.conftest import ROOT, Holding, Using
from tests.queries.test_catalogue import ask

OWNING = ROOT / "tests" / "dossiers" / "owning.yaml"
ASKED: list[dict[str, Any]] = [
    {"party": "huawei"},
    {"party": "invented-maker"},
    {"party": "spell-maker"},
    {"party": "invented-broker", "link": "any"},
]


def _found(using: Using, cypher: str) -> list[dict[str, str]]:
    async def work(db: Database) -> list[dict[str, str]]:
        async with db.reading() as tx:
            rows = await tx.run(cypher)
        return [{name: node["id"] for name, node in row.items()} for row in rows]

    found: list[dict[str, str]] = using(work)
    return found


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_a_chain_is_found_again_and_nothing_else(shipped: Using, asked: dict[str, Any]) -> None:
    ends = ("owner", "lender", "credit_line", "party", "partnership", "partner", "access", "data")
    for row in ask(shipped, "chain", **asked):
        [found] = _found(shipped, again.cypher(row))
        assert {name: found.get(name) for name in ends} == {name: row[name] for name in ends}


def test_owners_on_both_sides_are_found_again(holding: Holding) -> None:
    owning = holding(OWNING)
    rows = ask(owning, "chain", party="owning-parent", party_depth=2, lender_depth=2)
    found = [_found(owning, again.cypher(row)) for row in rows]
    # Both banks lent; nobody is known to own the other.
    assert [[_owners(one) for one in some] for some in found] == [
        [("owning-holding", "owning-child", "owning-middle")],
        [(None, "owning-child", "owning-middle")],
    ]


def _owners(found: dict[str, str]) -> tuple[str | None, str, str]:
    return found.get("owner_through_1"), found["linked"], found["party_through_1"]


def test_the_text_of_a_query_with_a_hostile_id() -> None:
    row = {
        "facts": [f"f{number}" for number in range(8)],
        "roles": ["LENDS", "LENT_TO", "PARTNER_IN:host", "PARTNER_IN", "OPENS", "TO", "OF"],
        "owner": None,
        "owner_through": [],
        "lender": 'b"})\n',
        "credit_line": "line",
        "linked": "maker",
        "party": "maker",
        "party_through": [],
        "partnership": "deal",
        "partner": "net",
        "access": "access",
        "data": "data",
    }
    assert (
        again.cypher(row)
        == r"""
MATCH (lender:Party {id: "b\"})\n"})-[:LENDS {id: "f0"}]->(credit_line:CreditLine {id: "line"}),
      (credit_line)-[:LENT_TO {id: "f1"}]->(party:Party {id: "maker"}),
      (party)-[:PARTNER_IN {id: "f2"}]->(partnership:Partnership {id: "deal"}),
      (partner:Party {id: "net"})-[:PARTNER_IN {id: "f3"}]->(partnership),
      (partnership)-[:OPENS {id: "f4"}]->(access:DataAccess {id: "access"}),
      (access)-[:TO {id: "f5"}]->(party),
      (access)-[:OF {id: "f6"}]->(data:DataCategory {id: "data"})
RETURN *""".lstrip("\n")
    )


def test_the_address_that_tells_the_same() -> None:
    assert again.address("a/b c", {}) == "/v1/parties/a%2Fb%20c/trace"
    asked = {"on": "2018-06-05", "to": "User data"}
    assert again.address("huawei", asked) == "/v1/parties/huawei/trace?on=2018-06-05&to=User+data"
