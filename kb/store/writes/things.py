"""Writing things and sources, and who declares them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kb.model import schema
from kb.model.claims import Declaration, Source
from kb.model.identities import Identities
from kb.project.nodes import Node
from kb.store import labels, records
from kb.store.outcome import Outcome
from kb.store.plan import Plan
from kb.store.records import Properties
from kb.store.writes.statement import NODE, RELATIONSHIP, Write, given, setting

EVERY_LABEL = frozenset[str]().union(*(node.labels for node in schema.NODES))
# Under whatever ids it was declared, nobody declares it any more.
GONE = "CALL (row) { MATCH (n:Party {id: row}) DETACH DELETE n }"
# A loan that turns out to be a grant keeps nothing that only loans have.
_EVERY_PROPERTY = sorted(frozenset[str]().union(*(NODE[node.labels] for node in schema.NODES)))


def written(outcome: Outcome) -> Iterator[Write]:
    """Yield what makes new things, and overwrites changed ones, and what each kind of data is."""
    for own, rows in by_labels(outcome.things.created).items():
        yield Write(f"CREATE (:{':'.join(sorted(own))} {given(NODE[own])})", rows)
    for own, rows in by_labels(outcome.things.changed).items():
        yield Write(f"MATCH (x:{broad(own)} {{id: row.p.id}}) {made(own)}", rows)
    yield from _broader(outcome)


def made(own: frozenset[str]) -> str:
    """Return what makes of `x` a thing with exactly these labels, and what the row's `p` has."""
    return f"{setting(_EVERY_PROPERTY)} {_relabelled(own, broad(own))}"


def broad(own: frozenset[str]) -> str:
    """Return the label by which things with these are found."""
    return labels.broad(tuple(sorted(own)))


def _relabelled(own: frozenset[str], label: str) -> str:
    """Return what gives `x` exactly its own labels; the one by which it is found it has."""
    added = "".join(f":{name}" for name in sorted(own - {label}))
    return f"REMOVE x:{':'.join(sorted(EVERY_LABEL - own))}" + (f" SET x{added}" if added else "")


def by_labels(
    things: Iterable[tuple[Node, Properties]],
) -> dict[frozenset[str], list[Properties]]:
    """Return things by their labels, each as the row that writes it."""
    rows: dict[frozenset[str], list[Properties]] = defaultdict(list)
    for node, properties in things:
        rows[node.labels].append({"p": properties})
    return rows


def _broader(outcome: Outcome) -> Iterator[Write]:
    created = [node for node, _ in outcome.things.created if "DataCategory" in node.labels]
    changed = [node for node, _ in outcome.things.changed if "DataCategory" in node.labels]
    yield Write(
        "CALL (row) { MATCH (:DataCategory {id: row})-[r:BROADER]->() DELETE r }",
        [node.id for node in changed],
    )
    yield Write(
        "MATCH (n:DataCategory {id: row[0]}) MATCH (b:DataCategory {id: row[1]}) "
        "CREATE (n)-[:BROADER]->(b)",
        [[node.id, id] for node in (*created, *changed) for id in node.broader],
        makes=1,
    )


def sources(plan: Plan) -> Iterator[Write]:
    """Yield what writes the nodes of sources."""
    rows = [{"p": {"id": source.id, **records.source(source)}} for source in plan.sources]
    yield Write(f"MERGE (x:Source {{id: row.p.id}}) {setting(NODE[frozenset({'Source'})])}", rows)


def declared(plan: Plan) -> Iterator[Write]:
    """Yield what sets what the dataset declares of things and sources."""
    moved, things = plan.difference.moved, plan.difference.things
    created: dict[str, list[Properties]] = defaultdict(list)
    changed: dict[str, list[Properties]] = defaultdict(list)
    for id, item in things.written.items():
        known = id in things.changed and id not in moved
        label = _label(item, plan.who)
        (changed if known else created)[label].append({"id": id, "p": _spoken(item)})
    match = "MATCH (d:Dossier {id: $dataset})"
    yield Write("MERGE (:Referent {id: row.id})", created["Referent"])
    for label, rows in created.items():
        yield Write(
            f"{match} MATCH (n:{label} {{id: row.id}}) "
            f"CREATE (d)-[:DECLARES {given(RELATIONSHIP['DECLARES'])}]->(n)",
            rows,
            plan.dataset,
            makes=1,
        )
    for label, rows in changed.items():
        yield Write(
            f"{match}-[x:DECLARES]->(:{label} {{id: row.id}}) {setting(RELATIONSHIP['DECLARES'])}",
            rows,
            plan.dataset,
        )


def _label(item: Declaration | Source, who: Identities) -> str:
    if isinstance(item, Source):
        return "Source"
    if who.of(item.id) != item.id:
        return "Referent"
    return labels.broad(tuple(sorted(schema.NODE[item.label].labels)))


def _spoken(item: Declaration | Source) -> Properties:
    return records.source(item) if isinstance(item, Source) else records.declaration(item)


def undeclared(plan: Plan) -> Iterator[Write]:
    """Yield what takes back what a dataset declares no more; what nobody declares then goes."""
    things = sorted({*plan.difference.things.removed, *plan.difference.moved})
    for label in (*labels.DECLARED, "Source"):
        found = f"(n:{label} {{id: row}})"
        yield Write(
            f"CALL (row) {{ MATCH (:Dossier {{id: $dataset}})-[r:DECLARES]->{found} DELETE r }}",
            things,
            plan.dataset,
        )
        yield Write(
            f"CALL (row) {{ MATCH {found} WHERE NOT EXISTS {{ (n)<-[:DECLARES|SAME_AS]-() }} "
            "DETACH DELETE n }",
            things,
        )
    yield Write(GONE, [id for id in plan.outcome.things.removed if plan.who.has(id)])
