"""Writing claims, declarations and facts, in batches with the labels and types in the statement."""

from collections.abc import Iterable, Sequence
from typing import Any

from kb.model import schema
from kb.model.claims import Claim, Declaration, Dossier, Source
from kb.project.facts import Fact
from kb.project.nodes import Node
from kb.store import labels, records
from kb.store.answers import Transaction
from kb.store.records import Properties
from kb.store.schema import MODEL_VERSION


async def alone(tx: Transaction) -> None:
    """Wait until no other load is running, and keep others waiting until this one ends."""
    await tx.run(
        "MERGE (t:Throughline {id: 'graph'}) SET t.model = $version, t.edition = randomUUID()",
        {"version": MODEL_VERSION},
    )


async def log(tx: Transaction, dossier: str, counts: Properties) -> None:
    """Note that a load changed the graph, which is then of another edition, when, and how much."""
    await tx.run(
        "MATCH (t:Throughline {id: 'graph'}) "
        "CREATE (l:Load {id: t.edition, at: datetime.transaction(), dossier: $dossier}) "
        "SET l += $counts",
        {"dossier": dossier, "counts": counts},
    )


async def dossier(tx: Transaction, dossier: Dossier) -> None:
    """Make the dossier's own node."""
    await tx.run(
        "MERGE (d:Dossier {id: $id}) SET d.title = $title",
        {"id": dossier.id, "title": dossier.title or None},
    )


async def nodes(tx: Transaction, wanted: Iterable[tuple[Node, Properties]]) -> None:
    """Make or overwrite things, each with all the properties it is to have."""
    rows: dict[tuple[str, ...], list[Properties]] = {}
    for node, properties in wanted:
        row = {"id": node.id, "properties": {"id": node.id, **properties}}
        rows.setdefault(tuple(sorted(node.labels)), []).append(row)
    for own, batch in rows.items():
        others = {label for node in schema.NODES for label in node.labels} - set(own)
        await _each(
            tx,
            batch,
            f"MERGE (n:{labels.broad(own)} {{id: row.id}}) SET n = row.properties "
            f"REMOVE n:{':'.join(sorted(others))} SET n:{':'.join(own)}",
        )


async def broader(tx: Transaction, wanted: Iterable[Node]) -> None:
    """Set which kinds of data each kind belongs to."""
    rows = [
        {"id": node.id, "broader": list(node.broader)}
        for node in wanted
        if "DataCategory" in node.labels
    ]
    await _each(tx, rows, "MATCH (n:DataCategory {id: row.id})-[r:BROADER]->() DELETE r")
    await _each(
        tx,
        rows,
        "MATCH (n:DataCategory {id: row.id}) UNWIND row.broader AS id "
        "MATCH (b:DataCategory {id: id}) MERGE (n)-[:BROADER]->(b)",
    )


async def declares(tx: Transaction, id: str, declared: Iterable[Declaration]) -> None:
    """Set what a dossier declares of these things."""
    rows: dict[str, list[Properties]] = {}
    for item in declared:
        label = labels.broad(tuple(sorted(schema.NODE[item.label].labels)))
        row = {"id": item.id, "properties": records.declaration(item)}
        rows.setdefault(label, []).append(row)
    for label, batch in rows.items():
        await _declares(tx, id, label, batch)


async def sources(tx: Transaction, id: str, declared: Iterable[Source]) -> None:
    """Set what a dossier declares of these sources."""
    batch = [{"id": source.id, "properties": records.source(source)} for source in declared]
    await _each(tx, batch, "MERGE (:Source {id: row.id})")
    await _declares(tx, id, "Source", batch)


async def source_nodes(tx: Transaction, wanted: Iterable[Source]) -> None:
    """Overwrite the properties of sources."""
    rows = [{"id": s.id, "properties": {"id": s.id, **records.source(s)}} for s in wanted]
    await _each(tx, rows, "MATCH (s:Source {id: row.id}) SET s = row.properties")


async def _declares(tx: Transaction, id: str, label: str, batch: list[Properties]) -> None:
    await _each(
        tx,
        batch,
        f"MATCH (d:Dossier {{id: $id}}) MATCH (n:{label} {{id: row.id}}) "
        "MERGE (d)-[r:DECLARES]->(n) SET r = row.properties",
        id=id,
    )


async def undeclare(tx: Transaction, id: str, things: Iterable[str]) -> None:
    """Take back that a dossier declares these things; what nobody declares then goes."""
    rows = list(things)
    for label in (*labels.THINGS, "Source"):
        await _each(
            tx,
            rows,
            f"MATCH (n:{label} {{id: row}}) "
            "OPTIONAL MATCH (n)<-[r:DECLARES]-(:Dossier {id: $id}) DELETE r "
            "WITH DISTINCT n WHERE NOT EXISTS { (n)<-[:DECLARES]-() } DETACH DELETE n",
            id=id,
        )


async def claims(tx: Transaction, id: str, wanted: Iterable[Claim]) -> None:
    """Make or overwrite claims, and note that the dossier brings them."""
    batch = list(wanted)
    ids = [claim.id for claim in batch]
    links = "STATES|STATED_IN|CITES|SAID_BY|WITHDRAWS"
    await _each(tx, ids, f"MATCH (:Claim {{id: row}})-[r:{links}]->() DELETE r")
    await _each(
        tx,
        [{"properties": records.claim(c), "place": c.place} for c in batch],
        "MATCH (d:Dossier {id: $id}) MERGE (c:Claim {id: row.properties.id}) "
        "SET c = row.properties MERGE (d)-[b:BRINGS]->(c) SET b.place = row.place",
        id=id,
    )
    await _links(tx, batch)
    await _statements(tx, batch)


async def _links(tx: Transaction, batch: list[Claim]) -> None:
    pairs = {
        ("STATED_IN", "Source"): [(c.id, c.source) for c in batch],
        ("CITES", "Source"): [(c.id, cited) for c in batch for cited in c.cites],
        ("SAID_BY", "Party"): [(c.id, c.by) for c in batch if c.by],
        ("WITHDRAWS", "Claim"): [(c.id, of) for c in batch for of in c.withdraws],
    }
    for (type, label), rows in pairs.items():
        await _each(
            tx,
            [list(row) for row in rows],
            f"MATCH (c:Claim {{id: row[0]}}) MATCH (n:{label} {{id: row[1]}}) "
            f"MERGE (c)-[:{type}]->(n)",
        )
    # A claim that comes back after it was gone is still withdrawn by whoever withdrew it.
    await _each(
        tx,
        [claim.id for claim in batch],
        "MATCH (c:Claim {id: row}) MATCH (w:Claim) WHERE w.withdraws IS NOT NULL "
        "AND c.id IN w.withdraws MERGE (w)-[:WITHDRAWS]->(c)",
    )


async def _statements(tx: Transaction, batch: list[Claim]) -> None:
    rows: dict[str, list[Properties]] = {}
    for claim in batch:
        for statement in claim.statements:
            label, to = labels.anchor(statement.key)
            row = {"claim": claim.id, "to": to, "properties": records.stated(statement)}
            rows.setdefault(label, []).append(row)
    for label, stated in rows.items():
        await _each(
            tx,
            stated,
            f"MATCH (c:Claim {{id: row.claim}}) MATCH (n:{label} {{id: row.to}}) "
            "CREATE (c)-[s:STATES]->(n) SET s = row.properties",
        )


async def unbring(tx: Transaction, id: str, gone: Iterable[str]) -> None:
    """Take back that a dossier brings these claims; what nobody brings then goes."""
    await _each(
        tx,
        list(gone),
        "MATCH (c:Claim {id: row}) "
        "OPTIONAL MATCH (c)<-[b:BRINGS]-(:Dossier {id: $id}) DELETE b "
        "WITH DISTINCT c WHERE NOT EXISTS { (c)<-[:BRINGS]-() } DETACH DELETE c",
        id=id,
    )


async def facts(tx: Transaction, wanted: Iterable[Fact]) -> None:
    """Make or overwrite the relationships of facts."""
    rows: dict[str, list[Properties]] = {}
    for fact in wanted:
        ends = {"left": fact.key.left, "right": fact.key.right}
        row = {"id": fact.key.id, **ends, "properties": records.fact(fact)}
        rows.setdefault(fact.key.type, []).append(row)
    for type, batch in rows.items():
        left, right = schema.FACT[type].left, schema.FACT[type].right
        await _each(
            tx,
            batch,
            f"MATCH (a:{labels.broad(left)} {{id: row.left}}) "
            f"MATCH (b:{labels.broad(right)} {{id: row.right}}) "
            f"MERGE (a)-[r:{type} {{id: row.id}}]->(b) SET r = row.properties",
        )


async def unfact(tx: Transaction, gone: Iterable[tuple[str, str]]) -> None:
    """Remove the relationships of facts, each given by type and id."""
    ids: dict[str, list[str]] = {}
    for type, id in gone:
        ids.setdefault(type, []).append(id)
    for type, batch in ids.items():
        await _each(tx, batch, f"MATCH ()-[r:{type} {{id: row}}]->() DELETE r")


async def drop_facts(tx: Transaction) -> None:
    """Remove every fact, and what is computed of agreements and measures."""
    await tx.run(f"MATCH ()-[r:{'|'.join(schema.FACT)}]->() DELETE r")
    await tx.run("MATCH (n:Agreement|Measure) SET n = {id: n.id}")


async def withdrawn(tx: Transaction, gone: frozenset[str]) -> None:
    """Mark exactly these claims as taken back."""
    await tx.run(
        "MATCH (c:Claim) WHERE c.withdrawn AND NOT c.id IN $gone REMOVE c.withdrawn",
        {"gone": sorted(gone)},
    )
    await _each(tx, sorted(gone), "MATCH (c:Claim {id: row}) SET c.withdrawn = true")


async def _each(tx: Transaction, rows: Sequence[Any], cypher: str, **parameters: Any) -> None:
    """Run a statement for each row; without rows there is nothing to plan and nothing to run."""
    if rows:
        await tx.run(f"UNWIND $rows AS row {cypher}", {"rows": rows, **parameters})
