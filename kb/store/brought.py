"""What one dataset has brought: its title, its claims and what it declares."""

from collections.abc import AsyncIterator, Container

from kb.store import records
from kb.store.answers import Transaction
from kb.store.stored import Declared

ALL = 2**31


async def title(tx: Transaction, dossier: str) -> str | None:
    """Return the title that a dossier was loaded with; None where it never was."""
    match = "MATCH (d:Dossier {id: $id}) RETURN coalesce(d.title, '') AS title"
    rows = await tx.run(match, {"id": dossier})
    return rows[0]["title"] if rows else None


async def claims(tx: Transaction, dossier: str, most: int = ALL) -> dict[str, tuple[str, str]]:
    """Return id and content of claims that a dossier brings, by their place in it."""
    rows = await tx.run(
        "MATCH (:Dossier {id: $id})-[b:BRINGS]->(c:Claim) "
        "RETURN b.place AS place, c.id AS id, c.content AS content LIMIT $most",
        {"id": dossier, "most": most},
    )
    return {row["place"]: (row["id"], row["content"]) for row in rows}


async def declared(tx: Transaction, dossier: str, most: int = ALL) -> dict[str, Declared]:
    """Return what a dossier declares, by id."""
    rows = await tx.run(
        "MATCH (:Dossier {id: $id})-[r:DECLARES]->(n) "
        "RETURN n.id AS id, n:Source AS source, properties(r) AS p LIMIT $most",
        {"id": dossier, "most": most},
    )
    return {
        row["id"]: (records.read_source if row["source"] else records.read_declaration)(
            row["id"], row["p"]
        )
        for row in rows
    }


async def count_claims(tx: Transaction, dataset: str) -> int:
    """Count the claims that a dataset brings, without looking at them."""
    return await _count(tx, dataset, "BRINGS")


async def count_declared(tx: Transaction, dataset: str) -> int:
    """Count what a dataset declares, without looking at it."""
    return await _count(tx, dataset, "DECLARES")


async def _count(tx: Transaction, dataset: str, type: str) -> int:
    cypher = f"MATCH (d:Dossier {{id: $id}}) RETURN COUNT {{ (d)-[:{type}]->() }} AS count"
    rows = await tx.run(cypher, {"id": dataset})
    return sum(row["count"] for row in rows)


async def each_claim(tx: Transaction, dataset: str) -> AsyncIterator[tuple[str, str, str]]:
    """Yield place, id and content of every claim that a dataset brings."""
    cypher = (
        "MATCH (:Dossier {id: $id})-[b:BRINGS]->(c:Claim) "
        "RETURN b.place AS place, c.id AS id, c.content AS content"
    )
    async for row in tx.stream(cypher, {"id": dataset}):
        yield row["place"], row["id"], row["content"]


async def each_declared(tx: Transaction, dataset: str) -> AsyncIterator[str]:
    """Yield the id of everything that a dataset declares."""
    cypher = "MATCH (:Dossier {id: $id})-[:DECLARES]->(n) RETURN n.id AS id"
    async for row in tx.stream(cypher, {"id": dataset}):
        yield row["id"]


async def with_claims_in(tx: Transaction, source: str) -> list[str]:
    """Return the datasets that bring claims that stand in a source."""
    cypher = (
        "MATCH (:Source {id: $id})<-[:STATED_IN]-(:Claim)<-[:BRINGS]-(d:Dossier) "
        "RETURN DISTINCT d.id AS id ORDER BY id"
    )
    return [row["id"] for row in await tx.run(cypher, {"id": source})]


async def claims_in(tx: Transaction, dataset: str, source: str) -> dict[str, tuple[str, str]]:
    """Return id and content of a dataset's claims that stand in a source, by their place."""
    cypher = (
        "MATCH (:Source {id: $source})<-[:STATED_IN]-(c:Claim)<-[b:BRINGS]-(:Dossier {id: $id}) "
        "RETURN b.place AS place, c.id AS id, c.content AS content"
    )
    rows = await tx.run(cypher, {"id": dataset, "source": source})
    return {row["place"]: (row["id"], row["content"]) for row in rows}


async def mentioned(tx: Transaction, dataset: str, but: Container[str]) -> set[str]:
    """Return the ids of all that a dataset's claims speak of, those with the ids of `but` aside."""
    of_claims = "MATCH (:Dossier {id: $id})-[:BRINGS]->(c:Claim)"
    found: set[str] = set()
    for rest in (
        "-[s:STATES]->() RETURN c.id AS claim, [s.from, s.to] AS ids",
        "-[r:STATED_IN|CITES|SAID_BY]->(n) RETURN c.id AS claim, [coalesce(r.named, n.id)] AS ids",
    ):
        async for row in tx.stream(of_claims + rest, {"id": dataset}):
            if row["claim"] not in but:
                found.update(row["ids"])
    return found


async def remove(tx: Transaction, dataset: str) -> None:
    """Remove the node of a dataset that brings and declares nothing any more."""
    await tx.run(
        "MATCH (d:Dossier {id: $id}) WHERE NOT EXISTS { (d)-->() } DELETE d", {"id": dataset}
    )


async def called(tx: Transaction, name: str) -> str | None:
    """Return the dataset of this id, or the one that was last loaded from a file of this name."""
    rows = await tx.run(
        "CYPHER 25 OPTIONAL MATCH (d:Dossier {id: $name}) "
        "CALL () { MATCH (l:Load) WHERE l.file = $name MATCH (f:Dossier {id: l.dossier}) "
        "RETURN f.id AS id ORDER BY l.at DESC LIMIT 1 UNION RETURN null AS id LIMIT 1 } "
        "WITH coalesce(d.id, id) AS id WHERE id IS NOT NULL RETURN id LIMIT 1",
        {"name": name},
    )
    return rows[0]["id"] if rows else None


async def by_rows(tx: Transaction, dataset: str) -> bool | None:
    """Return whether a dataset was loaded row by row; None where nothing is loaded under its id."""
    rows = await tx.run(
        "MATCH (d:Dossier {id: $id}) MATCH (l:Load {dossier: d.id}) WHERE l.unloaded IS NULL "
        "RETURN l.file IS NOT NULL AS by_rows ORDER BY l.at DESC LIMIT 1",
        {"id": dataset},
    )
    return rows[0]["by_rows"] if rows else None
