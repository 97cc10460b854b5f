"""Reading back what is stored: claims with their statements, sources, declarations, facts."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from kb.model import schema
from kb.model.claims import Claim, Declaration, Source
from kb.model.ids import FactKey
from kb.project.withdrawals import Withdrawal
from kb.store import labels, records
from kb.store.answers import Row, Transaction

Declared = Declaration | Source


@dataclass(frozen=True)
class StoredNode:
    """A thing as it stands: labels, properties, and the kinds of data it belongs to."""

    labels: frozenset[str]
    properties: dict[str, Any]
    broader: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredFact:
    """A fact's relationship as it stands, or as it is to stand."""

    type: str
    left: str
    right: str
    properties: dict[str, Any]

    @property
    def place(self) -> tuple[str, str, str]:
        """What cannot be changed of a relationship that stands."""
        return self.type, self.left, self.right


@dataclass(frozen=True)
class Bringing:
    """That a dataset brings a claim: where it has it, and what it holds."""

    dataset: str
    place: str
    claim: str
    content: str


_CLAIM = {
    "id": "c.id",
    "says": "c.says",
    "locator": "c.locator",
    "source": "COLLECT { MATCH (c)-[:STATED_IN]->(s) RETURN s.id }[0]",
    "cites": "COLLECT { MATCH (c)-[:CITES]->(s) RETURN s.id }",
    "by": "COLLECT { MATCH (c)-[r:SAID_BY]->(p) RETURN coalesce(r.named, p.id) }[0]",
    "withdraws": "coalesce(c.withdraws, [])",
    "states": "COLLECT { MATCH (c)-[s:STATES]->() RETURN properties(s) }",
}


_DECLARED = {"dossier": "d.id", "id": "id", "p": "properties(r)"}


async def claims_on(
    tx: Transaction, agreements: Iterable[str], facts: Iterable[str]
) -> list[Claim]:
    """Return every claim that states anything of these agreements or of these facts."""
    rows = await tx.gathered(
        "CYPHER 25 CALL () {"
        " UNWIND $agreements AS id MATCH (:Agreement {id: id})<-[:STATES]-(c:Claim) RETURN c UNION"
        " UNWIND $agreements AS id MATCH (:Measure {id: id})<-[:STATES]-(c:Claim) RETURN c UNION"
        " UNWIND $facts AS id MATCH (c:Claim)-[:STATES {fact: id}]->() RETURN c }",
        _CLAIM,
        {"agreements": list(agreements), "facts": list(facts)},
    )
    return [_claim(row) for row in rows]


async def claims(tx: Transaction, ids: Iterable[str]) -> list[Claim]:
    """Return the claims with these ids."""
    return [_claim(row) for row in await _each(tx, ids, "MATCH (c:Claim {id: id})", _CLAIM)]


async def all_claims(tx: Transaction) -> list[Claim]:
    """Return every claim."""
    columns = ", ".join(f"{of} AS {name}" for name, of in _CLAIM.items())
    return [_claim(row) async for row in tx.stream(f"CYPHER 25 MATCH (c:Claim) RETURN {columns}")]


def _claim(row: Row) -> Claim:
    return Claim(
        id=row["id"],
        place="",
        says=row["says"] or "",
        locator=row["locator"] or "",
        source=row["source"],
        statements=tuple(records.statement(state) for state in row["states"]),
        cites=tuple(sorted(row["cites"])),
        by=row["by"] or "",
        withdraws=tuple(row["withdraws"]),
    )


async def claims_naming(tx: Transaction, parties: Iterable[str]) -> list[Claim]:
    """Return the claims that speak of facts of these parties, by exactly these ids."""
    rows = await tx.gathered(
        "CYPHER 25 CALL () {"
        " UNWIND $ids AS id MATCH (c:Claim)-[:STATES {from: id}]->() RETURN c UNION"
        " UNWIND $ids AS id MATCH (c:Claim)-[:STATES {to: id}]->() RETURN c }",
        _CLAIM,
        {"ids": list(parties)},
    )
    return [_claim(row) for row in rows]


async def asserted_among(tx: Transaction, groups: Sequence[Sequence[str]]) -> list[FactKey]:
    """Return how claims that count relate two different ids of one group to each other."""
    rows = await tx.run(
        "UNWIND $groups AS ids UNWIND ids AS id "
        "MATCH (c:Claim)-[s:STATES {from: id}]->() "
        "WHERE s.to IN ids AND s.to <> id AND s.stance = 'asserts' AND c.withdrawn IS NULL "
        "AND s.type IN $types "
        "RETURN DISTINCT s.type AS type, id AS left, s.to AS right ORDER BY type, left, right",
        {"groups": groups, "types": [f.type for f in schema.FACTS if not schema.is_role(f)]},
    )
    return [FactKey(**row) for row in rows]


async def spoken(tx: Transaction, parties: Iterable[str]) -> list[tuple[str, str]]:
    """Return the claims that these parties make, each with the id by which it names its speaker."""
    who = "CASE WHEN n:Referent THEN COLLECT { MATCH (n)-[:SAME_AS]->(p) RETURN p } ELSE [n] END"
    match = f"{_named(('Party', 'Referent'))} UNWIND {who} AS p MATCH (c:Claim)-[r:SAID_BY]->(p) "
    match += "WHERE coalesce(r.named, p.id) = id"
    rows = await _each(tx, parties, match, {"claim": "c.id", "by": "id"})
    return [(row["claim"], row["by"]) for row in rows]


async def sources(tx: Transaction, ids: Iterable[str]) -> dict[str, Source]:
    """Return the sources with these ids."""
    rows = await _each(
        tx, ids, "MATCH (s:Source {id: id})", {"id": "id", "stored": "properties(s)"}
    )
    return {row["id"]: records.read_source(row["id"], row["stored"]) for row in rows}


async def declared_sources(tx: Transaction, ids: Iterable[str]) -> list[tuple[str, Source]]:
    """Return who declares these sources, with the dossier's id."""
    match = "MATCH (:Source {id: id})<-[r:DECLARES]-(d:Dossier)"
    rows = await _each(tx, ids, match, _DECLARED)
    return [(row["dossier"], records.read_source(row["id"], row["p"])) for row in rows]


async def bringing(tx: Transaction, ids: Iterable[str]) -> list[Bringing]:
    """Return who brings the claims with these ids."""
    match = "MATCH (c:Claim {id: id})<-[b:BRINGS]-(d:Dossier)"
    columns = {"dataset": "d.id", "place": "b.place", "claim": "id", "content": "c.content"}
    return [Bringing(**row) for row in await _each(tx, ids, match, columns)]


async def declared(tx: Transaction, ids: Iterable[str]) -> list[tuple[str, Declared]]:
    """Return who declares these things and sources, with the dossier's id."""
    wanted = list(ids)
    things: list[tuple[str, Declared]] = [*await declarations(tx, wanted)]
    return [*things, *await declared_sources(tx, wanted)]


async def claims_in(tx: Transaction, sources: Iterable[str]) -> list[Claim]:
    """Return the claims that stand in these sources."""
    match = "MATCH (:Source {id: id})<-[:STATED_IN]-(c:Claim)"
    return [_claim(row) for row in await _each(tx, sources, match, _CLAIM)]


async def opening(tx: Transaction, agreements: Iterable[str]) -> set[str]:
    """Return the partnerships that open these accesses, and the accesses these partnerships open.

    An access may carry its partnership's dates, so that a change of one touches the other.
    """
    match = "MATCH (:Agreement {id: id})-[:OPENS]-(n:Agreement)"
    return {row["id"] for row in await _each(tx, agreements, match, {"id": "n.id"})}


async def withdrawals(tx: Transaction) -> list[Withdrawal]:
    """Return every withdrawal, of claims that are gone too; they are few."""
    rows = await tx.run(
        "MATCH (c:Claim) WHERE c.withdraws IS NOT NULL UNWIND c.withdraws AS of "
        "RETURN c.id AS by, of"
    )
    return [Withdrawal(**row) for row in rows]


async def declarations(tx: Transaction, ids: Iterable[str]) -> list[tuple[str, Declaration]]:
    """Return who declares these things, with the dossier's id."""
    match = f"{_named(labels.DECLARED)} MATCH (n)<-[r:DECLARES]-(d:Dossier)"
    rows = await _each(tx, ids, match, _DECLARED)
    return [(row["dossier"], records.read_declaration(row["id"], row["p"])) for row in rows]


async def nodes(tx: Transaction, ids: Iterable[str]) -> dict[str, StoredNode]:
    """Return the things with these ids as they stand."""
    columns = {
        "id": "id",
        "labels": "labels(n)",
        "p": "properties(n)",
        "broader": "COLLECT { MATCH (n)-[:BROADER]->(b) RETURN b.id }",
    }
    rows = await _each(tx, ids, _named(labels.THINGS), columns)
    return {
        row["id"]: StoredNode(frozenset(row["labels"]), row["p"], tuple(sorted(row["broader"])))
        for row in rows
    }


def _named(of: Iterable[str]) -> str:
    """Return what finds the node of an id by whichever of these labels it has."""
    found = " UNION ALL ".join(f"MATCH (n:{label} {{id: id}}) RETURN n" for label in of)
    return f"CALL (id) {{ {found} }}"


async def _each(
    tx: Transaction, ids: Iterable[str], match: str, columns: Mapping[str, str]
) -> list[Row]:
    """Run a statement for each id; without ids there is nothing to plan and nothing to run."""
    wanted = {"ids": list(ids)}
    if not wanted["ids"]:
        return []
    return await tx.gathered(f"CYPHER 25 UNWIND $ids AS id {match}", columns, wanted)


async def facts(
    tx: Transaction, agreements: Iterable[str], ids: Iterable[str]
) -> dict[str, StoredFact]:
    """Return the agreements' roles and the facts between parties with these ids."""
    wanted = {"agreements": list(agreements), "facts": list(ids)}
    if not any(wanted.values()):
        return {}
    found = " UNION ALL ".join(f"{match} RETURN r" for match in _fact_matches())
    rows = await tx.gathered(f"CYPHER 25 CALL () {{ {found} }}", _FACT, wanted)
    return {row["properties"]["id"]: StoredFact(**row) for row in rows}


_FACT = {
    "type": "type(r)",
    "left": "startNode(r).id",
    "right": "endNode(r).id",
    "properties": "properties(r)",
}


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
    rows = await _each(tx, ids, _named(("Agreement", "Measure")), {"id": "id"})
    return frozenset(row["id"] for row in rows)


async def things(tx: Transaction) -> set[str]:
    """Return the ids of everything that dossiers declare, sources aside."""
    rows = await tx.run(f"MATCH (n:{'|'.join(labels.DECLARED)}) RETURN n.id AS id")
    return {row["id"] for row in rows}


async def count_facts(tx: Transaction, dossier: str | None = None) -> int:
    """Count the facts, or those that a dossier's claims assert."""
    brought = "(:Dossier {id: $dossier})-[:BRINGS]->" if dossier else ""
    [row] = await tx.run(
        f"MATCH {brought}(c:Claim)-[s:STATES {{stance: 'asserts'}}]->() WHERE c.withdrawn IS NULL "
        "RETURN count(DISTINCT s.fact) AS count",
        {"dossier": dossier},
    )
    return int(row["count"])
