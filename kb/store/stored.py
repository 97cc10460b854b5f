"""Reading back what is stored: claims with their statements, sources, declarations, facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kb.model import schema
from kb.model.claims import Claim, Declaration, Source
from kb.project.withdrawals import Withdrawal
from kb.store import labels, records
from kb.store.answers import Row, Transaction


@dataclass(frozen=True)
class StoredNode:
    """A thing as it stands: labels, properties, and the kinds of data it belongs to."""

    labels: frozenset[str]
    properties: dict[str, Any]
    broader: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredFact:
    """A fact's relationship as it stands."""

    type: str
    properties: dict[str, Any]


_CLAIM = """
WITH DISTINCT c
RETURN c.id AS id, c.says AS says, c.locator AS locator,
       COLLECT { MATCH (c)-[:STATED_IN]->(s) RETURN s.id }[0] AS source,
       COLLECT { MATCH (c)-[:CITES]->(s) RETURN s.id } AS cites,
       COLLECT { MATCH (c)-[:SAID_BY]->(p) RETURN p.id }[0] AS by,
       coalesce(c.withdraws, []) AS withdraws,
       COLLECT { MATCH (c)-[s:STATES]->() RETURN properties(s) } AS states
"""


async def claims_on(
    tx: Transaction, agreements: Iterable[str], facts: Iterable[str]
) -> list[Claim]:
    """Return every claim that states anything of these agreements or of these facts."""
    rows = await tx.run(
        "CYPHER 25 CALL () {"
        " UNWIND $agreements AS id MATCH (:Agreement {id: id})<-[:STATES]-(c:Claim) RETURN c UNION"
        " UNWIND $agreements AS id MATCH (:Measure {id: id})<-[:STATES]-(c:Claim) RETURN c UNION"
        " UNWIND $facts AS id MATCH (c:Claim)-[:STATES {fact: id}]->() RETURN c }" + _CLAIM,
        {"agreements": list(agreements), "facts": list(facts)},
    )
    return [_claim(row) for row in rows]


async def claims(tx: Transaction, ids: Iterable[str]) -> list[Claim]:
    """Return the claims with these ids."""
    return [_claim(row) for row in await _each(tx, ids, "MATCH (c:Claim {id: id})" + _CLAIM)]


async def all_claims(tx: Transaction) -> list[Claim]:
    """Return every claim."""
    return [_claim(row) for row in await tx.run("CYPHER 25 MATCH (c:Claim)" + _CLAIM)]


def _claim(row: Row) -> Claim:
    return Claim(
        id=row["id"],
        place="",
        says=row["says"],
        locator=row["locator"],
        source=row["source"],
        statements=tuple(records.statement(state) for state in row["states"]),
        cites=tuple(sorted(row["cites"])),
        by=row["by"] or "",
        withdraws=tuple(row["withdraws"]),
    )


async def sources(tx: Transaction, ids: Iterable[str]) -> dict[str, Source]:
    """Return the sources with these ids."""
    match = "MATCH (s:Source {id: id}) RETURN s.id AS id, properties(s) AS stored"
    rows = await _each(tx, ids, match)
    return {row["id"]: records.read_source(row["id"], row["stored"]) for row in rows}


async def declared_sources(tx: Transaction, ids: Iterable[str]) -> list[tuple[str, Source]]:
    """Return who declares these sources, with the dossier's id."""
    rows = await _each(
        tx,
        ids,
        "MATCH (s:Source {id: id})<-[r:DECLARES]-(d:Dossier) "
        "RETURN d.id AS dossier, s.id AS id, properties(r) AS p",
    )
    return [(row["dossier"], records.read_source(row["id"], row["p"])) for row in rows]


async def claims_with_dossiers(tx: Transaction, ids: Iterable[str]) -> list[tuple[str, Claim]]:
    """Return the claims with these ids, each with every dossier that brings it."""
    wanted = list(ids)
    found = {claim.id: claim for claim in await claims(tx, wanted)}
    match = "MATCH (:Claim {id: id})<-[:BRINGS]-(d:Dossier) RETURN d.id AS dossier, id"
    rows = await _each(tx, wanted, match)
    return [(row["dossier"], found[row["id"]]) for row in rows]


async def title(tx: Transaction, dossier: str) -> str | None:
    """Return the title that a dossier was loaded with; None where it never was."""
    match = "MATCH (d:Dossier {id: $id}) RETURN coalesce(d.title, '') AS title"
    rows = await tx.run(match, {"id": dossier})
    return rows[0]["title"] if rows else None


async def brought(tx: Transaction, dossier: str) -> dict[str, tuple[str, str]]:
    """Return id and content of the claims that a dossier brings, by their place in it."""
    rows = await tx.run(
        "MATCH (:Dossier {id: $id})-[b:BRINGS]->(c:Claim) "
        "RETURN b.place AS place, c.id AS id, c.content AS content",
        {"id": dossier},
    )
    return {row["place"]: (row["id"], row["content"]) for row in rows}


async def declared_by(tx: Transaction, dossier: str) -> dict[str, Declaration | Source]:
    """Return all that a dossier declares, by id."""
    rows = await tx.run(
        "MATCH (:Dossier {id: $id})-[r:DECLARES]->(n) "
        "RETURN n.id AS id, n:Source AS source, properties(r) AS p",
        {"id": dossier},
    )
    return {
        row["id"]: (records.read_source if row["source"] else records.read_declaration)(
            row["id"], row["p"]
        )
        for row in rows
    }


async def claims_in(tx: Transaction, sources: Iterable[str]) -> list[Claim]:
    """Return the claims that stand in these sources."""
    match = "MATCH (:Source {id: id})<-[:STATED_IN]-(c:Claim)"
    return [_claim(row) for row in await _each(tx, sources, match + _CLAIM)]


async def opening(tx: Transaction, agreements: Iterable[str]) -> set[str]:
    """Return the partnerships that open these accesses, and the accesses these partnerships open.

    An access may carry its partnership's dates, so that a change of one touches the other.
    """
    match = "MATCH (:Agreement {id: id})-[:OPENS]-(n:Agreement) RETURN DISTINCT n.id AS id"
    rows = await _each(tx, agreements, match)
    return {row["id"] for row in rows}


async def withdrawals(tx: Transaction) -> list[Withdrawal]:
    """Return every withdrawal; they are few."""
    rows = await tx.run(
        "MATCH (c:Claim)-[:WITHDRAWS]->(o:Claim) WHERE c.withdraws IS NOT NULL "
        "RETURN c.id AS by, o.id AS of"
    )
    return [Withdrawal(**row) for row in rows]


async def declarations(tx: Transaction, ids: Iterable[str]) -> list[tuple[str, Declaration]]:
    """Return who declares these things, with the dossier's id."""
    rows = await _of_things(
        tx, ids, "-[r:DECLARES]-(d:Dossier) RETURN d.id AS dossier, n.id AS id, properties(r) AS p"
    )
    return [(row["dossier"], records.read_declaration(row["id"], row["p"])) for row in rows]


async def nodes(tx: Transaction, ids: Iterable[str]) -> dict[str, StoredNode]:
    """Return the things with these ids as they stand."""
    rows = await _of_things(
        tx,
        ids,
        "RETURN n.id AS id, labels(n) AS labels, properties(n) AS p,"
        " COLLECT { MATCH (n)-[:BROADER]->(b) RETURN b.id } AS broader",
    )
    return {
        row["id"]: StoredNode(frozenset(row["labels"]), row["p"], tuple(sorted(row["broader"])))
        for row in rows
    }


async def _of_things(tx: Transaction, ids: Iterable[str], rest: str) -> list[Row]:
    wanted, rows = list(ids), []
    for label in labels.THINGS:
        rows += await _each(tx, wanted, f"MATCH (n:{label} {{id: id}}){rest}")
    return rows


async def _each(tx: Transaction, ids: Iterable[str], cypher: str) -> list[Row]:
    """Run a statement for each id; without ids there is nothing to plan and nothing to run."""
    wanted = list(ids)
    return await tx.run(f"CYPHER 25 UNWIND $ids AS id {cypher}", {"ids": wanted}) if wanted else []


async def facts(
    tx: Transaction, agreements: Iterable[str], ids: Iterable[str]
) -> dict[str, StoredFact]:
    """Return the agreements' roles and the facts between parties with these ids."""
    wanted = {"agreements": list(agreements), "facts": list(ids)}
    found: dict[str, StoredFact] = {}
    for match in _fact_matches():
        cypher = match + " RETURN type(r) AS type, properties(r) AS p"
        for row in await tx.run(cypher, wanted):
            found[row["p"]["id"]] = StoredFact(row["type"], row["p"])
    return found


def _fact_matches() -> Iterator[str]:
    roles: dict[tuple[str, str], list[str]] = {}
    for fact in schema.FACTS:
        if schema.is_role(fact):
            near = labels.broad(fact.left if fact.block == "left" else fact.right)
            roles.setdefault((near, fact.block), []).append(fact.type)
        else:
            yield f"UNWIND $facts AS id MATCH ()-[r:{fact.type} {{id: id}}]->()"
    for (label, end), types in roles.items():
        ahead, back = ("-", "->") if end == "left" else ("<-", "-")
        arrow = f"{ahead}[r:{'|'.join(types)}]{back}()"
        yield f"UNWIND $agreements AS id MATCH (n:{label} {{id: id}}){arrow}"


async def agreements(tx: Transaction) -> frozenset[str]:
    """Return the ids of all agreements and measures."""
    rows = await tx.run("MATCH (n:Agreement|Measure) RETURN n.id AS id")
    return frozenset(row["id"] for row in rows)


async def agreements_among(tx: Transaction, ids: Iterable[str]) -> frozenset[str]:
    """Return those of the ids that are agreements' or measures'."""
    wanted = list(ids)
    found: set[str] = set()
    for label in ("Agreement", "Measure"):
        rows = await _each(tx, wanted, f"MATCH (n:{label} {{id: id}}) RETURN n.id AS id")
        found |= {row["id"] for row in rows}
    return frozenset(found)


async def things(tx: Transaction) -> set[str]:
    """Return the ids of everything that dossiers declare, sources aside."""
    rows = await tx.run(f"MATCH (n:{'|'.join(labels.THINGS)}) RETURN n.id AS id")
    return {row["id"] for row in rows}


async def count_facts(tx: Transaction, dossier: str | None = None) -> int:
    """Count the facts, or those that a dossier's claims assert."""
    [row] = await tx.run(
        "MATCH (c:Claim)-[s:STATES {stance: 'asserts'}]->() WHERE c.withdrawn IS NULL "
        "AND ($dossier IS NULL OR EXISTS { (:Dossier {id: $dossier})-[:BRINGS]->(c) }) "
        "RETURN count(DISTINCT s.fact) AS count",
        {"dossier": dossier},
    )
    return int(row["count"])
