"""Writing claims, declarations and facts, in batches with the labels and types in the statement."""

from collections.abc import Iterable

from kb.model import schema
from kb.model.claims import Claim, Declaration, Dossier, Source
from kb.project.facts import Fact
from kb.project.nodes import Node
from kb.store import records
from kb.store.driver import Transaction
from kb.store.records import Properties
from kb.store.schema import MODEL_VERSION


async def alone(tx: Transaction) -> None:
    """Wait until no other load is running, and keep others waiting until this one ends."""
    await tx.run(
        "MERGE (t:Throughline {id: 'graph'}) SET t.model = $version", {"version": MODEL_VERSION}
    )


async def dossier(tx: Transaction, dossier: Dossier) -> None:
    """Make the dossier's own node."""
    await tx.run(
        "MERGE (d:Dossier {id: $id}) SET d.title = $title",
        {"id": dossier.id, "title": dossier.title},
    )


async def nodes(tx: Transaction, wanted: Iterable[tuple[Node, Properties]]) -> None:
    """Make or overwrite things, each with all the properties it is to have."""
    rows: dict[tuple[str, ...], list[Properties]] = {}
    for node, properties in wanted:
        row = {"id": node.id, "properties": {"id": node.id, **properties}}
        rows.setdefault(tuple(sorted(node.labels)), []).append(row)
    for labels, batch in rows.items():
        others = {label for node in schema.NODES for label in node.labels} - set(labels)
        await tx.run(
            f"UNWIND $rows AS row MERGE (n:{records.broad(labels)} {{id: row.id}}) "
            f"SET n = row.properties REMOVE n:{':'.join(sorted(others))} SET n:{':'.join(labels)}",
            {"rows": batch},
        )


async def broader(tx: Transaction, wanted: Iterable[Node]) -> None:
    """Set which kinds of data each kind belongs to."""
    rows = [{"id": node.id, "broader": list(node.broader)} for node in wanted]
    await tx.run(
        "UNWIND $rows AS row MATCH (n:DataCategory {id: row.id})-[r:BROADER]->() DELETE r",
        {"rows": rows},
    )
    await tx.run(
        "UNWIND $rows AS row MATCH (n:DataCategory {id: row.id}) UNWIND row.broader AS id "
        "MATCH (b:DataCategory {id: id}) MERGE (n)-[:BROADER]->(b)",
        {"rows": rows},
    )


async def declares(tx: Transaction, id: str, declared: Iterable[Declaration]) -> None:
    """Set what a dossier declares of these things."""
    rows: dict[str, list[Properties]] = {}
    for item in declared:
        label = records.broad(tuple(sorted(schema.NODE[item.label].labels)))
        row = {"id": item.id, "properties": records.declaration(item)}
        rows.setdefault(label, []).append(row)
    for label, batch in rows.items():
        await _declares(tx, id, label, batch)


async def sources(tx: Transaction, id: str, declared: Iterable[Source]) -> None:
    """Set what a dossier declares of these sources."""
    batch = [{"id": source.id, "properties": records.source(source)} for source in declared]
    await tx.run("UNWIND $rows AS row MERGE (:Source {id: row.id})", {"rows": batch})
    await _declares(tx, id, "Source", batch)


async def source_nodes(tx: Transaction, wanted: Iterable[Source]) -> None:
    """Overwrite the properties of sources."""
    rows = [{"id": s.id, "properties": {"id": s.id, **records.source(s)}} for s in wanted]
    await tx.run(
        "UNWIND $rows AS row MATCH (s:Source {id: row.id}) SET s = row.properties", {"rows": rows}
    )


async def _declares(tx: Transaction, id: str, label: str, batch: list[Properties]) -> None:
    await tx.run(
        f"MATCH (d:Dossier {{id: $id}}) UNWIND $rows AS row MATCH (n:{label} {{id: row.id}}) "
        "MERGE (d)-[r:DECLARES]->(n) SET r = row.properties",
        {"id": id, "rows": batch},
    )


async def undeclare(tx: Transaction, id: str, things: Iterable[str]) -> None:
    """Take back that a dossier declares these things; what nobody declares then goes."""
    for label in (*records.THINGS, "Source"):
        await tx.run(
            f"UNWIND $things AS thing MATCH (n:{label} {{id: thing}}) "
            "OPTIONAL MATCH (n)<-[r:DECLARES]-(:Dossier {id: $id}) DELETE r "
            "WITH DISTINCT n WHERE NOT EXISTS { (n)<-[:DECLARES]-() } DETACH DELETE n",
            {"id": id, "things": list(things)},
        )


async def claims(tx: Transaction, id: str, wanted: Iterable[Claim]) -> None:
    """Make or overwrite claims, and note that the dossier brings them."""
    batch = list(wanted)
    ids = [claim.id for claim in batch]
    await tx.run(
        "UNWIND $ids AS id MATCH (:Claim {id: id})-[r:STATES|STATED_IN|CITES|SAID_BY|WITHDRAWS]->()"
        " DELETE r",
        {"ids": ids},
    )
    await tx.run(
        "MATCH (d:Dossier {id: $id}) UNWIND $rows AS row MERGE (c:Claim {id: row.properties.id}) "
        "SET c = row.properties MERGE (d)-[b:BRINGS]->(c) SET b.place = row.place",
        {"id": id, "rows": [{"properties": records.claim(c), "place": c.place} for c in batch]},
    )
    await _links(tx, batch)
    await _statements(tx, batch)


async def _links(tx: Transaction, batch: list[Claim]) -> None:
    pairs = {
        ("STATED_IN", "Source"): [(c.id, c.source) for c in batch],
        ("CITES", "Source"): [(c.id, c.cites) for c in batch if c.cites],
        ("SAID_BY", "Party"): [(c.id, c.by) for c in batch if c.by],
        ("WITHDRAWS", "Claim"): [(c.id, of) for c in batch for of in c.withdraws],
    }
    for (type, label), rows in pairs.items():
        await tx.run(
            f"UNWIND $rows AS row MATCH (c:Claim {{id: row[0]}}) MATCH (n:{label} {{id: row[1]}}) "
            f"MERGE (c)-[:{type}]->(n)",
            {"rows": [list(row) for row in rows]},
        )


async def _statements(tx: Transaction, batch: list[Claim]) -> None:
    rows: dict[str, list[Properties]] = {}
    for claim in batch:
        for statement in claim.statements:
            label, to = records.anchor(statement.key)
            row = {"claim": claim.id, "to": to, "properties": records.stated(statement)}
            rows.setdefault(label, []).append(row)
    for label, stated in rows.items():
        await tx.run(
            f"UNWIND $rows AS row MATCH (c:Claim {{id: row.claim}}) "
            f"MATCH (n:{label} {{id: row.to}}) CREATE (c)-[s:STATES]->(n) SET s = row.properties",
            {"rows": stated},
        )


async def unbring(tx: Transaction, id: str, gone: Iterable[str]) -> None:
    """Take back that a dossier brings these claims; what nobody brings then goes."""
    await tx.run(
        "UNWIND $gone AS claim MATCH (c:Claim {id: claim}) "
        "OPTIONAL MATCH (c)<-[b:BRINGS]-(:Dossier {id: $id}) DELETE b "
        "WITH DISTINCT c WHERE NOT EXISTS { (c)<-[:BRINGS]-() } DETACH DELETE c",
        {"id": id, "gone": list(gone)},
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
        await tx.run(
            f"UNWIND $rows AS row MATCH (a:{records.broad(left)} {{id: row.left}}) "
            f"MATCH (b:{records.broad(right)} {{id: row.right}}) "
            f"MERGE (a)-[r:{type} {{id: row.id}}]->(b) SET r = row.properties",
            {"rows": batch},
        )


async def unfact(tx: Transaction, gone: Iterable[tuple[str, str]]) -> None:
    """Remove the relationships of facts, each given by type and id."""
    ids: dict[str, list[str]] = {}
    for type, id in gone:
        ids.setdefault(type, []).append(id)
    for type, batch in ids.items():
        await tx.run(
            f"UNWIND $ids AS id MATCH ()-[r:{type} {{id: id}}]->() DELETE r", {"ids": batch}
        )


async def drop_facts(tx: Transaction) -> None:
    """Remove every fact, and what is computed of agreements and measures."""
    await tx.run(f"MATCH ()-[r:{'|'.join(schema.FACT)}]->() DELETE r")
    await tx.run("MATCH (n:Agreement|Measure) SET n = {id: n.id}")


async def withdrawn(tx: Transaction, gone: frozenset[str]) -> None:
    """Mark exactly these claims as taken back."""
    await tx.run(
        "MATCH (c:Claim {withdrawn: true}) WHERE NOT c.id IN $gone REMOVE c.withdrawn",
        {"gone": sorted(gone)},
    )
    await tx.run(
        "UNWIND $gone AS id MATCH (c:Claim {id: id}) SET c.withdrawn = true",
        {"gone": sorted(gone)},
    )
