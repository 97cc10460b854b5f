"""Reading the whole graph for another format, row by row, in an order that is always the same."""

from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any

from kb.model import schema
from kb.model.claims import Declaration
from kb.model.graph import NAME_OF
from kb.model.identities import Identities
from kb.model.ids import FactKey
from kb.model.told import Between, Held, Told
from kb.store import judged, records
from kb.store.answers import Row, Transaction

_CLAIM = """
WHERE c.withdrawn IS NULL
RETURN {
  claim: c.id,
  states: properties(s),
  by: COLLECT { MATCH (c)-[:SAID_BY]->(p) RETURN p.id }[0],
  source: COLLECT { MATCH (c)-[:STATED_IN]->(o) RETURN properties(o) },
  cites: COLLECT { MATCH (c)-[:CITES]->(o) RETURN properties(o) ORDER BY o.id }
} ORDER BY c.id, s.fact, s.field, s.value
"""
_PARTIES = "MATCH (n:Party) RETURN labels(n) AS labels, properties(n) AS p ORDER BY n.id"
_HELD = f"""
MATCH (n:Agreement|Measure)
RETURN labels(n) AS labels, properties(n) AS p,
       COLLECT {{ MATCH (n)<-[s:STATES]-(c:Claim) {_CLAIM} }} AS told,
       COLLECT {{
         MATCH (n)--(q:Party) WITH DISTINCT q
         RETURN {{labels: labels(q), p: properties(q)}} ORDER BY q.id
       }} AS parties
ORDER BY n.id
"""
_BETWEEN = f"""
MATCH (a)-[r:%s]->(b)
RETURN r.period AS period, {{labels: labels(a), p: properties(a)}} AS left,
       {{labels: labels(b), p: properties(b)}} AS right, r.%s AS role,
       COLLECT {{ MATCH (c:Claim)-[s:STATES {{fact: r.id}}]->() {_CLAIM} }} AS told
ORDER BY r.id
"""


async def parties(tx: Transaction) -> AsyncIterator[Declaration]:
    """Yield every party as it stands, in the order of ids."""
    async for row in tx.stream(_PARTIES):
        yield _thing(row)


async def between(tx: Transaction) -> AsyncIterator[Between]:
    """Yield every fact that is no role in an agreement, type by type, in the order of ids."""
    who = await judged.identities(tx)
    for fact in schema.FACTS:
        if not schema.is_role(fact):
            cypher = _BETWEEN % (fact.type, fact.told_apart_by or "role")
            async for row in tx.stream(f"CYPHER 25 {cypher}"):
                yield _between(fact.type, row, who)


async def held(tx: Transaction) -> AsyncIterator[Held]:
    """Yield every agreement and measure, in the order of ids."""
    who = await judged.identities(tx)
    async for row in tx.stream(f"CYPHER 25 {_HELD}"):
        yield Held(
            _thing(row),
            tuple(_told(told, who) for told in row["told"]),
            tuple(map(_thing, row["parties"])),
        )


async def others(tx: Transaction) -> dict[str, int]:
    """Count what is neither a party nor an agreement nor a measure, by its label."""
    rows = await tx.run("MATCH (n:DataCategory) RETURN count(n) AS count")
    return {"DataCategory": rows[0]["count"]} if rows[0]["count"] else {}


def _between(type: str, row: Row, who: Identities) -> Between:
    left, right = _thing(row["left"]), _thing(row["right"])
    key = FactKey(type, left.id, right.id, row["role"] or "", row["period"] or "")
    return Between(key, left, right, tuple(_told(told, who) for told in row["told"]))


def _thing(row: Mapping[str, Any]) -> Declaration:
    label, get = schema.narrowest(row["labels"]), row["p"].get
    return Declaration(
        row["p"]["id"],
        label,
        get(NAME_OF[schema.NODE[label].group], ""),
        tuple(get("aliases", ())),
        get("country", ""),
        tuple(get("identifiers", ())),
        get("collective", False),
    )


def _told(row: Mapping[str, Any], who: Identities) -> Told:
    statement = records.statement(row["states"])
    origins = row["cites"] or row["source"]
    return Told(
        row["claim"],
        replace(statement, key=who.key(statement.key)),
        tuple(records.read_source(source["id"], source) for source in origins),
        row["by"] or "",
    )
