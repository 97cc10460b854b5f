"""What stands behind a party, for whoever judges it: who speaks of it, and where it has a part."""

from dataclasses import dataclass

from kb.candidates.candidate import profile
from kb.model import schema
from kb.resolve.profile import Profile
from kb.store.answers import Row, Transaction

_MOST = 100  # facts of one party whose sources are looked up
_PARTY = f"""
CYPHER 25
MATCH (p:Party {{id: $id}})
RETURN labels(p) AS labels, properties(p) AS properties,
       COLLECT {{
         MATCH (d:Dossier)-[:DECLARES]->(n) WHERE n = p OR EXISTS {{ (n)-[:SAME_AS]->(p) }}
         WITH DISTINCT d RETURN coalesce(d.title, d.id) AS title ORDER BY title
       }} AS datasets,
       COLLECT {{
         MATCH (p)-[r]-() WHERE r.claim_count IS NOT NULL
         WITH r LIMIT {_MOST}
         MATCH (c:Claim)-[:STATES {{fact: r.id}}]->() WHERE c.withdrawn IS NULL
         MATCH (c)-[:STATED_IN]->(s:Source)
         WITH DISTINCT s RETURN coalesce(s.title, s.id) AS title ORDER BY title
       }} AS sources,
       COLLECT {{
         MATCH (p)-[r]-(o) WHERE r.claim_count IS NOT NULL
         WITH type(r) AS type, startNode(r) = p AS left, o
         WITH type, left, count(DISTINCT o) AS count,
              min(coalesce(o.title, o.name, o.id)) AS example
         ORDER BY count DESC, type, left
         RETURN [type, left, count, example]
       }} AS parts
"""


@dataclass(frozen=True)
class Part:
    """What a party is, in how many agreements or beside how many others, and one of them.

    Attributes:
        word: the schema's word, as `borrower` or `owns`.
        of_it: that the others stand so to it, as those who own it.
    """

    word: str
    of_it: bool
    count: int
    example: str


@dataclass(frozen=True)
class Evidence:
    """A party as it stands in the graph, and what stands behind it.

    Attributes:
        datasets: titles of what declares it.
        sources: titles of what its facts are read in.
    """

    profile: Profile
    datasets: tuple[str, ...]
    sources: tuple[str, ...]
    parts: tuple[Part, ...]


async def of(tx: Transaction, party: str) -> Evidence | None:
    """Return what stands behind a party, by its canonical id; None where there is none."""
    rows = await tx.run(_PARTY, {"id": party})
    return _evidence(rows[0]) if rows else None


def _evidence(row: Row) -> Evidence:
    return Evidence(
        profile(row["labels"], row["properties"]),
        tuple(row["datasets"]),
        tuple(row["sources"]),
        tuple(_part(*part) for part in row["parts"]),
    )


def _part(type: str, left: bool, count: int, example: str) -> Part:
    fact = schema.FACT[type]
    return Part(fact.key.replace("_", " "), not left and not schema.is_role(fact), count, example)
