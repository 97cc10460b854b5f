"""Reading judgements, and who is who by them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter

from kb.model.identities import Identities
from kb.model.judgements import Judgement, Verdict
from kb.resolve import clusters
from kb.store import journal, stored
from kb.store.answers import Transaction

# In one record, and without a moment, of which the driver makes an object: of ten thousand
# judgements these took nine tenths of a second.
_FIELDS = {
    **{name: f"j.{name}" for name in ("one", "other", "verdict", "by", "score")},
    "why": "coalesce(j.why, '')",
    "at": """format(datetime({datetime: j.at, timezone: 'Z'}), "yyyy-MM-dd'T'HH:mm:ss'Z'")""",
}


async def every(tx: Transaction, verdict: Verdict | None = None) -> list[Judgement]:
    """Return all judgements, or those of one verdict, in the order of what they are on."""
    rows = await tx.gathered(
        "CYPHER 25 MATCH (j:Judgement) WHERE $verdict IS NULL OR j.verdict = $verdict "
        "WITH j ORDER BY j.one, j.other",
        _FIELDS,
        {"verdict": verdict},
    )
    return [Judgement(**{**row, "verdict": Verdict(row["verdict"])}) for row in rows]


@dataclass(frozen=True)
class Known:
    """All judgements, by id, as somebody read them.

    Attributes:
        edition: of which the graph was then; None where nobody has read any.
    """

    edition: str | None = None
    judgements: Mapping[str, Judgement] = field(default_factory=dict)


async def known(tx: Transaction, before: Known) -> Known:
    """Return all judgements: those that were read before, while the graph is of that edition."""
    # Asked first: what is judged in between is read, and read again the next time.
    edition = await journal.edition(tx)
    if before.edition == edition:
        return before
    return Known(edition, {one.id: one for one in await every(tx)})


async def called(tx: Transaction, ids: Iterable[str]) -> dict[str, str]:
    """Return what datasets call parties, by id; of a referent what they call it and not its party.

    Where several do, it is what the first of them by its id calls it.
    """
    declared = sorted(await stored.declarations(tx, ids), key=itemgetter(0), reverse=True)
    return {item.id: item.name for _, item in declared if item.name}


async def identities(tx: Transaction) -> Identities:
    """Return who is who."""
    return clusters.identities(await every(tx, Verdict.SAME))
