"""Where a search begins; Neo4j's own plan, on indexes that are there, says the same."""

import pytest

from kb.language.tokens import tokens
from kb.lint.files import Statement
from kb.store.driver import Database
from tests.conftest import Using, wipe
from tests.lint.conftest import ruled

ARMS = (
    "CYPHER 25 CALL () { WHEN $x IS NOT NULL THEN { MATCH (n:Party {id: $x}) RETURN n } "
    "ELSE { MATCH (n:Party) RETURN n } } WITH * WHERE $x IS NULL OR n.id = $x RETURN n"
)
SCANS = [
    (
        "MATCH (n {id: $x}) RETURN n",
        ["11 scan: no index serves `n.id` without a label, so every node is read; "
         "write its label, as in `(n:Party {id: …})`"],
    ),
    (
        "MATCH (n) WHERE $x = n.id RETURN n",
        ["24 scan: no index serves `n.id` without a label, so every node is read; "
         "write its label, as in `(n:Party {id: …})`"],
    ),
    (
        "MATCH (n:!Party) WHERE n.id IN $xs RETURN n",
        ["26 scan: no index serves `n.id` without a label, so every node is read; "
         "write its label, as in `(n:Agreement {id: …})`"],
    ),
    (
        "MATCH ()-[r {id: $x}]->() RETURN r",
        ["14 scan: no index serves `r.id` without its types, so every relationship is read; "
         "write them, as in `[r:OWNS|PART_OF|… {id: …}]`"],
    ),
    (
        "MATCH ()-[s]->() WHERE s.fact = $x RETURN s",
        ["26 scan: no index serves `s.fact` without its types, so every relationship is read; "
         "write them, as in `[s:STATES {fact: …}]`"],
    ),
    (
        "MATCH (p:Party) WHERE toLower(p.id) = $x RETURN p",
        ["33 scan: no index looks through `toLower` at `p.id`, so all are read; "
         "compare the property itself"],
    ),
    (
        "MATCH (p:Party)-[:OWNS]->(q {id: $x}) RETURN p",
        ["30 scan: no index serves `q.id` without a label, so every node is read; "
         "write its label, as in `(q:Party {id: …})`"],
    ),
    (
        "MATCH (p:Party) WHERE $x IS NULL OR p.id = $x RETURN p",
        ["23 null-test: where `$x` may be null no index serves `p.id`, and the search begins at "
         "everything; write an arm each: `WHEN $x IS NOT NULL THEN { … } ELSE { … }`"],
    ),
    (
        "MATCH (p:Party) WITH p WHERE (p.id = $x OR $x IS NULL) AND p.name = 'a' RETURN p",
        ["44 null-test: where `$x` may be null no index serves `p.id`, and the search begins at "
         "everything; write an arm each: `WHEN $x IS NOT NULL THEN { … } ELSE { … }`"],
    ),
    (
        "MATCH (p:Party) WHERE p.id = coalesce($x, p.id) RETURN p",
        ["39 null-test: where `$x` may be null no index serves `p.id`, and the search begins at "
         "everything; write an arm each: `WHEN $x IS NOT NULL THEN { … } ELSE { … }`"],
    ),
]  # fmt: skip
SEEKS = [
    "MATCH (n:Party {id: $x}) RETURN n",
    "MATCH (n) WHERE n:Party AND n.id = $x RETURN n",
    "MATCH (n:Agreement|Measure {id: $x}) RETURN n",
    "MATCH (n:Party) WITH n WHERE n.id IN $xs RETURN n",
    "MATCH (n:Party) WHERE n.id = $x OR n.id = $y RETURN n",
    "MATCH (n:Party) WHERE n.id STARTS WITH $x RETURN n",
    "MATCH (p:Party {id: $x})-[:OWNS]-(q {id: $y}) RETURN q",
    "MATCH (p:Party {id: $x})-[:OWNS]->(q:Party) WHERE $y IS NULL OR q.id = $y RETURN q",
    "MATCH (c:Claim)-[s:STATES {fact: $x}]->() RETURN c",
    "MATCH ()-[r:OWNS|LENDS {id: $x}]->() RETURN r",
    "MATCH (n) WHERE elementId(n) = $x RETURN n",
]


@pytest.mark.parametrize(("text", "found"), SCANS)
def test_finds_searches_that_begin_at_everything(text: str, found: list[str]) -> None:
    assert ruled(text) == found


@pytest.mark.parametrize(
    "text",
    [
        *SEEKS,
        ARMS,
        "MATCH (p:Party) RETURN p",
        "MATCH (p:Party) WHERE $x IS NULL OR p.country = $x RETURN p",
        "MATCH (p:Party) WHERE toLower(p.name) = $x RETURN p",
        "MATCH (p:Party) WHERE NOT p.id = $x RETURN p",
    ],
)
def test_is_silent_where_an_index_serves_or_none_could(text: str) -> None:
    assert ruled(text) == []


@pytest.fixture(scope="module")
def planned(using: Using) -> Using:
    """A graph with nothing in it, and a planner that knows it: no plan is left of other graphs."""

    async def forget(db: Database) -> None:
        await wipe(db)
        await db.administer("CALL db.prepareForReplanning(120)")

    using(forget)
    return using


def _scans(using: Using, text: str) -> list[str]:
    async def explained(db: Database) -> list[str]:
        described = await db.described(text, Statement(tokens(text), text).parameters)
        return [one.name for one in described.plan.walk()] if described.plan else []

    return [name for name in using(explained) if "Scan" in name]


@pytest.mark.parametrize("text", [text for text, _ in SCANS])
def test_neo4j_reads_everything_there(planned: Using, text: str) -> None:
    assert len(_scans(planned, text)) == 1


@pytest.mark.parametrize("text", SEEKS)
def test_neo4j_uses_an_index_there(planned: Using, text: str) -> None:
    assert _scans(planned, text) == []
