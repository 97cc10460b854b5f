"""Which parties of the graph may be one: all of them among themselves, or one among the others."""

from collections.abc import AsyncIterator, Iterable
from operator import itemgetter

from kb.candidates.candidate import declared, profile
from kb.candidates.for_names import found_for
from kb.model.claims import Declaration
from kb.resolve import blocking, compare, proposals, words
from kb.resolve.profile import Profile
from kb.resolve.proposals import Proposal, Settled
from kb.store import judged, stored
from kb.store.answers import Transaction
from kb.store.driver import Database

_AT_ONCE = 10_000
_BESIDE = 50  # others that one party is laid beside
_ALL = "MATCH (p:Party) RETURN labels(p) AS labels, properties(p) AS properties"
_ONE = "MATCH (p:Party {id: $id}) RETURN labels(p) AS labels, properties(p) AS properties"


async def all_proposals(db: Database, least: float = compare.CANDIDATE) -> list[Proposal]:
    """Return the pairs of parties that may be one and are not judged, the likeliest first.

    All parties are laid in blocks on disk; what memory holds are those that may be one.

    Raises:
        MissingExtra: what names are compared by is not installed.
        DatabaseError: Neo4j cannot answer.
    """
    words.check_installed()
    with blocking.opened() as blocks:
        async with db.reading() as tx:
            async for batch in _batches(tx):
                blocks.add(batch)
            decided = await judged.every(tx)
        found = proposals.proposed(blocks.pairs(), least)
    return [*proposals.open_ones(found, proposals.settled(decided))]


async def proposals_for(
    tx: Transaction, party: str, least: float = compare.CANDIDATE
) -> list[Proposal]:
    """Return whom one party may be, where nobody has judged it, the likeliest first.

    Args:
        tx: where to ask.
        party: its canonical id, as `kb.queries.parties.resolve` finds it.
        least: the least score.
    """
    own = await read(tx, party)
    if own is None or own.collective:
        return []
    near = await found_for(tx, own, _BESIDE)
    pairs = ((own, other) for other in near if other.id != own.id)
    found = proposals.proposed(pairs, least)
    return [*proposals.open_ones(found, proposals.settled(await judged.every(tx)))]


async def read(tx: Transaction, party: str) -> Profile | None:
    """Return what is known of a party, by its canonical id; None where there is none."""
    rows = await tx.run(_ONE, {"id": party})
    return profile(rows[0]["labels"], rows[0]["properties"]) if rows else None


async def members(
    tx: Transaction, proposals: Iterable[Proposal], decided: Settled
) -> dict[str, tuple[Profile, ...]]:
    """Return of each proposed party that was merged before those that it was made of, by its id."""
    who = decided.who
    merged = sorted({id for one in proposals for id in one.pair if who.has(id)})
    said: dict[str, list[Declaration]] = {}
    for _, one in sorted(await stored.declarations(tx, who.every(merged)), key=itemgetter(0)):
        said.setdefault(one.id, []).append(one)
    return {
        party: tuple(declared(id, said[id]) for id in who.members(party) if id in said)
        for party in merged
    }


async def _batches(tx: Transaction) -> AsyncIterator[list[Profile]]:
    batch: list[Profile] = []
    async for row in tx.stream(_ALL):
        batch.append(profile(row["labels"], row["properties"]))
        if len(batch) == _AT_ONCE:
            yield batch
            batch = []
    yield batch
