"""Reading judgements, and who is who by them."""

from collections.abc import Iterable
from datetime import UTC
from operator import itemgetter

from kb.model.identities import Identities
from kb.model.judgements import Judgement, Verdict, moment
from kb.resolve import clusters
from kb.store import stored
from kb.store.answers import Row, Transaction


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
        moment(stored["at"].astimezone(UTC)),
        stored.get("why", ""),
        stored.get("score"),
    )


async def called(tx: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """Return what datasets call parties, by id; of a referent what they call it and not its party.

    Where several do, it is what the first of them by its id calls it.
    """
    declared = sorted(await stored.declarations(tx, ids), key=itemgetter(0), reverse=True)
    return {item.id: item.name for _, item in declared if item.name}


async def identities(tx: Transaction) -> Identities:
    """Return who is who."""
    return clusters.identities(await every(tx, Verdict.SAME))
