"""Writing claims: where each stands, who says it, what it states, and which dataset brings it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from kb.model.claims import Claim
from kb.model.identities import Identities
from kb.store import labels, records
from kb.store.plan import Plan
from kb.store.records import Properties
from kb.store.writes.statement import NODE, RELATIONSHIP, Write, given, setting

_LINKS = "STATES|STATED_IN|CITES|SAID_BY|WITHDRAWS"
# Whether a claim counts is written by itself: it depends on the others.
_OWN = [name for name in NODE[frozenset({"Claim"})] if name != "withdrawn"]


def written(plan: Plan) -> Iterator[Write]:
    """Yield what makes new claims, overwrites changed ones, and joins others' to the dataset."""
    found, dataset = plan.difference, plan.dataset
    yield Write(
        "MATCH (d:Dossier {id: $dataset}) MATCH (s:Source {id: row.source}) "
        f"CREATE (c:Claim {given(_OWN)}) "
        "CREATE (d)-[:BRINGS {place: row.place}]->(c) CREATE (c)-[:STATED_IN]->(s)",
        [_row(claim) for claim in found.created],
        dataset,
        makes=2,
    )
    yield from _overwritten(found.overwritten)
    yield Write(
        "MATCH (d:Dossier {id: $dataset}) MATCH (c:Claim {id: row.id}) "
        "MERGE (d)-[b:BRINGS]->(c) SET b.place = row.place",
        [{"id": c.id, "place": c.place} for c in (*found.overwritten, *found.joined)],
        dataset,
    )
    yield from links(found.written, plan.who)
    yield from statements(found.written, plan.who)
    yield from _withdrawals(plan)


def _row(claim: Claim) -> Properties:
    return {"source": claim.source, "place": claim.place, "p": records.claim(claim)}


def _overwritten(claims: Sequence[Claim]) -> Iterator[Write]:
    rows = [_row(claim) for claim in claims]
    ids = [claim.id for claim in claims]
    yield Write(f"MATCH (x:Claim {{id: row.p.id}}) {setting(_OWN)}", rows)
    yield Write(f"CALL (row) {{ MATCH (:Claim {{id: row}})-[r:{_LINKS}]->() DELETE r }}", ids)
    yield Write(
        "MATCH (c:Claim {id: row.p.id}) MATCH (s:Source {id: row.source}) "
        "CREATE (c)-[:STATED_IN]->(s)",
        rows,
        makes=1,
    )


def links(claims: Sequence[Claim], who: Identities) -> Iterator[Write]:
    """Yield what says which sources claims cite, and who speaks."""
    yield Write(
        "MATCH (c:Claim {id: row[0]}) MATCH (n:Source {id: row[1]}) CREATE (c)-[:CITES]->(n)",
        [[claim.id, id] for claim in claims for id in claim.cites],
        makes=1,
    )
    yield from speakers(((claim.id, claim.by) for claim in claims if claim.by), who)


def speakers(spoken: Iterable[tuple[str, str]], who: Identities) -> Iterator[Write]:
    """Yield what says who speaks, and by which id the claim calls it where that is another."""
    yield Write(
        "MATCH (c:Claim {id: row[0]}) MATCH (n:Party {id: row[1]}) "
        "CREATE (c)-[:SAID_BY {named: row[2]}]->(n)",
        [[claim, who.of(by), by if who.of(by) != by else None] for claim, by in spoken],
        makes=1,
    )


def statements(claims: Iterable[Claim], who: Identities) -> Iterator[Write]:
    """Yield what says what claims state, and of which fact."""
    rows: dict[str, list[Properties]] = defaultdict(list)
    for claim in claims:
        for statement in claim.statements:
            key = who.key(statement.key)
            label, to = labels.anchor(key)
            own = {**records.stated(statement), "fact": key.id}
            rows[label].append({"claim": claim.id, "to": to, "p": own})
    for label, stated in rows.items():
        yield Write(
            f"MATCH (c:Claim {{id: row.claim}}) MATCH (n:{label} {{id: row.to}}) "
            f"CREATE (c)-[:STATES {given(RELATIONSHIP['STATES'])}]->(n)",
            stated,
            makes=1,
        )


def _withdrawals(plan: Plan) -> Iterator[Write]:
    """Yield what draws withdrawals: a claim that comes back is still taken back by its taker."""
    yield Write(
        "MATCH (c:Claim {id: row[0]}) MATCH (n:Claim {id: row[1]}) MERGE (c)-[:WITHDRAWS]->(n)",
        [[one.by, one.of] for one in plan.withdrawals],
    )
    yield Write("MATCH (c:Claim {id: row}) SET c.withdrawn = true", sorted(plan.marked))
    yield Write("MATCH (c:Claim {id: row}) SET c.withdrawn = null", sorted(plan.unmarked))


def unbrought(plan: Plan) -> Iterator[Write]:
    """Yield what takes back that a dataset brings claims; what nobody brings then goes."""
    gone = sorted(plan.difference.stale)
    yield Write(
        "CALL (row) { MATCH (c:Claim {id: row})<-[b:BRINGS]-(:Dossier {id: $dataset}) DELETE b }",
        gone,
        plan.dataset,
    )
    yield Write(
        "CALL (row) { MATCH (c:Claim {id: row}) WHERE NOT EXISTS { (c)<-[:BRINGS]-() } "
        "DETACH DELETE c }",
        gone,
    )
