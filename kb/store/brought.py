"""What one dataset has brought: its title, its claims and what it declares."""

from collections.abc import AsyncIterator

from kb.store import records
from kb.store.answers import Transaction
from kb.store.stored import Declared


async def title(tx: Transaction, dossier: str) -> str | None:
    """Return the title that a dossier was loaded with; None where it never was."""
    rows = await tx.run("MATCH (d:Dossier {id: $id}) RETURN d.title AS title", {"id": dossier})
    return rows[0]["title"] if rows else None


async def claims(tx: Transaction, dossier: str) -> dict[str, tuple[str, str]]:
    """Return id and content of the claims that a dossier brings, by their place in it."""
    rows = await tx.run(
        "MATCH (:Dossier {id: $id})-[b:BRINGS]->(c:Claim) "
        "RETURN b.place AS place, c.id AS id, c.content AS content",
        {"id": dossier},
    )
    return {row["place"]: (row["id"], row["content"]) for row in rows}


async def declared(tx: Transaction, dossier: str) -> dict[str, Declared]:
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
