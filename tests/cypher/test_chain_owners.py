"""`chain` where companies own each other, some by more paths than anybody could count."""

from dataclasses import replace
from typing import Any

import pytest

from kb.queries import registry, run
from kb.store.driver import Database
from tests.conftest import Using, wipe
from tests.queries.test_catalogue import ask

LAYERS = 24  # of two companies, each owned by both above: 2 ** 24 paths lead down
_MAKE = """
UNWIND range(0, $layers - 1) AS layer UNWIND ['a', 'b'] AS side
CREATE (:Party:Company {id: side + layer, name: side + layer})
WITH DISTINCT $layers AS layers
MATCH (above:Company), (below:Company)
WHERE toInteger(substring(above.id, 1)) + 1 = toInteger(substring(below.id, 1))
CREATE (above)-[owns:OWNS {id: above.id + below.id}]->(below)
SET owns += $fact
WITH DISTINCT layers
MATCH (top:Company {id: 'a0'})
CREATE (bank:Party:Bank {id: 'bank', name: 'Bank'}), (net:Party:Company {id: 'net', name: 'Net'}),
       (line:CreditLine {id: 'line', rank: 'line'}), (deal:Partnership {id: 'deal', rank: 'deal'}),
       (access:DataAccess {id: 'access'}), (data:DataCategory {id: 'data', name: 'Data'}),
       (bank)-[a:LENDS {id: 'a', party: 'bank', rank: 'line'}]->(line),
       (line)-[b:LENT_TO {id: 'b', party: top.id, rank: 'line'}]->(top),
       (top)-[c:PARTNER_IN {id: 'c', party: top.id, rank: 'deal'}]->(deal),
       (net)-[d:PARTNER_IN {id: 'd', party: 'net', rank: 'deal'}]->(deal),
       (deal)-[e:OPENS {id: 'e'}]->(access), (access)-[f:TO {id: 'f'}]->(top),
       (access)-[g:OF {id: 'g'}]->(data),
       (:Party:Government {id: 'state'})-[h:OWNS {id: 'h', conflicts: ['share']}]
         ->(holding:Party {id: 'holding'}),
       (holding)-[i:OWNS {id: 'i'}]->(bank)
FOREACH (fact IN [a, b, c, d, e, f, g, h, i] | SET fact += $fact)
"""
_FACT = """
{begins_earliest: date('2010-01-01'), begins_latest: date('2010-01-01'), dated_by: 'x',
 ends_earliest: date('2012-01-01'), ends_latest: date('2012-01-01'),
 disputed: false, planned_end: false}
"""


@pytest.fixture(scope="module")
def lattice(using: Using) -> Using:
    async def make(db: Database) -> None:
        await wipe(db)
        async with db.writing() as tx:
            await tx.run(_MAKE.replace("$fact", _FACT), {"layers": LAYERS})

    using(make)
    return using


@pytest.mark.parametrize(
    "given",
    [
        {"party": "a0"},
        {"party": "a0", "lender": "bank"},
        {"party": "a0", "link": "any"},
        {"party": "a0", "link": "any", "lender": "bank"},
        {"party": "a0", "party_depth": 2},
        {"lender": "bank", "party_depth": 2},
    ],
    ids=str,
)
def test_no_more_ownership_is_followed_than_is_asked_for(
    lattice: Using, given: dict[str, Any]
) -> None:
    chain = registry.find((registry.shipped(),), "chain")
    soon = replace(chain, limits=replace(chain.limits, seconds=30))
    answer = lattice(lambda db: run.ask(db, soon, given))
    assert [row["chain"] for row in answer.rows] == ["bank/line/a0/deal/net/access/data"]


def test_contradictions_on_an_ownership_are_told_of_whom_they_regard(lattice: Using) -> None:
    rows = ask(lattice, "chain", lender="bank", lender_depth=2)
    assert [(row["owner"], row["owner_through"], row["conflicts"]) for row in rows] == [
        ("state", ["holding"], ["share of the ownership of holding"])
    ]
