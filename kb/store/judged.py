"""Reading judgements, and who is who by them."""

from datetime import UTC

from kb.model.identities import Identities
from kb.model.judgements import Judgement, Verdict
from kb.resolve import clusters
from kb.store.answers import Row, Transaction

_SECOND = "%Y-%m-%dT%H:%M:%SZ"


async def every(tx: Transaction, verdict: Verdict | None = None) -> list[Judgement]:
    """Return all judgements, or those of one verdict, in the order of what they are on."""
    rows = await tx.run(
        "MATCH (j:Judgement) WHERE $verdict IS NULL OR j.verdict = $verdict "
        "RETURN properties(j) AS p ORDER BY j.one, j.other",
        {"verdict": verdict},
    )
    return [_judgement(row["p"]) for row in rows]


def _judgement(stored: Row) -> Judgement:
    return Judgement(
        stored["one"],
        stored["other"],
        Verdict(stored["verdict"]),
        stored["by"],
        stored["at"].astimezone(UTC).strftime(_SECOND),
        stored.get("why", ""),
        stored.get("score"),
    )


async def identities(tx: Transaction) -> Identities:
    """Return who is who."""
    return clusters.identities(await every(tx, Verdict.SAME))
